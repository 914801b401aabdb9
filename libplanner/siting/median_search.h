#pragma once

#include "libplanner/siting/median_climb.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/solve_siting.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>

namespace planner::detail {

/// Work for which a plan is worth waiting: more for small problems, which may close, less for large ones.
[[nodiscard]] std::int64_t defaultEffort(std::size_t entryCount);

/// Greedy start, swaps to a local optimum, then a climbing bound whose sites start further searches, until
/// the gap closes or the work is done.
[[nodiscard]] MedianAnswer searchMedian(const MedianInstance& instance, const SitingOptions& options,
                                        WorkMeter& meter);

} // namespace planner::detail
