#include "libplanner/planning/make_plan.h"

#include "libplanner/geo/geodesic.h"
#include "libplanner/network/service_area.h"
#include "libplanner/planning/added_sites.h"
#include "libplanner/planning/allocation_stage.h"
#include "libplanner/planning/collection_stage.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/scenario/plan_indicators.h"
#include "libplanner/siting/solve_siting.h"

#include <utility>

namespace planner {

namespace {

Parameters withSettings(const Parameters& profile, const Scenario& scenario) {
    Parameters parameters = profile;
    for (const auto& [name, value] : scenario.settings)
        parameters = parameters.with(name, value);
    return parameters;
}

SitingSummary summaryOf(const SitingPlan& siting, const CitySiting& city, Goal goal) {
    SitingSummary summary;
    summary.goal = goal;
    // g/day × mm → kg·m/day
    summary.objective = static_cast<double>(siting.objective) / 1e6;
    summary.bound = static_cast<double>(siting.bound) / 1e6;
    summary.gap = siting.gap;
    summary.unit = "kg·m/day";
    summary.status = siting.status;
    summary.stoppedBy = siting.stoppedBy;
    for (const SiteState state : city.problem.states())
        if (state != SiteState::Forbidden)
            ++summary.candidatesConsidered;
    return summary;
}

/// By demand point: some candidate that may open lies within the walk limit.
std::vector<bool> servable(const City& city, const CitySiting& siting) {
    std::vector<bool> flags(city.demand.size(), false);
    for (std::size_t c = 0; c < siting.clients.size(); ++c)
        flags[siting.clients[c].value()] = siting.problem.isReachable(c);
    return flags;
}

/// What closing each cabin would add to the whole city's kg-weighted mean walk, in metres.
void noteClosingGains(Plan& plan, const SitingPlan& siting) {
    const double total = static_cast<double>(plan.weights->total.count());
    for (std::size_t c = 0; c < plan.cabins.size() && total > 0.0; ++c)
        plan.cabins[c].closingGain = static_cast<double>(siting.closingCost[c]) / total / 1e3;
}

void drawServiceAreas(Plan& plan, Distance limit, std::stop_token stop) {
    std::vector<Access> accesses;
    for (const Cabin& cabin : plan.cabins)
        accesses.push_back(*plan.city->candidates[cabin.site.value()].access);
    ServiceAreaOptions options;
    options.limit = limit;
    std::vector<MultiPolygon> shapes = serviceAreas(*plan.city->network, accesses, options, stop);
    const GroundLength ground(plan.city->crs);
    for (std::size_t c = 0; c < shapes.size(); ++c) {
        ServiceArea area;
        area.cabin = CabinIndex(c);
        area.limit = limit;
        area.people = plan.cabins[c].people;
        for (const Polygon& polygon : shapes[c])
            area.areaSquareMetres += ground.area(polygon);
        area.shape = std::move(shapes[c]);
        plan.areas.push_back(std::move(area));
    }
}

} // namespace

std::shared_ptr<const Plan> makePlan(std::shared_ptr<const City> city, const Scenario& scenario,
                                     const Parameters& profile, const PlanOptions& options,
                                     std::stop_token stop, const ProgressFunction& progress) {
    const Parameters parameters = withSettings(profile, scenario);
    city = withAddedSites(std::move(city), scenario, parameters);
    auto plan = std::make_shared<Plan>();
    plan->city = city;
    plan->scenario = scenario;
    plan->weights = std::make_shared<const DemandWeights>(demandWeights(*city, parameters));

    const SiteDecisions decisions = decideSites(*city, scenario);
    plan->detachedPins = decisions.detached;
    const Distance maxWalk = maxWalkOf(scenario, parameters);
    const CitySiting siting = makeCitySiting(*city, *plan->weights, decisions, scenario, parameters,
                                             options.threads, stop, progress);

    SitingOptions sitingOptions;
    sitingOptions.seed = scenario.seed;
    sitingOptions.threads = options.threads;
    sitingOptions.budget = options.budget;
    const SitingPlan sites = solveSiting(siting.problem, sitingOptions, stop, progress);
    plan->siting = summaryOf(sites, siting, scenario.goal);

    std::vector<SiteIndex> open;
    for (const std::uint32_t site : sites.open)
        open.push_back(siting.sites[site]);
    allocateHomes(*plan, open, decisions, servable(*city, siting), maxWalk, options.threads);
    noteClosingGains(*plan, sites);
    chooseCabinTypes(*plan, parameters);
    if (!stop.stop_requested()) {
        if (progress)
            progress({Phase::ServiceAreas, std::nullopt, std::nullopt, std::nullopt});
        drawServiceAreas(*plan, maxWalk, stop);
    }
    if (!stop.stop_requested())
        planRounds(*plan, parameters, options, stop, progress);
    plan->isCancelled = stop.stop_requested();
    plan->indicators = indicatorsOf(*plan, parameters);
    return plan;
}

} // namespace planner
