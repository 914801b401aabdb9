#pragma once

#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace planner {

/// A good choice of so many sites for goals whose costs are walks, cover or attendance.
///
/// Calls `take(open)` for every number from `least` to `most`, ascending, with the open sites (ascending):
/// each from the one before by the site that gains most and swaps to a local optimum, required sites
/// included. Numbers below the required ones, or above the sites that may open, are left out. SitingLimits
/// and opening costs are not looked at. Returns false when stopped. Cost: a look at every site a number and a
/// swap.
bool forEachNumber(const SitingProblem& problem, std::uint32_t least, std::uint32_t most,
                   const std::function<void(const std::vector<std::uint32_t>&)>& take, std::stop_token stop);

} // namespace planner
