#pragma once

#include "libplanner/planning/dispatch.h"
#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace app::cli {

/// Reads what stands in the cabins from a table with a column of cabin ids (id, cabin, 编号, …) and one of kg
/// (kg, 重量, …) or of percent full (full, fill, %, 满载率, …; "full" or "满" as a value: 100). Throws
/// planner::Error{FieldMissing, BadValue} naming the row.
[[nodiscard]] std::vector<planner::CabinStockNote> readFill(const std::string& flag,
                                                            const planner::Plan& plan);

} // namespace app::cli
