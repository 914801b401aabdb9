#include "libplanner/routing/tour.h"

#include <cassert>

namespace planner::detail {

Tour::Tour(const SearchModel& model) : m_model(&model) {
    const std::size_t visits = index(model.visitCount);
    const std::size_t routes = index(model.routes);
    m_next.assign(visits, NoVisit);
    m_previous.assign(visits, NoVisit);
    m_head.assign(visits, NoVisit);
    m_tail.assign(visits, NoVisit);
    m_route.assign(visits, -1);
    m_place.assign(visits, 0);
    m_out.assign(visits, 0);
    if (model.hasTime) {
        m_before.resize(visits);
        m_after.resize(visits);
    }
    m_tripLoad.assign(visits * model.dims, 0);
    m_tripClients.assign(visits, 0);
    if (model.hasReleases)
        m_tripRelease.assign(visits, 0);
    m_disposal.assign(visits - index(model.firstUnload), -1);
    for (Visit visit = model.visitCount - 1; visit >= model.firstUnload; --visit)
        m_freeUnloads.push_back(visit);
    m_routeClients.assign(routes, 0);
    m_routeTrips.assign(routes, 0);
    m_routeDistance.assign(routes, 0);
    m_routeDuration.assign(routes, 0);
    m_routeCost.assign(routes, 0);
    m_routeBroken.assign(routes, 0);
    if (model.hasRouteLimits)
        m_routeLoad.assign(routes * model.dims, 0);
    m_centreUsed.assign(model.disposalPlace.size() * model.dims, 0);
    m_usedAt.assign(routes, -1);
    m_touchedStamp.assign(routes, 0);
    m_free.resize(model.types.size());
    for (Visit client = 0; client < model.clients; ++client) {
        m_place[index(client)] = model.place[index(client)];
        m_absentAt.push_back(client);
        m_absent.push_back(client);
        m_cost += model.absentCost[index(client)];
    }
    for (std::int32_t route = model.routes - 1; route >= 0; --route) {
        const Visit start = model.startOf(route);
        const Visit end = model.endOf(route);
        m_place[index(start)] = model.typeOf(route).startPlace;
        m_place[index(end)] = model.typeOf(route).endPlace;
        m_route[index(start)] = route;
        m_route[index(end)] = route;
        m_head[index(start)] = start;
        m_head[index(end)] = start;
        m_tail[index(start)] = end;
        link(route, start, end); // an unused route keeps its way home, at no cost
        if (route < model.firstSpare)
            m_free[index(model.routeType[index(route)])].push_back(route);
        refresh(route);
    }
}

std::int64_t Tour::arc(std::int32_t route, Visit from, Visit to) const {
    return m_model->distance(m_model->typeOf(route).profile, placeOf(from), placeOf(to));
}

void Tour::link(std::int32_t route, Visit from, Visit to) {
    m_next[index(from)] = to;
    m_previous[index(to)] = from;
    m_out[index(from)] = arc(route, from, to);
    m_routeDistance[index(route)] += m_out[index(from)];
}

void Tour::useCentre(Visit tail, std::span<const std::int64_t> load, std::int64_t sign) {
    if (!m_model->hasCentreLimits || tail < m_model->firstUnload)
        return;
    const std::size_t row = index(disposalOf(tail)) * m_model->dims;
    for (std::size_t d = 0; d < load.size(); ++d)
        m_centreUsed[row + d] += sign * load[d];
}

void Tour::addLoad(Visit client, Visit head, std::int64_t sign) {
    const std::span<const std::int64_t> load = m_model->loadOf(client);
    for (std::size_t d = 0; d < load.size(); ++d)
        m_tripLoad[index(head) * load.size() + d] += sign * load[d];
    m_tripClients[index(head)] += static_cast<std::int32_t>(sign);
    useCentre(m_tail[index(head)], load, sign);
    if (m_model->hasRouteLimits)
        for (std::size_t d = 0; d < load.size(); ++d)
            m_routeLoad[index(m_route[index(head)]) * load.size() + d] += sign * load[d];
}

void Tour::countClient(std::int32_t route, std::int32_t change) {
    const std::size_t type = index(m_model->routeType[index(route)]);
    std::int32_t& count = m_routeClients[index(route)];
    if (count == 0) {
        m_usedAt[index(route)] = static_cast<std::int32_t>(m_used.size());
        m_used.push_back(route);
        std::vector<std::int32_t>& free = m_free[type];
        for (std::size_t i = route < m_model->firstSpare ? free.size() : 0; i-- > 0;)
            if (free[i] == route) {
                free.erase(free.begin() + static_cast<std::ptrdiff_t>(i));
                break;
            }
    }
    count += change;
    if (count > 0)
        return;
    const std::int32_t at = m_usedAt[index(route)];
    m_used[index(at)] = m_used.back();
    m_usedAt[index(m_used[index(at)])] = at;
    m_used.pop_back();
    m_usedAt[index(route)] = -1;
    if (route < m_model->firstSpare)
        m_free[type].push_back(route);
}

void Tour::insertClient(Visit client, Visit after) {
    const Visit before = next(after);
    const std::int32_t route = routeOf(after);
    const Visit head = tripAfter(after);
    m_routeDistance[index(route)] -= m_out[index(after)];
    link(route, after, client);
    link(route, client, before);
    m_route[index(client)] = route;
    m_head[index(client)] = head;
    countClient(route, 1);
    addLoad(client, head, 1);
    const std::int32_t at = m_absentAt[index(client)];
    m_absent[index(at)] = m_absent.back();
    m_absentAt[index(m_absent[index(at)])] = at;
    m_absent.pop_back();
    m_absentAt[index(client)] = -1;
    m_cost -= m_model->absentCost[index(client)];
    m_journal.push_back({Edit::Insert, client, after, -1, route});
}

void Tour::removeClient(Visit client) {
    const Visit after = previous(client);
    const Visit before = next(client);
    const std::int32_t route = routeOf(client);
    m_routeDistance[index(route)] -= m_out[index(after)] + m_out[index(client)];
    link(route, after, before);
    addLoad(client, m_head[index(client)], -1);
    countClient(route, -1);
    m_route[index(client)] = -1;
    m_absentAt[index(client)] = static_cast<std::int32_t>(m_absent.size());
    m_absent.push_back(client);
    m_cost += m_model->absentCost[index(client)];
    m_journal.push_back({Edit::Remove, client, after, -1, route});
}

Visit Tour::insertUnload(std::int32_t disposal, Visit after) {
    assert(!m_freeUnloads.empty());
    const Visit unload = m_freeUnloads.back();
    m_freeUnloads.pop_back();
    const Visit before = next(after);
    const std::int32_t route = routeOf(after);
    const Visit head = tripAfter(after);
    const Visit tail = m_tail[index(head)];
    m_disposal[index(unload - m_model->firstUnload)] = disposal;
    m_place[index(unload)] = m_model->disposalPlace[index(disposal)];
    m_route[index(unload)] = route;
    m_routeDistance[index(route)] -= m_out[index(after)];
    link(route, after, unload);
    link(route, unload, before);
    m_head[index(unload)] = head;
    m_tail[index(unload)] = tail;
    m_head[index(tail)] = unload;
    m_tripClients[index(unload)] = 0;
    for (std::size_t d = 0; d < m_model->dims; ++d)
        m_tripLoad[index(unload) * m_model->dims + d] = 0;
    // What lay before stays in the head's trip, which now ends here; what follows becomes the new trip.
    useCentre(tail, loadOfTrip(head), -1);
    m_tail[index(head)] = unload;
    useCentre(unload, loadOfTrip(head), 1);
    for (Visit client = before; client != tail; client = next(client)) {
        addLoad(client, head, -1);
        m_head[index(client)] = unload;
        addLoad(client, unload, 1);
    }
    ++m_routeTrips[index(route)];
    m_journal.push_back({Edit::InsertUnload, unload, after, disposal, route});
    return unload;
}

void Tour::removeUnload(Visit unload) {
    const Visit after = previous(unload);
    const Visit before = next(unload);
    const std::int32_t route = routeOf(unload);
    const Visit head = m_head[index(unload)];
    const Visit tail = m_tail[index(unload)];
    for (Visit client = before; client != tail; client = next(client)) {
        addLoad(client, unload, -1);
        m_head[index(client)] = head;
        addLoad(client, head, 1);
    }
    useCentre(unload, loadOfTrip(head), -1);
    m_tail[index(head)] = tail;
    m_head[index(tail)] = head;
    useCentre(tail, loadOfTrip(head), 1);
    m_routeDistance[index(route)] -= m_out[index(after)] + m_out[index(unload)];
    link(route, after, before);
    m_route[index(unload)] = -1;
    m_freeUnloads.push_back(unload);
    --m_routeTrips[index(route)];
    m_journal.push_back({Edit::RemoveUnload, unload, after, disposalOf(unload), route});
}

void Tour::setDisposal(Visit unload, std::int32_t disposal) {
    const std::int32_t old = disposalOf(unload);
    const Visit after = previous(unload);
    const Visit before = next(unload);
    const std::int32_t route = routeOf(unload);
    const std::span<const std::int64_t> load = loadOfTrip(m_head[index(unload)]);
    useCentre(unload, load, -1);
    m_disposal[index(unload - m_model->firstUnload)] = disposal;
    useCentre(unload, load, 1);
    m_place[index(unload)] = m_model->disposalPlace[index(disposal)];
    m_routeDistance[index(route)] -= m_out[index(after)] + m_out[index(unload)];
    link(route, after, unload);
    link(route, unload, before);
    m_journal.push_back({Edit::SetDisposal, unload, after, old, route});
}

void Tour::moveRoute(std::int32_t from, std::int32_t to) {
    const Visit oldStart = m_model->startOf(from);
    const Visit oldEnd = m_model->endOf(from);
    const Visit newStart = m_model->startOf(to);
    const Visit newEnd = m_model->endOf(to);
    const Visit first = next(oldStart);
    const Visit last = previous(oldEnd);
    const Visit firstTail = m_tail[index(oldStart)];
    const Visit lastHead = m_head[index(oldEnd)];
    const std::size_t dims = m_model->dims;
    for (std::size_t d = 0; d < dims; ++d) {
        m_tripLoad[index(newStart) * dims + d] = m_tripLoad[index(oldStart) * dims + d];
        m_tripLoad[index(oldStart) * dims + d] = 0;
        if (m_model->hasRouteLimits) {
            m_routeLoad[index(to) * dims + d] = m_routeLoad[index(from) * dims + d];
            m_routeLoad[index(from) * dims + d] = 0;
        }
    }
    m_tripClients[index(newStart)] = m_tripClients[index(oldStart)];
    m_tripClients[index(oldStart)] = 0;
    for (Visit visit = first; visit != oldEnd; visit = next(visit)) {
        m_route[index(visit)] = to;
        if (m_head[index(visit)] == oldStart)
            m_head[index(visit)] = newStart;
    }
    m_tail[index(newStart)] = firstTail == oldEnd ? newEnd : firstTail;
    m_head[index(newEnd)] = lastHead == oldStart ? newStart : lastHead;
    if (lastHead != oldStart)
        m_tail[index(lastHead)] = newEnd;
    m_tail[index(oldStart)] = oldEnd;
    m_head[index(oldEnd)] = oldStart;
    m_next[index(last)] = newEnd;
    m_routeDistance[index(to)] = 0;
    Visit at = newStart;
    for (Visit visit = first; visit != newEnd;) {
        const Visit following = m_next[index(visit)];
        link(to, at, visit);
        at = visit;
        visit = following;
    }
    link(to, at, newEnd);
    m_routeDistance[index(from)] = 0;
    link(from, oldStart, oldEnd);
    const std::int32_t count = m_routeClients[index(from)];
    countClient(to, count);
    countClient(from, -count);
    m_routeTrips[index(to)] = m_routeTrips[index(from)];
    m_routeTrips[index(from)] = 0;
    m_journal.push_back({Edit::MoveRoute, from, to, -1, from});
}

void Tour::swapTrucks(std::int32_t a, std::int32_t b) {
    const std::int32_t spare = m_model->firstSpare + m_model->routeType[index(b)];
    moveRoute(a, spare);
    moveRoute(b, a);
    moveRoute(spare, b);
}

void Tour::place(Visit client, const Placement& placement) {
    Visit after = placement.after;
    if (placement.disposal >= 0) {
        // A trip closed at the end of the route gets its unloading before the client, others after it.
        const Visit unload = insertUnload(placement.disposal, after);
        if (placement.unloadsFirst)
            after = unload;
    }
    insertClient(client, after);
    refresh(routeOf(client));
}

void Tour::dropEmptyTrips(std::int32_t route) {
    if (!m_model->hasUnloading)
        return;
    const Visit end = m_model->endOf(route);
    Visit head = m_model->startOf(route);
    while (head != end) {
        const Visit tail = m_tail[index(head)];
        if (m_tripClients[index(head)] > 0) {
            head = tail;
        } else if (tail != end) {
            removeUnload(tail);
        } else {
            if (head >= m_model->firstUnload && !m_model->typeOf(route).endsEmpty)
                removeUnload(head);
            head = end;
        }
    }
}

void Tour::undo(const Entry& entry) {
    switch (entry.edit) {
    case Edit::Insert: removeClient(entry.visit); break;
    case Edit::Remove: insertClient(entry.visit, entry.other); break;
    case Edit::InsertUnload: removeUnload(entry.visit); break;
    case Edit::RemoveUnload: insertUnload(entry.disposal, entry.other); break;
    case Edit::SetDisposal: setDisposal(entry.visit, entry.disposal); break;
    case Edit::MoveRoute: moveRoute(entry.other, entry.visit); break;
    }
}

void Tour::rollback(std::size_t mark) {
    const std::size_t end = m_journal.size();
    ++m_stamp;
    m_touched.clear();
    const auto touch = [this](std::int32_t route) {
        if (m_touchedStamp[index(route)] != m_stamp) {
            m_touchedStamp[index(route)] = m_stamp;
            m_touched.push_back(route);
        }
    };
    for (std::size_t i = end; i-- > mark;) {
        const Entry entry = m_journal[i];
        touch(entry.route);
        if (entry.edit == Edit::MoveRoute)
            touch(entry.other);
        undo(entry);
    }
    m_journal.resize(mark);
    for (const std::int32_t route : m_touched)
        refresh(route);
}

const std::vector<std::int32_t>& Tour::touchedRoutes() {
    ++m_stamp;
    m_touched.clear();
    const auto touch = [this](std::int32_t route) {
        if (m_touchedStamp[index(route)] != m_stamp) {
            m_touchedStamp[index(route)] = m_stamp;
            m_touched.push_back(route);
        }
    };
    for (const Entry& entry : m_journal) {
        touch(entry.route);
        if (entry.edit == Edit::MoveRoute)
            touch(entry.other);
    }
    return m_touched;
}

} // namespace planner::detail
