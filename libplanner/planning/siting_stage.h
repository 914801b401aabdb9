#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/demand/demand_model.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/siting_goals.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace planner {

/// A siting problem with the way back from its numbers to the city's.
struct CitySiting {
    std::shared_ptr<const SitingProblem> problem;
    std::vector<SiteIndex> sites;     ///< the problem's site → the city's candidate
    std::vector<DemandIndex> clients; ///< the problem's client → the city's demand point
    GoalView view;
};

/// The profile with the scenario's settings laid over it. Throws Error{UnknownSetting, BadValue}.
[[nodiscard]] Parameters withSettings(const Parameters& profile, const Scenario& scenario);

/// Whether cabins that stand may close (`siting.existing_may_close`).
[[nodiscard]] bool mayClose(const Parameters& parameters);

/// The walk limit in force: the scenario's, else the profile's.
[[nodiscard]] Distance maxWalkOf(const Scenario& scenario, const Parameters& parameters);

/// How many cabins are asked for: the scenario's number, else what the norm gives for the city's people.
[[nodiscard]] std::uint32_t cabinCountOf(const City& city, const Scenario& scenario,
                                         const Parameters& parameters);

/// The siting problem of the scenario's goal: walk rows of every home within the limit, weights, states,
/// limits.
///
/// With a second goal, homes of no weight by this goal but some by the other are clients too, so that both
/// problems have the same. Goal WorstWalk looks farther than the maximum walk, up to the unserved walk, as
/// far as rows of 64 million entries go. Goal LeastCost finds the number of cabins unless one is asked for,
/// which then is the most. Cost: one bounded search per candidate; 8 bytes for each home and candidate within
/// the walk limit. Throws Error{NoCandidates, Infeasible, NoDemand}, Cancelled.
[[nodiscard]] CitySiting makeCitySiting(const City& city, const DemandWeights& weights,
                                        const SiteDecisions& decisions, const Scenario& scenario,
                                        const Parameters& parameters, unsigned threads, std::stop_token stop,
                                        const ProgressFunction& progress);

} // namespace planner
