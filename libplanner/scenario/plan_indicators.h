#pragma once

#include "libplanner/city/parameters.h"
#include "libplanner/scenario/indicators.h"
#include "libplanner/scenario/plan.h"

namespace planner {

/// Every number a plan is judged by, from its cabins, allocation and routes alone.
///
/// Walks are weighted by people; unserved homes count in no walk. Cost: O(n log n) in the homes.
[[nodiscard]] Indicators indicatorsOf(const Plan& plan, const Parameters& parameters);

} // namespace planner
