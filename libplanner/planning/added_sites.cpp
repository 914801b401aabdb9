#include "libplanner/planning/added_sites.h"

#include "libplanner/network/access_finder.h"

#include <algorithm>
#include <variant>

namespace planner {

namespace {

bool isKnown(const City& city, const Key& key) {
    return std::any_of(city.candidates.begin(), city.candidates.end(),
                       [&key](const CandidateSite& site) { return site.key == key; });
}

} // namespace

std::shared_ptr<const City> withAddedSites(std::shared_ptr<const City> city, const Scenario& scenario,
                                           const Parameters& parameters) {
    if (!city->network || std::all_of(scenario.addedSites.begin(), scenario.addedSites.end(),
                                      [&city](const AddedSite& added) { return isKnown(*city, added.key); }))
        return city;
    auto wider = std::make_shared<City>(*city);
    const Distance limit = metres(parameters.value("network.snap_limit_m"));
    const AccessFinder walk(wider->network, TravelMode::Walk, wider->barriers, limit);
    const AccessFinder truck(wider->network, TravelMode::Truck, wider->barriers, limit);
    for (const AddedSite& added : scenario.addedSites) {
        if (isKnown(*wider, added.key))
            continue;
        CandidateSite site;
        site.key = added.key;
        site.at = added.at;
        const AccessResult onFoot = walk.find(added.at);
        if (const auto* access = std::get_if<Access>(&onFoot))
            site.access = *access;
        else
            site.failure = std::get<AccessFailure>(onFoot);
        const AccessResult byTruck = truck.find(added.at);
        if (const auto* access = std::get_if<Access>(&byTruck))
            site.truckAccess = *access;
        for (const ForbiddenArea& area : wider->forbidden)
            if (contains(area.area, added.at))
                site.forbiddenBy = area.key;
        wider->candidates.push_back(std::move(site));
    }
    return wider;
}

} // namespace planner
