#include "app/cli/plan_on_streets.h"

#include "app/profiles/profiles.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/scenario_city.h"

namespace app::cli {

planner::Parameters effectiveParameters(const planner::Project& project) {
    planner::Parameters parameters = profiles::parameterProfile(project.profile);
    for (const auto& [name, value] : project.scenario.settings)
        parameters = parameters.with(name, value);
    return parameters;
}

std::shared_ptr<const planner::Plan> planOnStreets(const planner::gis::StoredPlan& stored, Context& context) {
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters parameters = effectiveParameters(stored.project);
    const std::shared_ptr<const planner::City> city =
        planner::scenarioCity(planner::loadCity(stored.project.description, opener, parameters,
                                                profiles::travelProfiles(), context.stop,
                                                context.console.progressFunction()),
                              stored.project.scenario, parameters)
            .city;
    auto plan = std::make_shared<planner::Plan>(*stored.plan);
    auto drawn = std::make_shared<planner::City>(*stored.plan->city);
    drawn->name = city->name;
    drawn->crs = city->crs;
    drawn->network = city->network;
    drawn->districts = city->districts;
    drawn->forbidden = city->forbidden;
    drawn->truckZones = city->truckZones;
    drawn->barriers = city->barriers;
    drawn->attributions = city->attributions;
    plan->city = drawn;
    return plan;
}

} // namespace app::cli
