#include "libplanner/planning/make_plan.h"

#include "libplanner/geo/geodesic.h"
#include "libplanner/network/service_area.h"
#include "libplanner/planning/allocation_stage.h"
#include "libplanner/planning/collection_stage.h"
#include "libplanner/planning/door_stage.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/scenario_city.h"
#include "libplanner/planning/site_choice.h"
#include "libplanner/planning/siting_explanation.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/planning/siting_summary.h"
#include "libplanner/scenario/plan_indicators.h"

#include <utility>

namespace planner {

namespace {

/// By demand point: some candidate that may open lies within the walk limit.
std::vector<bool> servable(const City& city, const CitySiting& siting) {
    std::vector<bool> flags(city.demand.size(), false);
    for (std::size_t c = 0; c < siting.clients.size(); ++c)
        flags[siting.clients[c].value()] = siting.problem->isReachable(c);
    return flags;
}

void drawServiceAreas(Plan& plan, Distance limit, std::stop_token stop) {
    std::vector<Access> accesses;
    for (const Cabin& cabin : plan.cabins)
        accesses.push_back(*plan.city->candidates[cabin.site.value()].access);
    ServiceAreaOptions options;
    options.limit = limit;
    const BarrierIndex barriers(plan.city->barriers);
    options.barriers = &barriers;
    std::vector<ServedHome> homes;
    for (std::size_t d = 0; d < plan.allocation.size(); ++d)
        if (const DemandPoint& home = plan.city->demand[d]; plan.allocation[d].cabin && home.access)
            homes.push_back({plan.allocation[d].cabin->value(), home.at, home.access->foot});
    options.homes = homes;
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

std::shared_ptr<const Plan> makePlan(std::shared_ptr<const City> asRead, const Scenario& scenario,
                                     const Parameters& profile, const PlanOptions& options,
                                     std::stop_token stop, const ProgressFunction& progress) {
    const Parameters parameters = withSettings(profile, scenario);
    auto plan = std::make_shared<Plan>();
    auto [city, warnings] = scenarioCity(std::move(asRead), scenario, parameters);
    plan->warnings = std::move(warnings);
    plan->city = city;
    plan->scenario = scenario;
    plan->weights = std::make_shared<const DemandWeights>(demandWeights(*city, parameters));

    const SiteDecisions decisions = decideSites(*city, scenario, mayClose(parameters));
    plan->detachedPins = decisions.detached;
    const Distance maxWalk = maxWalkOf(scenario, parameters);
    const SiteChoice choice =
        chooseSites(*city, *plan->weights, decisions, scenario, parameters, options, stop, progress);
    const CitySiting& siting = choice.siting;
    const SitingPlan& sites = choice.sites;

    std::vector<SiteIndex> open;
    for (const std::uint32_t site : sites.open)
        open.push_back(siting.sites[site]);
    allocateHomes(*plan, open, decisions, servable(*city, siting), maxWalk, options.threads);
    explainSites(*plan, choice, decisions);
    chooseDoorHomes(*plan, parameters, options.threads, stop, progress);
    if (scenario.goal == Goal::LeastCost)
        chooseCheapestSizes(*plan, siting, parameters);
    else if (choice.second && scenario.second->goal == Goal::LeastCost)
        chooseCheapestSizes(*plan, choice.second->siting, parameters);
    else
        chooseCabinTypes(*plan, parameters);
    plan->siting = summaryOf(choice, *plan);
    if (!stop.stop_requested()) {
        if (progress)
            progress({Phase::ServiceAreas, std::nullopt, std::nullopt, std::nullopt});
        drawServiceAreas(*plan, maxWalk, stop);
    }
    if (!stop.stop_requested())
        planRounds(*plan, parameters, options, stop, progress);
    if (!stop.stop_requested())
        planDoorRounds(*plan, parameters, options, stop, progress);
    plan->isCancelled = stop.stop_requested();
    plan->indicators = indicatorsOf(*plan, parameters);
    return plan;
}

} // namespace planner
