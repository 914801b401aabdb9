#include "libplanner/siting/capacity_fit.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace planner::detail {

namespace {

constexpr std::size_t HandfulOfClients = 24;
constexpr std::int64_t MostNodes = 20'000;
constexpr std::int64_t None = std::numeric_limits<std::int64_t>::max();

} // namespace

CapacityFit CapacityFitter::fit(std::span<const std::uint8_t> isOpen, std::span<const std::uint32_t> ranks) {
    m_isOpen = isOpen;
    m_ranks.assign(ranks.begin(), ranks.end());
    m_load.assign(isOpen.size(), 0);
    m_clientsOf.assign(isOpen.size(), {});
    for (std::uint32_t i = 0; i < ranks.size(); ++i)
        if (ranks[i] != NoSite) {
            m_load[siteOf(i)] += m_limits.loads[i];
            m_clientsOf[siteOf(i)].push_back(i);
        }
    std::vector<std::uint32_t> full;
    for (std::uint32_t j = 0; j < isOpen.size(); ++j)
        if (isOpen[j] != 0 && room(j) < 0)
            full.push_back(j);
    CapacityFit made;
    if (full.empty())
        return made;
    if (!searchThrough(ranks)) {
        for (const std::uint32_t site : full)
            empty(site);
        for (const std::uint32_t site : full)
            while (room(site) < 0 && makeRoom(site))
                continue;
        for (const std::uint32_t site : full)
            takeBack(site);
    }
    for (std::uint32_t i = 0; i < ranks.size(); ++i)
        if (m_ranks[i] != ranks[i]) {
            made.moved.emplace_back(i, m_ranks[i]);
            made.extra += costAt(i, m_ranks[i]) - costAt(i, ranks[i]);
        }
    for (std::uint32_t j = 0; j < isOpen.size(); ++j)
        if (isOpen[j] != 0)
            made.unplaced += std::max<std::int64_t>(0, -room(j));
    return made;
}

void CapacityFitter::move(std::uint32_t client, std::uint32_t rank) {
    const std::uint32_t from = siteOf(client);
    m_load[from] -= m_limits.loads[client];
    std::erase(m_clientsOf[from], client);
    m_ranks[client] = rank;
    const std::uint32_t to = siteOf(client);
    m_load[to] += m_limits.loads[client];
    m_clientsOf[to].push_back(client);
}

// The cheapest open site in the client's row that can take it; NoSite: none.
std::uint32_t CapacityFitter::nextWithRoom(std::uint32_t client, std::uint32_t notAt) const {
    const auto row = m_costs.row(client);
    for (std::uint32_t rank = 0; rank < row.size(); ++rank)
        if (m_isOpen[row[rank].site] != 0 && row[rank].site != notAt &&
            room(row[rank].site) >= m_limits.loads[client])
            return rank;
    return NoSite;
}

// Clients leave a full site for others with room, those first that lose least for the room they make.
void CapacityFitter::empty(std::uint32_t site) {
    std::vector<Leaving> leaving;
    for (const std::uint32_t client : m_clientsOf[site])
        if (m_limits.loads[client] > 0)
            if (const std::uint32_t rank = nextWithRoom(client, site); rank != NoSite)
                leaving.push_back({client, rank, costAt(client, rank) - costAt(client, m_ranks[client])});
    const auto perLoad = [this](const Leaving& l) {
        return static_cast<double>(l.extra) / static_cast<double>(m_limits.loads[l.client]);
    };
    std::sort(leaving.begin(), leaving.end(), [&](const Leaving& a, const Leaving& b) {
        return std::tuple(perLoad(a), a.client) < std::tuple(perLoad(b), b.client);
    });
    for (const Leaving& one : leaving) {
        if (room(site) >= 0)
            return;
        // The room there may be gone by now.
        if (const std::uint32_t rank = nextWithRoom(one.client, site); rank != NoSite)
            move(one.client, rank);
    }
}

