#pragma once

#include "libplanner/siting/median_climb.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>

namespace planner::detail {

/// Goals where every open site in a client's row has a say (SitingProblem::isJoint): openings and swaps from
/// a greedy start and from the sites the bound takes, in turn with the falling bound, until the gap closes,
/// the bound falls no more or the work is done. Figures of the answer are costs: the problem's worstCost()
/// less objective and bound.
[[nodiscard]] MedianAnswer searchJoint(const SitingProblem& problem, double gap, std::uint64_t seed,
                                       WorkMeter& meter);

} // namespace planner::detail
