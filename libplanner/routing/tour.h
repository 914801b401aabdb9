#pragma once

#include "libplanner/routing/schedule.h"
#include "libplanner/routing/search_model.h"
#include "libplanner/routing/time_segment.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// Where a client would go: after a visit, alone or with an unloading of its own.
struct Placement {
    std::int64_t cost = Impossible; ///< added to the objective, leaving-out cost aside
    Visit after = NoVisit;
    std::int32_t disposal = -1; ///< unload there as well
    bool unloadsFirst = false;  ///< … before the client instead of after it
};

/// A solution being changed: every route a doubly linked list of visits, with loads by trip, distance, clock.
///
/// All edits go into a journal; `rollback` undoes those since `mark`. A trip is named by its head (the
/// route's start or the unloading before it). Edits keep loads and distances exact; `refresh` brings a
/// route's clock and cost up to date. Not thread-safe.
class Tour {
public:
    explicit Tour(const SearchModel& model);

    [[nodiscard]] const SearchModel& model() const { return *m_model; }
    [[nodiscard]] bool isAbsent(Visit client) const { return m_route[index(client)] < 0; }
    [[nodiscard]] std::int32_t routeOf(Visit visit) const { return m_route[index(visit)]; }
    [[nodiscard]] Visit next(Visit visit) const { return m_next[index(visit)]; }
    [[nodiscard]] Visit previous(Visit visit) const { return m_previous[index(visit)]; }
    [[nodiscard]] std::uint32_t placeOf(Visit visit) const { return m_place[index(visit)]; }
    [[nodiscard]] std::int32_t disposalOf(Visit unload) const {
        return m_disposal[index(unload - m_model->firstUnload)];
    }
    [[nodiscard]] Visit headOf(Visit client) const { return m_head[index(client)]; }
    [[nodiscard]] Visit tailOf(Visit head) const { return m_tail[index(head)]; }
    [[nodiscard]] std::int32_t clientsOfTrip(Visit head) const { return m_tripClients[index(head)]; }
    [[nodiscard]] std::int32_t clientsOfRoute(std::int32_t route) const {
        return m_routeClients[index(route)];
    }
    [[nodiscard]] std::int32_t tripsOfRoute(std::int32_t route) const { return m_routeTrips[index(route)]; }
    [[nodiscard]] std::int64_t distanceOfRoute(std::int32_t route) const {
        return m_routeDistance[index(route)];
    }
    [[nodiscard]] std::int64_t costOfRoute(std::int32_t route) const { return m_routeCost[index(route)]; }
    [[nodiscard]] const std::vector<std::int32_t>& usedRoutes() const { return m_used; }
    [[nodiscard]] const std::vector<Visit>& absent() const { return m_absent; }
    [[nodiscard]] std::span<const std::int64_t> loadOfTrip(Visit head) const {
        return {m_tripLoad.data() + index(head) * m_model->dims, m_model->dims};
    }
    [[nodiscard]] std::int64_t centreUse(std::size_t disposal, std::size_t dimension) const {
        return m_centreUsed[disposal * m_model->dims + dimension];
    }
    /// A route of the type without clients; empty when all are in use.
    [[nodiscard]] std::int32_t freeRoute(std::size_t type) const {
        return m_free[type].empty() ? -1 : m_free[type].back();
    }
    /// Objective: routes and clients left out. Routes must be refreshed.
    [[nodiscard]] std::int64_t cost() const { return m_cost; }
    /// Whether some refreshed route breaks a limit (only after removals where detours are shorter than ways).
    [[nodiscard]] bool isFeasible() const { return m_broken == 0; }

    /// Whether a refreshed route holds its own limits and those it shares with others (loads of trips aside).
    [[nodiscard]] bool holdsLimits(std::int32_t route) const;

    [[nodiscard]] bool isOverloaded(Visit head) const;
    /// The head of a trip of the route that carries more than its truck takes, or none.
    [[nodiscard]] Visit overloadedTrip(std::int32_t route) const;

