#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace planner::detail {

/// The problem's states as fixings.
[[nodiscard]] std::vector<Fixing> fixingsOf(const SitingProblem& problem);

/// A range that keeps a swap search at the number of sites it has, where sites cost nothing to open.
inline constexpr FacilityRange SameNumber{0, 0};

/// The problem with fixings and a range of its own, its rows copied. Goal WorstWalk becomes a sum of steeply
/// rising costs in which the longest walks outweigh all others: good for ordering plans, not for their
/// objective; `longest`, where known, is the walk about which they are steepest. `hasOpeningCosts` false:
/// sites cost nothing to open.
[[nodiscard]] std::unique_ptr<MedianInstance> medianOf(const SitingProblem& problem,
                                                       std::vector<Fixing> fixings, FacilityRange range,
                                                       bool hasOpeningCosts, WorkMeter& meter,
                                                       std::uint32_t longest = 0);

/// The longest walk of any client that counts, mm, when it walks `walks`; goal WorstWalk's objective.
[[nodiscard]] std::int64_t longestWalk(const SitingProblem& problem, const std::vector<std::uint32_t>& walks);

} // namespace planner::detail
