#include "libplanner/planning/closed_streets.h"

#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_changes.h"

#include <optional>
#include <utility>
#include <variant>

namespace planner {

namespace {

bool isClosed(const StreetNetwork& network, const std::optional<Access>& access, TravelMode mode) {
    if (!access)
        return false;
    const StreetEdge& edge = network.edge(access->edge);
    return mode == TravelMode::Walk ? !edge.walkable : !edge.truckForward && !edge.truckBackward;
}

/// Joins the places whose street was closed; the index over the streets is made only if there is one.
class Rejoining {
public:
    Rejoining(const City& city, TravelMode mode, Distance limit)
        : m_city(city), m_mode(mode), m_limit(limit) {}

    /// What became of a place that lost its street; empty where it did not.
    std::optional<AccessResult> after(Point place, const std::optional<Access>& access) {
        if (!isClosed(*m_city.network, access, m_mode))
            return std::nullopt;
        if (!m_finder)
            m_finder.emplace(m_city.network, m_mode, m_city.barriers, m_limit);
        return m_finder->find(place);
    }

private:
    const City& m_city;
    TravelMode m_mode;
    Distance m_limit;
    std::optional<AccessFinder> m_finder;
};

/// Puts the access found, or its failure, into the place.
template <class Place>
void rejoinWalk(Place& place, Rejoining& walk) {
    const std::optional<AccessResult> found = walk.after(place.at, place.access);
    if (!found)
        return;
    place.access.reset();
    if (const auto* access = std::get_if<Access>(&*found))
        place.access = *access;
    else
        place.failure = std::get<AccessFailure>(*found);
}

template <class Place>
void rejoinTruck(Place& place, Rejoining& truck) {
    const std::optional<AccessResult> found = truck.after(place.at, place.truckAccess);
    if (!found)
        return;
    place.truckAccess.reset();
    if (const auto* access = std::get_if<Access>(&*found))
        place.truckAccess = *access;
}

} // namespace

CityWithClosures closeStreets(std::shared_ptr<const City> city, std::span<const Key> streets,
                              const Parameters& parameters) {
    if (streets.empty())
        return {std::move(city), {}};
    std::vector<StreetChange> changes;
    for (const Key& street : streets) {
        StreetChange& change = changes.emplace_back();
        change.street = street;
        change.closedToWalking = true;
        change.closedToTrucks = true;
    }
    ChangedNetwork changed = changedNetwork(*city->network, changes);

    const auto closed = std::make_shared<City>(*city);
    closed->network = std::move(changed.network);
    const Distance limit = metres(parameters.value("network.snap_limit_m"));
    Rejoining walk(*closed, TravelMode::Walk, limit);
    Rejoining truck(*closed, TravelMode::Truck, limit);
    for (DemandPoint& home : closed->demand)
        rejoinWalk(home, walk);
    for (CandidateSite& site : closed->candidates) {
        rejoinWalk(site, walk);
        rejoinTruck(site, truck);
    }
    for (RecyclingCentre& centre : closed->centres)
        rejoinTruck(centre, truck);
    for (Depot& depot : closed->depots)
        rejoinTruck(depot, truck);
    return {closed, std::move(changed.unknown)};
}

} // namespace planner