    void insertClient(Visit client, Visit after);
    void removeClient(Visit client);
    Visit insertUnload(std::int32_t disposal, Visit after);
    void removeUnload(Visit unload);
    void setDisposal(Visit unload, std::int32_t disposal);
    /// Moves everything of a used route to a free one (of another type).
    void moveRoute(std::int32_t from, std::int32_t to);
    /// Exchanges the trucks of two used routes.
    void swapTrucks(std::int32_t a, std::int32_t b);
    void place(Visit client, const Placement& placement);
    /// Removes unloadings of trips without clients.
    void dropEmptyTrips(std::int32_t route);
    /// Clock and cost of a route.
    void refresh(std::int32_t route);

    void clearJournal() { m_journal.clear(); }
    [[nodiscard]] std::size_t mark() const { return m_journal.size(); }
    /// Undoes everything since `mark` and refreshes the routes concerned.
    void rollback(std::size_t mark);
    /// Routes changed since the journal was cleared, each once, in order of first change.
    [[nodiscard]] const std::vector<std::int32_t>& touchedRoutes();

    // Evaluation, none of it changes anything.
    /// Whether the trip of `head` may take the client: loads, truck type, centre, route limits but time and
    /// length.
    [[nodiscard]] bool hasRoom(Visit client, Visit head) const;
    /// The part of it that holds for the whole route: stops and total load.
    [[nodiscard]] bool hasRouteRoom(Visit client, std::int32_t route) const;
    /// Whether the client may come after the visit: orders to keep, and stops that come first.
    [[nodiscard]] bool keepsLocks(Visit client, Visit after) const;
    /// Whether all clients of a route keep their locks.
    [[nodiscard]] bool holdsLocks(std::int32_t route) const;
    /// Cost of putting the client after a visit of a trip with room; Impossible when not below `limit` or
    /// late.
    [[nodiscard]] std::int64_t costAfter(Visit client, Visit after, std::int64_t limit) const;
    /// The same for the places before and after each of some clients, for plain models; improves `best`.
    /// `skips()` says which places to overlook.
    template <class Skips>
    void seekBeside(Visit client, std::span<const Visit> near, Placement& best, Skips&& skips) const;
    /// Cheapest way to give the client a trip of its own beside `after` (a head, or the last visit before the
    /// end).
    [[nodiscard]] Placement ownTrip(Visit client, Visit after, bool unloadsFirst, std::int64_t limit) const;
    /// The route's steps as they are, or with a placement tried.
    void stepsOf(std::int32_t route, Visit client, const Placement& placement,
                 std::vector<ScheduleStep>& steps) const;
    /// Whether the whole state equals a recomputation from the lists (tests).
    [[nodiscard]] bool isConsistent() const;

private:
    enum class Edit : std::uint8_t { Insert, Remove, InsertUnload, RemoveUnload, SetDisposal, MoveRoute };
    struct Entry {
        Edit edit;
        Visit visit;
        Visit other; ///< the visit before it; MoveRoute: the route moved to
        std::int32_t disposal;
        std::int32_t route; ///< concerned; MoveRoute: moved from
    };

