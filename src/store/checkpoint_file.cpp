#include "store/checkpoint.hpp"
#include "store/new_file.hpp"

#include <cofin/error.hpp>

namespace cofin {

void write_checkpoint(const checkpoint& made, const std::string& file) {
    new_file written(file);
    written.write(checkpoint_text(made));
    if (!written.take_name())
        throw parse_error({file}, wording("a file"),
                          wording("a new name: no checkpoint is written over another"));
}

} // namespace cofin
