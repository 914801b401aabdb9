#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// What a choice of sites has to keep.
struct LimitedTask {
    SitingLimits limits; ///< goal Fewest: with the share to cover as a limit on everyone
    std::vector<Fixing> fixings;
    FacilityRange range;
    std::vector<std::uint32_t> known; ///< a choice that keeps everything; may be empty
    bool isSearchedAnyway = false;    ///< though the plan given keeps everything: it is not the best without
};

/// What the problem itself asks for.
[[nodiscard]] LimitedTask taskOf(const SitingProblem& problem);

/// From the best plan without SitingLimits to a good one that keeps the task. The bound stays that of the
/// plan given: limits only make the best plan worse. A plan that keeps all limits as it is comes back as it
/// is, or, goals Fewest and WorstWalk, searched on.
///
/// `meter` must not have spent its work on the plan given. Where no plan is found that keeps them, status
/// Infeasible, no open sites, and a smallest clash: each of its limits left out, the search finds a plan that
/// keeps the others (deletion filter; Chinneck and Dravnieks 1991).
[[nodiscard]] SitingPlan keepLimits(const SitingProblem& problem, const LimitedTask& task, SitingPlan relaxed,
                                    std::uint64_t seed, WorkMeter& meter);

/// The objective of a choice by the problem's goal, computed anew.
[[nodiscard]] SitingPlan planOfChoice(const SitingProblem& problem, const std::vector<std::uint32_t>& open,
                                      WorkMeter& meter);

} // namespace planner::detail
