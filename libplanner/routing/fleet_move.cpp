#include "libplanner/routing/fleet_move.h"

namespace planner::detail {

void FleetMove::run(Tour& tour, Visit client, Random& random) {
    if (tour.isAbsent(client))
        return;
    const std::int32_t route = tour.routeOf(client);
    const std::vector<std::int32_t>& akin =
        m_model.akin[static_cast<std::size_t>(m_model.routeType[static_cast<std::size_t>(route)])];
    if (akin.empty())
        return;
    const std::int32_t type = akin[random.below(akin.size())];
    m_routes.clear();
    if (const std::int32_t free = tour.freeRoute(static_cast<std::size_t>(type)); free >= 0)
        m_routes.push_back(free);
    for (const std::int32_t other : tour.usedRoutes())
        if (m_model.routeType[static_cast<std::size_t>(other)] == type)
            m_routes.push_back(other);
    if (m_routes.empty())
        return;
    const std::int32_t other = m_routes[random.below(m_routes.size())];
    if (tour.clientsOfRoute(other) == 0)
        tour.moveRoute(route, other);
    else
        tour.swapTrucks(route, other);
    shed(tour, route, random);
    shed(tour, other, random);
}

void FleetMove::shed(Tour& tour, std::int32_t route, Random& random) {
    const std::int32_t type = m_model.routeType[static_cast<std::size_t>(route)];
    const Visit end = m_model.endOf(route);
    if (m_model.hasTypeRules) {
        m_clients.clear();
        for (Visit visit = tour.next(m_model.startOf(route)); visit != end; visit = tour.next(visit))
            if (m_model.isClient(visit) && !m_model.allows(visit, type))
                m_clients.push_back(visit);
        for (const Visit client : m_clients)
            tour.removeClient(client);
    }
    for (Visit trip = tour.overloadedTrip(route); trip != NoVisit; trip = tour.overloadedTrip(route)) {
        // A string from a random place on, so that what is left hangs together.
        Visit visit = tour.next(trip);
        for (auto skip = static_cast<std::int32_t>(
                 random.below(static_cast<std::uint64_t>(tour.clientsOfTrip(trip))));
             skip > 0; --skip)
            visit = tour.next(visit);
        while (m_model.isClient(visit) && tour.isOverloaded(trip)) {
            const Visit following = tour.next(visit);
            tour.removeClient(visit);
            visit = following;
        }
    }
    tour.dropEmptyTrips(route);
    tour.refresh(route);
}

} // namespace planner::detail
