#pragma once

#include "libplanner/scenario/scenario.h"

#include <string>
#include <vector>

namespace app::cli {

/// Reads what a person decided about the rounds from a table: a column of cabin ids (id, cabin, 编号, …) and
/// any of `truck` (车牌), `day` (from 1), `order` (a number; lower ones of the same truck come before) and
/// `first` (yes, 1, 是: opens its truck's day). Throws planner::Error{FieldMissing, BadValue} naming the row.
[[nodiscard]] std::vector<planner::RoundLock> readLocks(const std::string& flag);

} // namespace app::cli
