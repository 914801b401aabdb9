#pragma once

#include "libplanner/planning/how_many.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace app::cli {

/// The answer of `plan --how-many --json`: norm, asked, existing, districts, and one object a number of
/// cabins.
[[nodiscard]] nlohmann::ordered_json numbersToJson(const planner::NumberTable& table,
                                                   const planner::City& city);

/// The same for people: a line a number, what the last cabin gains, the norm by district.
[[nodiscard]] QString numbersText(const planner::NumberTable& table, const planner::City& city);

} // namespace app::cli
