/// What commands derive events from.
#pragma once

#include "store/stored_project.hpp"

namespace cofin::cli {

using ledger_project = stored_project;

} // namespace cofin::cli
