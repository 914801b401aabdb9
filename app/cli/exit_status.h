#pragma once

#include "libplanner/base/error.h"

namespace app::cli {

/// What the program tells the shell (the command line is a contract).
enum class ExitStatus : int {
    Done = 0,
    InternalError = 1,
    Usage = 2,
    BadInput = 3,
    Infeasible = 4,
    Cancelled = 130,
};

[[nodiscard]] ExitStatus exitStatusOf(planner::ErrorCode code);

} // namespace app::cli
