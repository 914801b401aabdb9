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

/// The required sites and the first of the others.
[[nodiscard]] MedianAnswer anyChoice(const MedianInstance& instance);

/// Whether a choice with an objective of at most `target` exists.
enum class Decision { Yes, No, Unknown };
struct MedianDecision {
    Decision decision = Decision::Unknown;
    MedianAnswer answer; ///< Yes: the choice; otherwise the best found
};
/// Searches only until the answer is known, or `mostNodes` branchings were not enough.
[[nodiscard]] MedianDecision decideMedian(const MedianInstance& instance, std::int64_t target,
                                          std::int64_t mostNodes, std::uint64_t seed, WorkMeter& meter);

} // namespace planner::detail