// Another site's client goes on to a third, and one of this site's takes its place.
bool CapacityFitter::makeRoom(std::uint32_t site) {
    std::tuple<std::int64_t, std::uint32_t, std::uint32_t> best{None, 0, 0};
    std::uint32_t bestRank = 0;
    std::uint32_t bestOnwards = 0;
    for (const std::uint32_t client : m_clientsOf[site]) {
        const std::int64_t load = m_limits.loads[client];
        const auto row = m_costs.row(client);
        for (std::uint32_t rank = 0; load > 0 && rank < row.size(); ++rank) {
            const std::uint32_t to = row[rank].site;
            if (m_isOpen[to] == 0 || to == site)
                continue;
            for (const std::uint32_t other : m_clientsOf[to]) {
                if (m_limits.loads[other] + room(to) < load)
                    continue;
                const std::uint32_t onwards = nextWithRoom(other, to);
                if (onwards == NoSite || m_costs.row(other)[onwards].site == site)
                    continue;
                const std::int64_t extra = costAt(client, rank) - costAt(client, m_ranks[client]) +
                                           costAt(other, onwards) - costAt(other, m_ranks[other]);
                if (const std::tuple found{extra, client, other}; found < best) {
                    best = found;
                    bestRank = rank;
                    bestOnwards = onwards;
                }
            }
        }
    }
    if (std::get<0>(best) == None)
        return false;
    move(std::get<2>(best), bestOnwards);
    move(std::get<1>(best), bestRank);
    return true;
}

// Those who need not have left, the dearest first.
void CapacityFitter::takeBack(std::uint32_t site) {
    std::vector<Leaving> away;
    for (std::uint32_t i = 0; i < m_ranks.size(); ++i) {
        if (m_ranks[i] == NoSite || siteOf(i) == site)
            continue;
        const auto row = m_costs.row(i);
        for (std::uint32_t rank = 0; rank < m_ranks[i]; ++rank)
            if (row[rank].site == site)
                away.push_back({i, rank, costAt(i, m_ranks[i]) - costAt(i, rank)});
    }
    std::sort(away.begin(), away.end(), [](const Leaving& a, const Leaving& b) {
        return std::tuple(-a.extra, a.client) < std::tuple(-b.extra, b.client);
    });
    for (const Leaving& one : away)
        if (one.extra > 0 && m_limits.loads[one.client] <= room(site))
            move(one.client, one.rank);
}

// A handful of clients: every way, those with the largest loads first.
bool CapacityFitter::searchThrough(std::span<const std::uint32_t> ranks) {
    m_order.clear();
    for (std::uint32_t i = 0; i < ranks.size() && m_order.size() <= HandfulOfClients; ++i)
        if (ranks[i] != NoSite && m_limits.loads[i] > 0)
            m_order.push_back(i);
    if (m_order.size() > HandfulOfClients)
        return false;
    std::sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_limits.loads[a] != m_limits.loads[b] ? m_limits.loads[a] > m_limits.loads[b] : a < b;
    });
    m_leastAfter.assign(m_order.size() + 1, 0);
    for (std::size_t n = m_order.size(); n-- > 0;)
        m_leastAfter[n] = m_leastAfter[n + 1] + costAt(m_order[n], ranks[m_order[n]]);
    m_bestCost = None;
    m_nodes = 0;
    const std::vector<std::int64_t> loads = m_load;
    for (const std::uint32_t client : m_order)
        m_load[siteOf(client)] -= m_limits.loads[client];
    place(0, 0);
    m_load = loads;
    m_ranks.assign(ranks.begin(), ranks.end());
    if (m_bestCost == None)
        return false;
    for (std::size_t n = 0; n < m_order.size(); ++n)
        if (m_bestRanks[n] != m_ranks[m_order[n]])
            move(m_order[n], m_bestRanks[n]);
    return true;
}

void CapacityFitter::place(std::size_t at, std::int64_t cost) {
    if (cost + m_leastAfter[at] >= m_bestCost || m_nodes++ > MostNodes)
        return;
    if (at == m_order.size()) {
        m_bestCost = cost;
        m_bestRanks.clear();
        for (const std::uint32_t client : m_order)
            m_bestRanks.push_back(m_ranks[client]);
        return;
    }
    const std::uint32_t client = m_order[at];
    const auto row = m_costs.row(client);
    for (std::uint32_t rank = 0; rank < row.size(); ++rank) {
        const std::uint32_t site = row[rank].site;
        if (m_isOpen[site] == 0 || room(site) < m_limits.loads[client])
            continue;
        m_load[site] += m_limits.loads[client];
        m_ranks[client] = rank;
        place(at + 1, cost + costAt(client, rank));
        m_load[site] -= m_limits.loads[client];
    }
}

} // namespace planner::detail
