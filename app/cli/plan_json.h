#pragma once

#include "libplanner/scenario/plan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace app::cli {

/// The answer of `plan --json` (design: the project file). Homes without a cabin are listed one by one.
[[nodiscard]] nlohmann::ordered_json planToJson(const planner::Plan& plan,
                                                const std::vector<std::string>& files);

} // namespace app::cli
