#pragma once

#include "libplanner/city/city.h"
#include "libplanner/scenario/scenario.h"

#include <vector>

namespace planner {

/// What a scenario's pins and painted areas mean for each candidate of the city.
struct SiteDecisions {
    std::vector<bool> required;  ///< by SiteIndex
    std::vector<bool> forbidden; ///< by pin, painted area, the city's forbidden areas, or no way to reach it
    std::vector<Pin> detached;   ///< pins without a candidate within 30 m
};

/// Attaches each pin to the candidate of its key, or, where candidates were made anew, to the nearest one
/// within 30 m. A site both required and forbidden throws Error{Infeasible} with its id and both reasons.
/// Cabins that stand and are to be kept are required, unless all of them `mayClose`.
[[nodiscard]] SiteDecisions decideSites(const City& city, const Scenario& scenario, bool mayClose = false);

} // namespace planner
