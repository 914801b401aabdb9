#include "libplanner/routing/polish.h"

#include <algorithm>

namespace planner::detail {

namespace {

bool centreTakes(const Tour& tour, std::uint32_t centre, Visit unload) {
    const SearchModel& model = tour.model();
    if (!model.hasCentreLimits)
        return true;
    const std::span<const std::int64_t> load = tour.loadOfTrip(tour.headOf(unload));
    for (std::size_t d = 0; d < load.size(); ++d)
        if (tour.centreUse(centre, d) + load[d] > model.disposalCapacity[centre * load.size() + d])
            return false;
    return true;
}

bool typeTakes(const Tour& tour, std::int32_t route, std::size_t typeIndex) {
    const SearchModel& model = tour.model();
    const ModelType& type = model.types[typeIndex];
    const std::span<const std::int64_t> capacity = model.capacityOf(static_cast<std::int32_t>(typeIndex));
    const Visit end = model.endOf(route);
    const ModelType& old = model.typeOf(route);
    if (type.disposals != old.disposals || type.endsEmpty != old.endsEmpty || type.maxTrips < old.maxTrips ||
        static_cast<std::uint32_t>(tour.clientsOfRoute(route)) > type.maxStops || type.hasTotalLimit)
        return false;
    for (Visit head = model.startOf(route); head != end; head = tour.tailOf(head)) {
        const std::span<const std::int64_t> load = tour.loadOfTrip(head);
        for (std::size_t d = 0; d < load.size(); ++d)
            if (load[d] > capacity[d])
                return false;
    }
    if (model.hasTypeRules)
        for (Visit visit = tour.next(model.startOf(route)); visit != end; visit = tour.next(visit))
            if (model.isClient(visit) && !model.allows(visit, static_cast<std::int32_t>(typeIndex)))
                return false;
    return true;
}

/// Cost on another type, time aside; exact where the types share their travel table.
std::int64_t costOn(const Tour& tour, std::int32_t route, const ModelType& type) {
    const SearchModel& model = tour.model();
    const Visit start = model.startOf(route);
    const Visit end = model.endOf(route);
    const std::uint32_t first = tour.placeOf(tour.next(start));
    const std::uint32_t last = tour.placeOf(tour.previous(end));
    const ModelType& old = model.typeOf(route);
    const std::int64_t inner = tour.distanceOfRoute(route) -
                               model.distance(old.profile, old.startPlace, first) -
                               model.distance(old.profile, last, old.endPlace);
    return type.fixedCost +
           type.costPerDistance * (inner + model.distance(type.profile, type.startPlace, first) +
                                   model.distance(type.profile, last, type.endPlace));
}

} // namespace

void chooseDisposals(Tour& tour, std::int32_t route) {
    const SearchModel& model = tour.model();
    const ModelType& type = model.typeOf(route);
    if (type.disposals.size() < 2)
        return;
    const Visit end = model.endOf(route);
    for (Visit visit = tour.next(model.startOf(route)); visit != end; visit = tour.next(visit)) {
        if (!model.isUnload(visit))
            continue;
        const std::uint32_t from = tour.placeOf(tour.previous(visit));
        const std::uint32_t to = tour.placeOf(tour.next(visit));
        const auto costVia = [&](std::uint32_t centre) {
            const std::uint32_t via = model.disposalPlace[centre];
            return model.arcCost(type, from, via) + model.arcCost(type, via, to);
        };
        const auto current = static_cast<std::uint32_t>(tour.disposalOf(visit));
        std::uint32_t best = current;
        std::int64_t bestCost = costVia(current);
        for (const std::uint32_t centre : type.disposals) {
            const std::int64_t cost = costVia(centre);
            if (cost < bestCost && centre != current && centreTakes(tour, centre, visit)) {
                best = centre;
                bestCost = cost;
            }
        }
        if (best == current)
            continue;
        const std::size_t mark = tour.mark();
        const std::int64_t before = tour.cost();
        const bool wasFeasible = tour.isFeasible();
        tour.setDisposal(visit, static_cast<std::int32_t>(best));
        tour.refresh(route);
        if (tour.cost() > before || (wasFeasible && !tour.isFeasible()))
            tour.rollback(mark);
    }
}

void chooseType(Tour& tour, std::int32_t route) {
    const SearchModel& model = tour.model();
    if (model.types.size() < 2 || tour.clientsOfRoute(route) == 0)
        return;
    const auto current = static_cast<std::size_t>(model.routeType[static_cast<std::size_t>(route)]);
    std::size_t best = current;
    std::int64_t bestCost = costOn(tour, route, model.types[current]);
    for (std::size_t t = 0; t < model.types.size(); ++t) {
        if (t == current || tour.freeRoute(t) < 0)
            continue;
        const std::int64_t cost = costOn(tour, route, model.types[t]);
        if (cost < bestCost && typeTakes(tour, route, t)) {
            best = t;
            bestCost = cost;
        }
    }
    if (best == current)
        return;
    const std::size_t mark = tour.mark();
    const std::int64_t before = tour.cost();
    const bool wasFeasible = tour.isFeasible();
    const std::int32_t target = tour.freeRoute(best);
    tour.moveRoute(route, target);
    tour.refresh(route);
    tour.refresh(target);
    if (tour.cost() > before || (wasFeasible && !tour.isFeasible()))
        tour.rollback(mark);
}

void exchangeTruck(Tour& tour, std::int32_t route) {
    const SearchModel& model = tour.model();
    const auto own = static_cast<std::size_t>(model.routeType[static_cast<std::size_t>(route)]);
    if (!model.hasAkin || model.akin[own].empty() || tour.clientsOfRoute(route) == 0)
        return;
    const std::vector<std::int32_t>& akin = model.akin[own];
    std::int32_t best = -1;
    std::int64_t most = 0;
    for (const std::int32_t other : tour.usedRoutes()) {
        const std::int32_t type = model.routeType[static_cast<std::size_t>(other)];
        const ModelType& theirs = model.types[static_cast<std::size_t>(type)];
        const std::int64_t gain = (tour.distanceOfRoute(route) - tour.distanceOfRoute(other)) *
                                  (model.types[own].costPerDistance - theirs.costPerDistance);
        if (gain <= most || std::find(akin.begin(), akin.end(), type) == akin.end() ||
            !typeTakes(tour, route, static_cast<std::size_t>(type)) || !typeTakes(tour, other, own))
            continue;
        most = gain;
        best = other;
    }
    if (best < 0)
        return;
    const std::size_t mark = tour.mark();
    const std::int64_t before = tour.cost();
    const bool wasFeasible = tour.isFeasible();
    tour.swapTrucks(route, best);
    tour.refresh(route);
    tour.refresh(best);
    if (tour.cost() > before || (wasFeasible && !tour.isFeasible()))
        tour.rollback(mark);
}

void polishRoute(Tour& tour, std::int32_t route) {
    if (tour.clientsOfRoute(route) == 0)
        return;
    chooseDisposals(tour, route);
    chooseType(tour, route);
    exchangeTruck(tour, route);
}

} // namespace planner::detail
