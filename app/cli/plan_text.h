#pragma once

#include "libplanner/scenario/plan.h"

#include <QString>

#include <string>
#include <vector>

namespace app::cli {

/// A plan for people: the indicators, how good it is in words, who is without a cabin and why, the files.
[[nodiscard]] QString planText(const planner::Plan& plan, const std::vector<std::string>& files);

} // namespace app::cli