    static std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }
    [[nodiscard]] bool isHead(Visit visit) const {
        return visit >= m_model->firstUnload ||
               (visit >= m_model->clients && ((visit - m_model->clients) & 1) == 0);
    }
    [[nodiscard]] Visit tripAfter(Visit visit) const { return isHead(visit) ? visit : m_head[index(visit)]; }
    [[nodiscard]] std::int64_t arc(std::int32_t route, Visit from, Visit to) const;
    void link(std::int32_t route, Visit from, Visit to);
    void addLoad(Visit client, Visit head, std::int64_t sign);
    void useCentre(Visit tail, std::span<const std::int64_t> load, std::int64_t sign);
    void countClient(std::int32_t route, std::int32_t change);
    void undo(const Entry& entry);
    [[nodiscard]] TimeSegment ownSegment(Visit visit) const;
    /// An unloading's segment when the trip behind it may not begin before `release`.
    [[nodiscard]] TimeSegment unloadSegment(std::size_t disposal, std::int64_t release) const;
    /// Up to and with a head whose trip gets another release.
    [[nodiscard]] TimeSegment upToHead(std::int32_t route, Visit head, std::int64_t release) const;
    /// Up to and with a visit, when the trip it lies in gets a later release.
    [[nodiscard]] TimeSegment upToVisit(std::int32_t route, Visit visit, std::int64_t release) const;
    [[nodiscard]] std::int64_t releaseOf(Visit head) const {
        return m_model->hasReleases ? m_tripRelease[index(head)] : 0;
    }
    [[nodiscard]] std::int64_t travelTime(std::int32_t route, std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] bool inTime(std::int32_t route, const TimeSegment& whole) const;
    [[nodiscard]] bool isScheduled(std::int32_t route, Visit client, const Placement& placement) const;
    [[nodiscard]] std::int64_t finishCost(std::int32_t route, std::int64_t extraDistance,
                                          const TimeSegment& whole, Visit client, const Placement& placement,
                                          std::int64_t limit) const;
    void refreshClock(std::int32_t route);

    const SearchModel* m_model;
    std::vector<Visit> m_next, m_previous, m_head, m_tail;
    std::vector<std::int32_t> m_route; ///< by visit, -1 absent
    std::vector<std::uint32_t> m_place;
    std::vector<std::int64_t> m_out;            ///< mm to the next visit
    std::vector<TimeSegment> m_before, m_after; ///< up to and from a visit, itself included
    std::vector<std::int64_t> m_tripLoad;       ///< head × dims
    std::vector<std::int32_t> m_tripClients;    ///< by head
    std::vector<std::int64_t> m_tripRelease;    ///< by head, as of the last refresh
    std::vector<std::int32_t> m_disposal;       ///< by unloading
    std::vector<Visit> m_freeUnloads;
    std::vector<std::int32_t> m_routeClients, m_routeTrips;
    std::vector<std::int64_t> m_routeDistance, m_routeDuration, m_routeCost;
    std::vector<std::int64_t> m_routeLoad; ///< route × dims, where some total is limited
    std::vector<char> m_routeBroken;
    std::vector<std::int64_t> m_centreUsed; ///< disposal × dims
    std::vector<std::vector<std::int32_t>> m_free;
    std::vector<std::int32_t> m_used, m_usedAt;
    std::vector<Visit> m_absent;
    std::vector<std::int32_t> m_absentAt;
    std::int64_t m_cost = 0;
    std::int32_t m_broken = 0;
    std::vector<Entry> m_journal;
    std::vector<std::int32_t> m_touched;
    std::vector<std::uint32_t> m_touchedStamp;
    std::uint32_t m_stamp = 0;
    mutable std::vector<ScheduleStep> m_steps;
};

template <class Skips>
void Tour::seekBeside(Visit client, std::span<const Visit> near, Placement& best, Skips&& skips) const {
    const std::uint32_t* const row =
        m_model->distances[0] + std::size_t{m_model->place[index(client)]} * m_model->placeCount;
    const std::int64_t load = m_model->loads[index(client)];
    for (const Visit other : near) {
        const std::int32_t route = m_route[index(other)];
        if (route < 0)
            continue;
        const std::size_t type = index(m_model->routeType[index(route)]);
        if (m_tripLoad[index(m_model->startOf(route))] + load > m_model->capacities[type])
            continue;
        const std::int64_t price = m_model->types[type].costPerDistance;
        const Visit after = m_next[index(other)];
        const Visit before = m_previous[index(other)];
        const std::int64_t way = row[m_place[index(other)]];
        const std::int64_t behind = price * (way + row[m_place[index(after)]] - m_out[index(other)]);
        const std::int64_t ahead = price * (way + row[m_place[index(before)]] - m_out[index(before)]);
        if (behind < best.cost && !skips())
            best = {behind, other, -1, false};
        if (ahead < best.cost && !skips())
            best = {ahead, before, -1, false};
    }
}

} // namespace planner::detail
