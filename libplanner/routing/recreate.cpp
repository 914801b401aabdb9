#include "libplanner/routing/recreate.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

constexpr std::size_t ManyRoutes = 24;

} // namespace

Recreate::Recreate(const SearchModel& model, const RecreateOptions& options)
    : m_model(model), m_options(options), m_seenStamp(static_cast<std::size_t>(model.routes), 0) {
    const bool hasWindows = std::any_of(model.problem().stops().begin(), model.problem().stops().end(),
                                        [](const RoutingStop& stop) { return !stop.windows.empty(); });
    m_options.neighbours =
        std::min(hasWindows ? m_options.inTime : m_options.neighbours, model.neighbourCount);
    for (Visit client = 0; client < model.clients; ++client) {
        std::int64_t size = 0;
        std::int64_t far = Impossible;
        for (std::size_t t = 0; t < model.types.size(); ++t) {
            const std::span<const std::int64_t> capacity = model.capacityOf(static_cast<std::int32_t>(t));
            for (std::size_t d = 0; d < model.dims; ++d)
                if (capacity[d] > 0)
                    size = std::max(
                        size, static_cast<std::int64_t>(1e6 * static_cast<double>(model.loadOf(client)[d]) /
                                                        static_cast<double>(capacity[d])));
            const ModelType& type = model.types[t];
            const std::uint32_t here = model.place[static_cast<std::size_t>(client)];
            far = std::min(far, model.distance(type.profile, type.startPlace, here));
            for (const std::uint32_t centre : type.disposals)
                far = std::min(far, model.distance(type.profile, here, model.disposalPlace[centre]));
        }
        m_size.push_back(size);
        m_far.push_back(far);
    }
}

void Recreate::sort(std::vector<Visit>& clients, Random& random) const {
    // By number first: the order in which the tour lists absent clients must not matter.
    std::sort(clients.begin(), clients.end());
    const auto by = [&](auto key) {
        std::sort(clients.begin(), clients.end(), [&](Visit a, Visit b) {
            const auto left = key(static_cast<std::size_t>(a));
            const auto right = key(static_cast<std::size_t>(b));
            return left != right ? left < right : a < b;
        });
    };
    const bool hasWindows = m_model.hasTime;
    const std::uint64_t draw = random.below(hasWindows ? 17 : 11);
    if (draw < 4) {
        for (std::size_t i = clients.size(); i > 1; --i)
            std::swap(clients[i - 1], clients[random.below(i)]);
    } else if (draw < 8) {
        by([&](std::size_t c) { return -m_size[c]; });
    } else if (draw < 10) {
        by([&](std::size_t c) { return -m_far[c]; });
    } else if (draw < 11) {
        by([&](std::size_t c) { return m_far[c]; });
    } else if (draw < 13) {
        by([&](std::size_t c) { return m_model.late[c] - m_model.early[c]; });
    } else if (draw < 15) {
        by([&](std::size_t c) { return std::max(m_model.early[c], m_model.release[c]); });
    } else {
        by([&](std::size_t c) { return -m_model.late[c]; });
    }
}

void Recreate::run(Tour& tour, Random& random, bool newRoutes) {
    m_order = tour.absent();
    sort(m_order, random);
    for (const Visit client : m_order) {
        const Placement placement = best(tour, client, random, newRoutes);
        if (placement.after != NoVisit)
            tour.place(client, placement);
    }
}

bool Recreate::blinks(Random& random) {
    if (m_options.blink <= 0.0)
        return false;
    if (--m_untilBlink >= 0)
        return false;
    m_untilBlink = static_cast<std::int64_t>(std::log(1.0 - random.unit()) / std::log(1.0 - m_options.blink));
    return true;
}

void Recreate::see(std::int32_t route) {
    std::uint32_t& stamp = m_seenStamp[static_cast<std::size_t>(route)];
    if (stamp == m_stamp)
        return;
    stamp = m_stamp;
    m_seen.push_back(route);
}

bool Recreate::fitsAlone(Visit client, std::int32_t type) const {
    if (!m_model.allows(client, type))
        return false;
    const std::span<const std::int64_t> load = m_model.loadOf(client);
    const std::span<const std::int64_t> capacity = m_model.capacityOf(type);
    for (std::size_t d = 0; d < load.size(); ++d)
        if (load[d] > capacity[d])
            return false;
    return true;
}

void Recreate::tryAfter(const Tour& tour, Visit client, Visit after) {
    if (!tour.keepsLocks(client, after))
        return;
    const std::int64_t cost = tour.costAfter(client, after, m_best.cost);
    if (cost < m_best.cost)
        m_best = {cost, after, -1, false};
}

