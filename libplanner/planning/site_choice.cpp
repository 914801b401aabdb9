#include "libplanner/planning/site_choice.h"

#include "libplanner/planning/siting_explanation.h"
#include "libplanner/planning/siting_summary.h"
#include "libplanner/planning/strict_limit.h"
#include "libplanner/siting/solve_siting.h"
#include "libplanner/siting/work_meter.h"

#include <memory>
#include <utility>

namespace planner {

namespace {

constexpr double FirstShare = 0.4; ///< of a limit in seconds, where a second goal follows

SitingOptions sitingOptions(const Scenario& scenario, const PlanOptions& options, double share) {
    SitingOptions made;
    made.seed = scenario.seed;
    made.threads = options.threads;
    made.budget = detail::partOf(options.budget, share);
    return made;
}

/// The scenario as the second goal sees it.
Scenario swapped(Scenario scenario) {
    std::swap(scenario.goal, scenario.second->goal);
    return scenario;
}

} // namespace

SiteChoice chooseSites(const City& city, const DemandWeights& weights, const SiteDecisions& decisions,
                       const Scenario& scenario, const Parameters& parameters, const PlanOptions& options,
                       std::stop_token stop, const ProgressFunction& progress) {
    SiteChoice choice{
        makeCitySiting(city, weights, decisions, scenario, parameters, options.threads, stop, progress),
        {},
        {}};
    const SitingOptions alone = sitingOptions(scenario, options, scenario.second ? FirstShare : 1.0);
    choice.sites = solveSiting(*choice.siting.problem, alone, stop, progress);
    if (scenario.isStrict)
        choice.sites = serveEverybody(std::move(choice.sites), city, choice.siting, alone, stop, progress);
    if (choice.sites.status == SolveStatus::Infeasible)
        throw clashError(choice.sites, choice.siting, city);
    if (!scenario.second) {
        if (scenario.goal == Goal::LeastCost)
            searchTrueCost(choice.sites, choice.siting, city, stop);
        return choice;
    }
    CitySiting second = makeCitySiting(city, weights, decisions, swapped(scenario), parameters,
                                       options.threads, stop, progress);
    const SitingMix mix{choice.siting.problem, second.problem, scenario.second->rule, scenario.second->share,
                        std::move(choice.sites)};
    MixedPlan mixed =
        solveMix(mix, sitingOptions(scenario, options, 1.0 - FirstShare), std::move(stop), progress);
    choice.sites = mixed.plan;
    choice.second = SecondChoice{std::move(second), std::move(mixed)};
    return choice;
}

} // namespace planner
