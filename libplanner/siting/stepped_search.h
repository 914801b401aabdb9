#pragma once

#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace planner {

/// What a site costs, in weight × mm, when its clients weigh so much together; may jump, as sizes do.
using SteppedCost = std::function<std::int64_t(std::uint32_t site, std::int64_t load)>;

struct SteppedAnswer {
    std::vector<std::uint32_t> open; ///< ascending
    std::int64_t objective =
        0; ///< the sites' stepped costs and weight × walk; an unserved walk is unservedWalk()
};

/// Betters a choice of sites for goal LeastCost where a site's cost depends on what it serves: opens, closes
/// and moves single sites to their neighbours while the true cost falls. Every client walks to its nearest
/// open site. Number, states and SitingLimits stay kept when the start keeps them. Stopped: the best so far.
/// Cost: a pass tries every site once, each at the price of the clients it could serve.
[[nodiscard]] SteppedAnswer searchStepped(const SitingProblem& problem,
                                          const std::vector<std::uint32_t>& start, const SteppedCost& cost,
                                          std::stop_token stop);

} // namespace planner