void Recreate::tryBeside(const Tour& tour, Visit client, Random& random) {
    const std::span<const Visit> near = m_model.neighboursOf(client);
    if (m_model.isPlain) {
        tour.seekBeside(client, near.first(m_options.neighbours), m_best, [&] { return blinks(random); });
        return;
    }
    for (std::size_t k = 0; k < m_options.neighbours; ++k) {
        const Visit other = near[k];
        if (tour.isAbsent(other))
            continue;
        if (m_model.hasUnloading)
            see(tour.routeOf(other));
        if (!tour.hasRoom(client, tour.headOf(other)))
            continue;
        if (!blinks(random))
            tryAfter(tour, client, other);
        if (!blinks(random))
            tryAfter(tour, client, tour.previous(other));
    }
}

void Recreate::tryOwnTrips(const Tour& tour, Visit client, std::int32_t route) {
    const std::int32_t typeIndex = m_model.routeType[static_cast<std::size_t>(route)];
    const ModelType& type = m_model.types[static_cast<std::size_t>(typeIndex)];
    const std::int32_t trips = tour.tripsOfRoute(route) + (type.endsEmpty ? 0 : 1);
    if (type.disposals.empty() || static_cast<std::uint32_t>(trips) >= type.maxTrips ||
        !fitsAlone(client, typeIndex))
        return;
    if (m_model.hasRouteLimits && !tour.hasRouteRoom(client, route))
        return;
    const Visit end = m_model.endOf(route);
    const auto consider = [&](Visit after, bool unloadsFirst) {
        if (!tour.keepsLocks(client, after))
            return;
        const Placement own = tour.ownTrip(client, after, unloadsFirst, m_best.cost);
        if (own.cost < m_best.cost)
            m_best = own;
    };
    for (Visit head = m_model.startOf(route); head != end; head = tour.tailOf(head))
        consider(head, false);
    if (!type.endsEmpty)
        consider(tour.previous(end), true);
}

void Recreate::tryNewRoutes(const Tour& tour, Visit client) {
    for (std::size_t t = 0; t < m_model.types.size(); ++t) {
        const std::int32_t route = tour.freeRoute(t);
        if (route < 0 || !fitsAlone(client, static_cast<std::int32_t>(t)))
            continue;
        const Visit start = m_model.startOf(route);
        if (!tour.hasRoom(client, start))
            continue;
        if (!m_model.types[t].endsEmpty) {
            tryAfter(tour, client, start);
            continue;
        }
        if (!tour.keepsLocks(client, start))
            continue;
        const Placement own = tour.ownTrip(client, start, false, m_best.cost);
        if (own.cost < m_best.cost)
            m_best = own;
    }
}

/// Few clients have locks: every place there is.
void Recreate::tryLocked(const Tour& tour, Visit client) {
    for (const std::int32_t route : tour.usedRoutes()) {
        tryWholeRoute(tour, client, route);
        if (m_model.hasUnloading)
            tryOwnTrips(tour, client, route);
    }
    tryNewRoutes(tour, client);
    if (m_best.after == NoVisit)
        m_best.cost = Impossible;
}

void Recreate::tryWholeRoute(const Tour& tour, Visit client, std::int32_t route) {
    const Visit end = m_model.endOf(route);
    for (Visit head = m_model.startOf(route); head != end; head = tour.tailOf(head)) {
        if (!tour.hasRoom(client, head))
            continue;
        // Behind the last unloading only the way home follows.
        if (m_model.typeOf(route).endsEmpty && tour.tailOf(head) == end)
            continue;
        const Visit tail = tour.tailOf(head);
        for (Visit after = head; after != tail; after = tour.next(after))
            tryAfter(tour, client, after);
    }
}

Placement Recreate::best(const Tour& tour, Visit client, Random& random, bool newRoutes) {
    m_best = {};
    m_best.cost = m_model.absentCost[static_cast<std::size_t>(client)];
    ++m_stamp;
    m_seen.clear();
    if (m_model.isLocked(client)) {
        tryLocked(tour, client);
        return m_best;
    }
    tryBeside(tour, client, random);
    if (m_model.hasUnloading) {
        const std::vector<std::int32_t>& routes =
            tour.usedRoutes().size() <= ManyRoutes ? tour.usedRoutes() : m_seen;
        for (const std::int32_t route : routes)
            tryOwnTrips(tour, client, route);
    }
    if (m_best.after == NoVisit || newRoutes)
        tryNewRoutes(tour, client);
    const bool isOnNewRoute = m_best.after != NoVisit && tour.clientsOfRoute(tour.routeOf(m_best.after)) == 0;
    if (m_best.after == NoVisit || isOnNewRoute) {
        // Nothing near has room: any place of any truck in use, before one more truck is taken.
        const Placement fallback = m_best;
        if (!newRoutes) {
            m_best = {};
            m_best.cost = m_model.absentCost[static_cast<std::size_t>(client)];
        }
        for (const std::int32_t route : tour.usedRoutes()) {
            tryWholeRoute(tour, client, route);
            if (m_model.hasUnloading && tour.usedRoutes().size() > ManyRoutes)
                tryOwnTrips(tour, client, route);
        }
        if (m_best.after == NoVisit)
            m_best = fallback;
    }
    if (m_best.after == NoVisit)
        m_best.cost = Impossible;
    return m_best;
}

} // namespace planner::detail
