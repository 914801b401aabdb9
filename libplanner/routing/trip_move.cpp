#include "libplanner/routing/trip_move.h"

#include <algorithm>

namespace planner::detail {

bool TripMove::pickTrip(const Tour& tour, Random& random) {
    m_trip.clear();
    const auto client = static_cast<Visit>(random.below(static_cast<std::uint64_t>(m_model.clients)));
    if (tour.isAbsent(client))
        return false;
    const Visit head = tour.headOf(client);
    const std::span<const std::int64_t> load = tour.loadOfTrip(head);
    m_load.assign(load.begin(), load.end());
    for (Visit visit = tour.next(head); m_model.isClient(visit); visit = tour.next(visit))
        m_trip.push_back(visit);
    return true;
}

bool TripMove::holdsTrip(const Tour& tour, std::int32_t route) const {
    const std::int32_t typeIndex = m_model.routeType[static_cast<std::size_t>(route)];
    const ModelType& type = m_model.types[static_cast<std::size_t>(typeIndex)];
    const std::span<const std::int64_t> capacity = m_model.capacityOf(typeIndex);
    for (std::size_t d = 0; d < m_load.size(); ++d)
        if (m_load[d] > capacity[d])
            return false;
    const std::int32_t trips = tour.tripsOfRoute(route) + (type.endsEmpty ? 0 : 1);
    const bool isUsed = tour.clientsOfRoute(route) > 0;
    return !isUsed || (!type.disposals.empty() && static_cast<std::uint32_t>(trips) < type.maxTrips);
}

Placement TripMove::target(const Tour& tour, Random& random) const {
    // One of the trucks in use, or an unused one of a random type.
    const std::vector<std::int32_t>& used = tour.usedRoutes();
    const std::uint64_t draw = random.below(used.size() + 1);
    const std::int32_t route =
        draw < used.size() ? used[draw] : tour.freeRoute(random.below(m_model.types.size()));
    Placement placement;
    if (route < 0 || !holdsTrip(tour, route))
        return placement;
    const ModelType& type = m_model.typeOf(route);
    const bool isUsed = tour.clientsOfRoute(route) > 0;
    placement.after = m_model.startOf(route);
    placement.cost = 0;
    if (!isUsed && !type.endsEmpty)
        return placement;
    const auto centres = type.disposals.size();
    placement.disposal = static_cast<std::int32_t>(type.disposals[random.below(centres)]);
    if (!isUsed)
        return placement;
    auto gap =
        static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(tour.tripsOfRoute(route)) + 1));
    const Visit end = m_model.endOf(route);
    for (; gap > 0 && tour.tailOf(placement.after) != end; --gap)
        placement.after = tour.tailOf(placement.after);
    // Behind the last trip of a route that need not end empty the unloading comes first.
    if (!type.endsEmpty && tour.tailOf(placement.after) == end && random.below(2) == 0) {
        placement.after = tour.previous(end);
        placement.unloadsFirst = true;
    }
    return placement;
}

bool TripMove::run(Tour& tour, Random& random) {
    if (!pickTrip(tour, random))
        return false;
    const std::int32_t from = tour.routeOf(m_trip.front());
    for (const Visit client : m_trip)
        tour.removeClient(client);
    tour.dropEmptyTrips(from);
    tour.refresh(from);
    const Placement placement = target(tour, random);
    if (placement.after == NoVisit)
        return false;
    const std::int32_t type = m_model.routeType[static_cast<std::size_t>(tour.routeOf(placement.after))];
    for (const Visit client : m_trip)
        if (!m_model.allows(client, type))
            return false;
    tour.place(m_trip.front(), placement);
    for (std::size_t i = 1; i < m_trip.size(); ++i)
        tour.insertClient(m_trip[i], m_trip[i - 1]);
    const std::int32_t to = tour.routeOf(m_trip.front());
    tour.refresh(to);
    return tour.holdsLimits(to) && tour.holdsLocks(to);
}

} // namespace planner::detail
