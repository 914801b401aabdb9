#pragma once

#include "libplanner/collection/plan_collection.h"

#include <vector>

namespace planner::detail {

/// About what one visit to each cabin costs, in cost units, when its loads are as large as they may get: its
/// part of the way to the centre and back, and the way from its nearest cabin. O(cabins²).
[[nodiscard]] std::vector<std::int64_t> visitWorths(const CollectionInput& input,
                                                    const CollectionParameters& parameters,
                                                    const std::vector<CabinFill>& fills);

} // namespace planner::detail
