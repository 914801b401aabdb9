#include "libplanner/planning/scenario_city.h"

#include "libplanner/network/footways.h"
#include "libplanner/planning/added_sites.h"
#include "libplanner/planning/closed_streets.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace planner {

namespace {

std::shared_ptr<const City> withFootbridges(std::shared_ptr<const City> city, const Scenario& scenario,
                                            const Parameters& parameters,
                                            std::vector<std::string>& warnings) {
    if (scenario.footbridges.empty() || !city->network)
        return city;
    std::vector<Street> ways;
    for (const Footbridge& bridge : scenario.footbridges) {
        Street& way = ways.emplace_back();
        way.key = bridge.key;
        way.line = bridge.line;
        way.streetClass = StreetClass::Footway;
        way.isBridge = true;
    }
    const ExtendedNetwork extended =
        withFootways(city->network, ways, metres(parameters.value("network.snap_limit_m")));
    for (const Key& way : extended.unattached())
        warnings.push_back("footbridge-unattached:" + way.text());

    const auto bridged = std::make_shared<City>(*city);
    bridged->network = extended.network();
    const auto move = [&](std::optional<Access>& access) {
        if (access)
            access = extended.moved(*access);
    };
    for (DemandPoint& home : bridged->demand)
        move(home.access);
    for (CandidateSite& site : bridged->candidates) {
        move(site.access);
        move(site.truckAccess);
    }
    for (RecyclingCentre& centre : bridged->centres)
        move(centre.truckAccess);
    for (Depot& depot : bridged->depots)
        move(depot.truckAccess);
    return bridged;
}

} // namespace

Key newFootbridgeKey(const Scenario& scenario) {
    for (std::size_t number = 1;; ++number) {
        const Key key("footbridge-" + std::to_string(number));
        if (std::none_of(scenario.footbridges.begin(), scenario.footbridges.end(),
                         [&key](const Footbridge& bridge) { return bridge.key == key; }))
            return key;
    }
}

ScenarioCity scenarioCity(std::shared_ptr<const City> asRead, const Scenario& scenario,
                          const Parameters& parameters) {
    ScenarioCity result;
    std::shared_ptr<const City> city = withFootbridges(
        withAddedSites(std::move(asRead), scenario, parameters), scenario, parameters, result.warnings);
    CityWithClosures closed = closeStreets(std::move(city), scenario.closedStreets, parameters);
    for (const Key& street : closed.unknown)
        result.warnings.push_back("closed-street-unknown:" + street.text());
    result.city = std::move(closed.city);
    return result;
}

} // namespace planner
