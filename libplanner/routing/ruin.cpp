#include "libplanner/routing/ruin.h"

#include <algorithm>

namespace planner::detail {

namespace {

constexpr double WholeSequences = 0.3; ///< share of ruins that take whole sequences

} // namespace

Ruin::Ruin(const SearchModel& model, const RuinOptions& options)
    : m_model(model), m_options(options), m_ruined(static_cast<std::size_t>(model.visitCount), 0) {}

void Ruin::run(Tour& tour, Visit seed, Random& random) {
    std::size_t trips = tour.usedRoutes().size();
    if (m_model.hasUnloading)
        for (const std::int32_t route : tour.usedRoutes())
            trips += static_cast<std::size_t>(std::max(0, tour.tripsOfRoute(route) - 1));
    const double present =
        static_cast<double>(static_cast<std::size_t>(m_model.clients) - tour.absent().size());
    const double meanTrip = trips == 0 ? 1.0 : present / static_cast<double>(trips);
    const double longest = std::max(1.0, std::min(m_options.longestString, meanTrip));
    const double most = 4.0 * m_options.meanRemoved / (1.0 + longest) - 1.0;
    const auto strings = static_cast<std::int32_t>(1.0 + random.unit() * std::max(0.0, most));
    ++m_stamp;
    m_routes.clear();
    m_removed.clear();
    std::int32_t done = 0;
    const auto take = [&](Visit client) {
        if (tour.isAbsent(client))
            return;
        const Visit head = tour.headOf(client);
        std::uint32_t& stamp = m_ruined[static_cast<std::size_t>(head)];
        if (stamp == m_stamp)
            return;
        stamp = m_stamp;
        const std::int32_t route = tour.routeOf(client);
        if (std::find(m_routes.begin(), m_routes.end(), route) == m_routes.end())
            m_routes.push_back(route);
        const double limit = std::min<double>(longest, tour.clientsOfTrip(head));
        const auto length = static_cast<std::int32_t>(1.0 + random.unit() * limit);
        const bool isSplit = length > 1 && random.unit() < m_options.splitShare;
        removeString(tour, client, std::min(length, tour.clientsOfTrip(head)), isSplit, random);
        ++done;
    };
    take(seed);
    for (const Visit client : m_model.neighboursOf(seed)) {
        if (done >= strings)
            break;
        take(client);
    }
    if (!m_removed.empty() && random.unit() < WholeSequences)
        removeSequences(tour);
    for (const std::int32_t route : m_routes) {
        tour.dropEmptyTrips(route);
        tour.refresh(route);
    }
}

void Ruin::removeString(Tour& tour, Visit around, std::int32_t length, bool isSplit, Random& random) {
    const std::int32_t size = tour.clientsOfTrip(tour.headOf(around));
    std::int32_t kept = 0;
    if (isSplit && length < size) {
        kept = 1;
        while (length + kept < size && random.unit() < 0.01)
            ++kept;
    }
    const std::int32_t span = length + kept;
    std::int32_t back = 0;
    for (Visit v = tour.previous(around); back < span - 1 && m_model.isClient(v); v = tour.previous(v))
        ++back;
    std::int32_t ahead = 0;
    for (Visit v = tour.next(around); ahead < span - 1 && m_model.isClient(v); v = tour.next(v))
        ++ahead;
    const std::int32_t least = std::max(0, span - 1 - ahead);
    const auto choices = static_cast<std::uint64_t>(back - least + 1);
    std::int32_t begin = least + static_cast<std::int32_t>(random.below(choices));
    Visit visit = around;
    for (; begin > 0; --begin)
        visit = tour.previous(visit);
    const std::int32_t keptFrom =
        kept == 0 ? span : static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(length))) + 1;
    m_string.clear();
    for (std::int32_t i = 0; i < span; ++i, visit = tour.next(visit))
        if (i < keptFrom || i >= keptFrom + kept)
            m_string.push_back(visit);
    for (const Visit client : m_string) {
        tour.removeClient(client);
        if (m_model.hasLocks && !m_model.sequenceWith(client).empty())
            m_removed.push_back(client);
    }
}

void Ruin::removeSequences(Tour& tour) {
    for (const Visit removed : m_removed)
        for (const Visit client : m_model.sequenceWith(removed))
            if (!tour.isAbsent(client))
                tour.removeClient(client);
}

} // namespace planner::detail
