#pragma once

#include "libplanner/planning/siting_stage.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/solve_siting.h"

#include <stop_token>

namespace planner {

/// A choice of sites that leaves nobody beyond the maximum walk: `found`, where it does so already; else one
/// built on the fewest sites that reach everybody, with `found`'s bound, which holds for it too.
///
/// Throws Error{Infeasible}: "max-walk" with the homes no place can serve, or with the fewest cabins that
/// could.
[[nodiscard]] SitingPlan serveEverybody(SitingPlan found, const City& city, const CitySiting& siting,
                                        const SitingOptions& options, std::stop_token stop,
                                        const ProgressFunction& progress);

} // namespace planner
