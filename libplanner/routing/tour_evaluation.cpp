#include "libplanner/routing/tour.h"

#include <algorithm>

namespace planner::detail {

bool Tour::hasRoom(Visit client, Visit head) const {
    const std::int32_t route = m_route[index(head)];
    const std::int32_t type = m_model->routeType[index(route)];
    const std::span<const std::int64_t> load = m_model->loadOf(client);
    const std::int64_t* const carried = m_tripLoad.data() + index(head) * load.size();
    const std::span<const std::int64_t> capacity = m_model->capacityOf(type);
    for (std::size_t d = 0; d < load.size(); ++d)
        if (carried[d] + load[d] > capacity[d])
            return false;
    if (!m_model->allows(client, type))
        return false;
    if (m_model->hasRouteLimits && !hasRouteRoom(client, route))
        return false;
    const Visit tail = m_tail[index(head)];
    if (m_model->hasCentreLimits && tail >= m_model->firstUnload) {
        const std::size_t row = index(disposalOf(tail)) * load.size();
        for (std::size_t d = 0; d < load.size(); ++d)
            if (m_centreUsed[row + d] + load[d] > m_model->disposalCapacity[row + d])
                return false;
    }
    return true;
}

bool Tour::isOverloaded(Visit head) const {
    const std::span<const std::int64_t> load = loadOfTrip(head);
    const std::span<const std::int64_t> capacity =
        m_model->capacityOf(m_model->routeType[index(m_route[index(head)])]);
    for (std::size_t d = 0; d < load.size(); ++d)
        if (load[d] > capacity[d])
            return true;
    return false;
}

Visit Tour::overloadedTrip(std::int32_t route) const {
    const Visit end = m_model->endOf(route);
    for (Visit head = m_model->startOf(route); head != end; head = m_tail[index(head)])
        if (isOverloaded(head))
            return head;
    return NoVisit;
}

bool Tour::hasRouteRoom(Visit client, std::int32_t route) const {
    const std::span<const std::int64_t> load = m_model->loadOf(client);
    const std::size_t type = index(m_model->routeType[index(route)]);
    if (static_cast<std::uint32_t>(m_routeClients[index(route)]) >= m_model->types[type].maxStops)
        return false;
    for (std::size_t d = 0; d < load.size() && m_model->types[type].hasTotalLimit; ++d)
        if (m_routeLoad[index(route) * load.size() + d] + load[d] >
            m_model->totalLimits[type * load.size() + d])
            return false;
    return true;
}

bool Tour::holdsLimits(std::int32_t route) const {
    if (m_routeBroken[index(route)] != 0)
        return false;
    const std::size_t type = index(m_model->routeType[index(route)]);
    const ModelType& limits = m_model->types[type];
    const std::int32_t trips = m_routeTrips[index(route)] + (limits.endsEmpty ? 0 : 1);
    if (static_cast<std::uint32_t>(trips) > limits.maxTrips ||
        (m_model->hasRouteLimits &&
         static_cast<std::uint32_t>(m_routeClients[index(route)]) > limits.maxStops))
        return false;
    for (std::size_t d = 0; d < m_model->dims && limits.hasTotalLimit; ++d)
        if (m_routeLoad[index(route) * m_model->dims + d] > m_model->totalLimits[type * m_model->dims + d])
            return false;
    for (std::size_t i = 0; i < m_centreUsed.size() && m_model->hasCentreLimits; ++i)
        if (m_centreUsed[i] > m_model->disposalCapacity[i])
            return false;
    return true;
}

std::int64_t Tour::travelTime(std::int32_t route, std::uint32_t from, std::uint32_t to) const {
    return m_model->duration(m_model->typeOf(route).profile, from, to);
}

TimeSegment Tour::unloadSegment(std::size_t disposal, std::int64_t release) const {
    const std::int64_t service = m_model->disposalService[disposal];
    return {service, std::max(m_model->disposalEarly[disposal], release - service),
            m_model->disposalLate[disposal], 0};
}

TimeSegment Tour::ownSegment(Visit visit) const {
    if (m_model->isClient(visit)) {
        const std::size_t c = index(visit);
        return {m_model->service[c], m_model->early[c], m_model->late[c], 0};
    }
    if (m_model->isUnload(visit))
        return unloadSegment(index(disposalOf(visit)), releaseOf(visit));
    const ModelType& type = m_model->typeOf(m_route[index(visit)]);
    const std::int64_t release = isHead(visit) ? releaseOf(visit) : 0;
    return {0, std::max(type.earliest, release), type.latest, 0};
}

TimeSegment Tour::upToHead(std::int32_t route, Visit head, std::int64_t release) const {
    if (!m_model->isUnload(head)) {
        const ModelType& type = m_model->typeOf(route);
        return {0, std::max(type.earliest, release), type.latest, 0};
    }
    const Visit earlier = m_previous[index(head)];
    return joined(m_before[index(earlier)], travelTime(route, placeOf(earlier), placeOf(head)),
                  unloadSegment(index(disposalOf(head)), release));
}

TimeSegment Tour::upToVisit(std::int32_t route, Visit visit, std::int64_t release) const {
    const Visit head = tripAfter(visit);
    TimeSegment segment = upToHead(route, head, release);
    for (Visit at = head; at != visit;) {
        const Visit following = m_next[index(at)];
        segment = joined(segment, travelTime(route, placeOf(at), placeOf(following)), ownSegment(following));
        at = following;
    }
    return segment;
}

bool Tour::inTime(std::int32_t route, const TimeSegment& whole) const {
    return whole.warp == 0 && whole.duration <= m_model->typeOf(route).maxDuration;
}

void Tour::stepsOf(std::int32_t route, Visit client, const Placement& placement,
                   std::vector<ScheduleStep>& steps) const {
    const RoutingProblem& problem = m_model->problem();
    std::size_t head = 0; // step of the current trip's head
    steps.clear();
    const auto addClient = [&](Visit visit) {
        const RoutingStop& stop = problem.stops()[index(visit)];
        steps.push_back({stop.place.value(), stop.service.count(), &stop.windows, 0});
        steps[head].release = std::max(steps[head].release, stop.release.count());
    };
    const auto addUnload = [&](std::int32_t disposal) {
        const DisposalCentre& centre = problem.disposals()[index(disposal)];
        head = steps.size();
        steps.push_back({centre.place.value(), centre.unloading.count(), &centre.hours, 0});
    };
    const Visit end = m_model->endOf(route);
    steps.push_back({placeOf(m_model->startOf(route)), 0, nullptr, 0});
    for (Visit visit = m_model->startOf(route); visit != end; visit = next(visit)) {
        if (m_model->isClient(visit))
            addClient(visit);
        else if (m_model->isUnload(visit))
            addUnload(disposalOf(visit));
        if (visit != placement.after)
            continue;
        if (placement.disposal >= 0 && placement.unloadsFirst)
            addUnload(placement.disposal);
        addClient(client);
        if (placement.disposal >= 0 && !placement.unloadsFirst)
            addUnload(placement.disposal);
    }
    steps.push_back({placeOf(end), 0, nullptr, 0});
}

bool Tour::isScheduled(std::int32_t route, Visit client, const Placement& placement) const {
    stepsOf(route, client, placement, m_steps);
    return canBeDriven(*m_model, index(m_model->routeType[index(route)]), m_steps);
}

std::int64_t Tour::finishCost(std::int32_t route, std::int64_t extraDistance, const TimeSegment& whole,
                              Visit client, const Placement& placement, std::int64_t limit) const {
    const ModelType& type = m_model->typeOf(route);
    if (m_model->problem().data().periods.size() == 1 && !inTime(route, whole))
        return Impossible;
    std::int64_t cost = type.costPerDistance * extraDistance;
    if (m_routeClients[index(route)] == 0)
        cost += type.fixedCost + type.costPerDistance * m_routeDistance[index(route)] +
                type.costPerDuration * whole.duration;
    else
        cost += type.costPerDuration * (whole.duration - m_routeDuration[index(route)]);
    if (cost >= limit)
        return Impossible;
    if (m_model->needsSchedule && !isScheduled(route, client, placement))
        return Impossible;
    return cost;
}

std::int64_t Tour::costAfter(Visit client, Visit after, std::int64_t limit) const {
    const Visit before = m_next[index(after)];
    const std::int32_t route = m_route[index(after)];
    const ModelType& type = m_model->typeOf(route);
    const std::uint32_t here = m_model->place[index(client)];
    const std::uint32_t from = m_place[index(after)];
    const std::uint32_t to = m_place[index(before)];
    // On symmetric tables both arcs are read from the client's own row, which stays in the cache.
    const std::int64_t in = m_model->isSymmetric ? m_model->distance(type.profile, here, from)
                                                 : m_model->distance(type.profile, from, here);
    const std::int64_t extra = in + m_model->distance(type.profile, here, to) - m_out[index(after)];
    if (extra >= Impossible / 2)
        return Impossible;
    if (m_model->hasRouteLimits && m_routeDistance[index(route)] + extra > type.maxDistance)
        return Impossible;
    if (!m_model->hasTime) {
        const bool isUnused = m_routeClients[index(route)] == 0;
        const std::int64_t cost =
            type.costPerDistance * extra +
            (isUnused ? type.fixedCost + type.costPerDistance * m_routeDistance[index(route)] : 0);
        return cost < limit ? cost : Impossible;
    }
    // Time only ever adds where it costs; skip the clock for what is already too dear.
    if (type.costPerDuration == 0 && type.costPerDistance * extra >= limit)
        return Impossible;
    const bool delaysTrip =
        m_model->hasReleases && m_model->release[index(client)] > releaseOf(tripAfter(after));
    const TimeSegment upTo =
        delaysTrip ? upToVisit(route, after, m_model->release[index(client)]) : m_before[index(after)];
    const TimeSegment through = joined(upTo, travelTime(route, from, here), ownSegment(client));
    const TimeSegment whole = joined(through, travelTime(route, here, to), m_after[index(before)]);
    return finishCost(route, extra, whole, client, {0, after, -1, false}, limit);
}

Placement Tour::ownTrip(Visit client, Visit after, bool unloadsFirst, std::int64_t limit) const {
    Placement best;
    best.cost = limit;
    const Visit before = m_next[index(after)];
    const std::int32_t route = m_route[index(after)];
    const ModelType& type = m_model->typeOf(route);
    const std::uint32_t here = m_model->place[index(client)];
    const std::uint32_t from = m_place[index(after)];
    const std::uint32_t to = m_place[index(before)];
    const std::span<const std::int64_t> load =
        unloadsFirst ? loadOfTrip(tripAfter(after)) : m_model->loadOf(client);
    // Most trips of a route are far from being the best place: no centre needs to be looked at.
    if (!unloadsFirst && type.costPerDuration == 0 &&
        type.costPerDistance * (m_model->leastDetour(type.profile, from, here, to) - m_out[index(after)]) >=
            best.cost) {
        best.cost = Impossible;
        return best;
    }
    for (const std::uint32_t centre : type.disposals) {
        const std::uint32_t via = m_model->disposalPlace[centre];
        const std::uint32_t second = unloadsFirst ? via : here;
        const std::uint32_t third = unloadsFirst ? here : via;
        const std::int64_t extra = m_model->distance(type.profile, from, second) +
                                   m_model->distance(type.profile, second, third) +
                                   m_model->distance(type.profile, third, to) - m_out[index(after)];
        if (extra >= Impossible / 2 ||
            (type.costPerDuration == 0 && type.costPerDistance * extra >= best.cost) ||
            (m_model->hasRouteLimits && m_routeDistance[index(route)] + extra > type.maxDistance))
            continue;
        if (m_model->hasCentreLimits) {
            bool hasCapacity = true;
            for (std::size_t d = 0; d < load.size(); ++d)
                hasCapacity = hasCapacity && m_centreUsed[centre * load.size() + d] + load[d] <=
                                                 m_model->disposalCapacity[centre * load.size() + d];
            if (!hasCapacity)
                continue;
        }
        const Placement placement{0, after, static_cast<std::int32_t>(centre), unloadsFirst};
        TimeSegment whole;
        if (m_model->hasTime) {
            // The client alone makes the trip before the new unloading, or the one behind it.
            const std::int64_t release = m_model->hasReleases ? m_model->release[index(client)] : 0;
            const TimeSegment unload =
                unloadSegment(centre, unloadsFirst ? release : releaseOf(tripAfter(after)));
            const TimeSegment own = ownSegment(client);
            const TimeSegment upTo = m_model->hasReleases && !unloadsFirst ? upToHead(route, after, release)
                                                                           : m_before[index(after)];
            whole = joined(upTo, travelTime(route, from, second), unloadsFirst ? unload : own);
            whole = joined(whole, travelTime(route, second, third), unloadsFirst ? own : unload);
            whole = joined(whole, travelTime(route, third, to), m_after[index(before)]);
        }
        const std::int64_t cost = finishCost(route, extra, whole, client, placement, best.cost);
        if (cost < best.cost) {
            best = placement;
            best.cost = cost;
        }
    }
    if (best.after == NoVisit)
        best.cost = Impossible;
    return best;
}

void Tour::refreshClock(std::int32_t route) {
    const Visit start = m_model->startOf(route);
    const Visit end = m_model->endOf(route);
    if (m_model->hasReleases)
        for (Visit visit = start; visit != end; visit = next(visit)) {
            if (isHead(visit))
                m_tripRelease[index(visit)] = 0;
            else
                m_tripRelease[index(m_head[index(visit)])] =
                    std::max(releaseOf(m_head[index(visit)]), m_model->release[index(visit)]);
        }
    m_before[index(start)] = ownSegment(start);
    for (Visit visit = start; visit != end;) {
        const Visit following = next(visit);
        m_before[index(following)] =
            joined(m_before[index(visit)], travelTime(route, placeOf(visit), placeOf(following)),
                   ownSegment(following));
        visit = following;
    }
    m_after[index(end)] = ownSegment(end);
    for (Visit visit = end; visit != start;) {
        const Visit earlier = previous(visit);
        m_after[index(earlier)] = joined(
            ownSegment(earlier), travelTime(route, placeOf(earlier), placeOf(visit)), m_after[index(visit)]);
        visit = earlier;
    }
    m_routeDuration[index(route)] = m_before[index(end)].duration;
}

void Tour::refresh(std::int32_t route) {
    bool isBroken = false;
    const bool isUsed = m_routeClients[index(route)] > 0;
    const ModelType& type = m_model->typeOf(route);
    if (m_model->hasTime) {
        refreshClock(route);
        if (isUsed) {
            const bool inHull = inTime(route, m_before[index(m_model->endOf(route))]);
            isBroken = m_model->problem().data().periods.size() == 1 && !inHull;
            if (!isBroken && m_model->needsSchedule) {
                stepsOf(route, NoVisit, {Impossible, -2, -1, false}, m_steps);
                const std::size_t typeIndex = index(m_model->routeType[index(route)]);
                if (type.costPerDuration == 0) { // how short the day could be is of no matter
                    isBroken = !canBeDriven(*m_model, typeIndex, m_steps);
                } else {
                    const ScheduleResult exact = scheduleRoute(*m_model, typeIndex, m_steps, {});
                    isBroken = !exact.isFeasible();
                    m_routeDuration[index(route)] = exact.duration();
                }
            }
        }
    }
    const std::int64_t distance = m_routeDistance[index(route)];
    isBroken = isBroken || (isUsed && distance >= Impossible / 2) ||
               (isUsed && m_model->hasRouteLimits && distance > type.maxDistance);
    std::int64_t cost = 0;
    if (isUsed)
        cost = distance >= Impossible / 2 ? Impossible
                                          : type.fixedCost + type.costPerDistance * distance +
                                                type.costPerDuration * m_routeDuration[index(route)];
    m_cost += cost - m_routeCost[index(route)];
    m_routeCost[index(route)] = cost;
    m_broken += (isBroken ? 1 : 0) - m_routeBroken[index(route)];
    m_routeBroken[index(route)] = isBroken ? 1 : 0;
}

} // namespace planner::detail
