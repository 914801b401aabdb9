#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/demand/demand_model.h"
#include "libplanner/planning/siting_costs.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planner {

/// How one goal reads the city.
struct GoalView {
    SitingGoal goal = SitingGoal::Walk;
    std::vector<std::int64_t> weights; ///< by demand point: g/day, or thousandths of a person
    double scale = 1.0;                ///< the solver's objective times this is in `unit`
    std::string unit;                  ///< "kg·m/day", "cabins", "people", "m", "kg/day", "CNY/year"
    std::string weightUnit;            ///< of a thousand units of weight: "people" or "kg/day"
    SitingCosts costs;                 ///< goal LeastCost
    CostLines lines;                   ///< goal LeastCost
    Distance shift; ///< goal LeastCost: what the lines' slope comes to, as a walk added to every way
};

/// What homes weigh by a goal: Walk, Material and LeastCost by kg/day, Fewest, Reach and WorstWalk by people
/// (by kg/day where the source tells no people).
[[nodiscard]] std::vector<std::int64_t> goalWeights(const City& city, const DemandWeights& weights,
                                                    Goal goal);

/// Weights, units and costs of the scenario's goal.
[[nodiscard]] GoalView goalView(const City& city, const DemandWeights& weights, const Scenario& scenario,
                                const Parameters& parameters);

/// Whether goal Reach counts people less the farther they walk (`siting.gradual_reach`).
[[nodiscard]] bool isGradual(const Parameters& parameters);
/// Whether goal Reach counts people reached twice more (`siting.backup_share`); not with gradual cover.
[[nodiscard]] bool hasBackup(const Parameters& parameters);

/// The profile's attendance over the walk (`decay.*`), as points every 10 m up to `limit`; none come from
/// beyond. Exponential exp(-d / d0), or logistic, scaled to 1 at the door.
[[nodiscard]] std::vector<DecayPoint> attendanceCurve(const Parameters& parameters, Distance limit);

/// Gradual cover: everyone up to `decay.full_cover_m`, falling to nobody at `decay.no_cover_m`.
[[nodiscard]] std::vector<DecayPoint> gradualCover(const Parameters& parameters, Distance limit);

} // namespace planner
