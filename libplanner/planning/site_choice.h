#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/siting/siting_mix.h"
#include "libplanner/siting/siting_plan.h"

#include <optional>
#include <stop_token>

namespace planner {

/// Where two goals share the plan: the second one's problem and what came of both.
struct SecondChoice {
    CitySiting siting;
    MixedPlan mix;
};

/// The sites chosen for a scenario.
struct SiteChoice {
    CitySiting siting; ///< by the scenario's goal
    SitingPlan sites;
    std::optional<SecondChoice> second;
};

/// Chooses the sites of the scenario's goal, or goals, under all its limits.
///
/// A single goal LeastCost is searched on with the true, stepped costs; where two goals share the plan, it
/// counts the straight lines below them. Memory: with two goals, both problems. Throws as makeCitySiting and
/// serveEverybody; Error{Infeasible} with the limits that clash; Error{BadValue} for the same goal twice.
[[nodiscard]] SiteChoice chooseSites(const City& city, const DemandWeights& weights,
                                     const SiteDecisions& decisions, const Scenario& scenario,
                                     const Parameters& parameters, const PlanOptions& options,
                                     std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
