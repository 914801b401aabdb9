#pragma once

#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <vector>

namespace planner {

/// What opening or closing a single site would do to a plan's objective, all else as it is.
///
/// Unit: the objective's, positive when a closed site would better it or an open one would be missed. Goal
/// Fewest: the weight that would come within reach or lose it. Goal WorstWalk: mm of the longest walk.
struct SiteEffects {
    std::vector<std::int64_t> gain; ///< one a site; 0 for open ones
    std::vector<std::int64_t> loss; ///< one a site; 0 for closed ones
    std::vector<std::int64_t>
        walkAdded; ///< one a site: weight × mm more if it closes, an unserved walk capped
    std::vector<std::uint32_t> served; ///< clients one a site serves
};

/// `open`: as in SitingPlan. Cost: one pass over the entries; goal WorstWalk sorts the clients besides.
[[nodiscard]] SiteEffects siteEffects(const SitingProblem& problem, const std::vector<std::uint32_t>& open);

} // namespace planner
