// Two units that include everything link: no public header defines what is not inline.

#include <cofin/cofin.hpp>
#include <cofin/plugin/abi.h>

namespace consumer {

bool is_whole(const cofin::money& amount);
bool is_whole(const cofin::money& amount) {
    return amount.minor() % amount.currency().minor_per_major() == 0;
}

} // namespace consumer
