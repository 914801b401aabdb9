#include "libplanner/routing/adopt_plan.h"

#include <algorithm>

namespace planner::detail {

namespace {

/// Whether the tour's route can unload at the centre.
bool mayUnload(const ModelType& type, std::uint32_t centre) {
    return std::find(type.disposals.begin(), type.disposals.end(), centre) != type.disposals.end();
}

void insertRoute(Tour& tour, std::int32_t route, const VehicleRoute& source) {
    const SearchModel& model = tour.model();
    const std::int32_t type = model.routeType[static_cast<std::size_t>(route)];
    Visit at = model.startOf(route);
    bool hasStop = false; // since the last unloading
    for (const RouteTrip& trip : source.trips)
        for (std::size_t i = 1; i < trip.visits.size(); ++i) {
            const RouteVisit& visit = trip.visits[i];
            if (visit.kind == VisitKind::Stop && visit.stop->value() < model.problem().stops().size()) {
                const auto client = static_cast<Visit>(visit.stop->value());
                if (!tour.isAbsent(client) || !model.allows(client, type))
                    continue;
                tour.insertClient(client, at);
                at = client;
                hasStop = true;
            } else if (visit.kind == VisitKind::Unload && hasStop &&
                       mayUnload(model.typeOf(route), visit.disposal->value())) {
                at = tour.insertUnload(static_cast<std::int32_t>(visit.disposal->value()), at);
                hasStop = false;
            }
        }
    if (hasStop && model.typeOf(route).endsEmpty)
        (void)tour.insertUnload(static_cast<std::int32_t>(model.typeOf(route).disposals.front()), at);
    tour.refresh(route);
}

/// The client whose leaving shortens the route most; only of one trip where a head is given.
Visit dearestClient(const Tour& tour, std::int32_t route, Visit trip) {
    const SearchModel& model = tour.model();
    const ModelType& type = model.typeOf(route);
    Visit dearest = NoVisit;
    std::int64_t most = -Impossible;
    const Visit end = model.endOf(route);
    for (Visit visit = tour.next(model.startOf(route)); visit != end; visit = tour.next(visit)) {
        if (!model.isClient(visit) || (trip != NoVisit && tour.headOf(visit) != trip))
            continue;
        const std::uint32_t before = tour.placeOf(tour.previous(visit));
        const std::uint32_t after = tour.placeOf(tour.next(visit));
        const std::int64_t gain = model.distance(type.profile, before, tour.placeOf(visit)) +
                                  model.distance(type.profile, tour.placeOf(visit), after) -
                                  model.distance(type.profile, before, after);
        if (gain > most) {
            most = gain;
            dearest = visit;
        }
    }
    return dearest;
}

/// The last client of the route that is not where its locks want it.
Visit lockBreaker(Tour& tour, std::int32_t route) {
    const SearchModel& model = tour.model();
    if (tour.holdsLocks(route))
        return NoVisit;
    const Visit start = model.startOf(route);
    for (Visit visit = tour.previous(model.endOf(route)); visit != start; visit = tour.previous(visit)) {
        if (!model.isClient(visit) || !model.isLocked(visit))
            continue;
        const Visit after = tour.previous(visit);
        const std::size_t mark = tour.mark();
        tour.removeClient(visit);
        const bool isWrong = !tour.keepsLocks(visit, after);
        tour.rollback(mark);
        if (isWrong)
            return visit;
    }
    return NoVisit;
}

void makeFit(Tour& tour, std::int32_t route) {
    while (tour.clientsOfRoute(route) > 0) {
        const Visit trip = tour.overloadedTrip(route);
        if (trip == NoVisit && tour.holdsLimits(route)) {
            const Visit wrong = lockBreaker(tour, route);
            if (wrong == NoVisit)
                break;
            tour.removeClient(wrong);
        } else {
            tour.removeClient(dearestClient(tour, route, trip));
        }
        tour.dropEmptyTrips(route);
        tour.refresh(route);
    }
    tour.dropEmptyTrips(route);
    tour.refresh(route);
}

} // namespace

void adoptPlan(Tour& tour, const RoutePlan& plan) {
    for (const VehicleRoute& source : plan.routes) {
        const std::size_t type = source.type.value();
        if (type >= tour.model().types.size() || tour.freeRoute(type) < 0)
            continue;
        const std::int32_t route = tour.freeRoute(type);
        insertRoute(tour, route, source);
        makeFit(tour, route);
    }
}

} // namespace planner::detail
