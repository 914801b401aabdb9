#include "libplanner/network/site_search.h"

#include "libplanner/base/cancelled.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <numeric>
#include <optional>

namespace planner::detail {

namespace {

/// In the heap vertices come before sites at the same distance: when a site is taken, every site as near is
/// known.
constexpr std::uint32_t SiteBit = 0x80000000U;

constexpr std::uint64_t entryOf(std::uint32_t distance, std::uint32_t what) {
    return (static_cast<std::uint64_t>(distance) << 32) | what;
}

} // namespace

WalkGraph::WalkGraph(const StreetNetwork& network, std::span<const Access> places) {
    const std::size_t count = network.vertexCount();
    firstArc.assign(count + 1, 0);
    firstSite.assign(count + 1, 0);
    const auto forArcs = [&](const auto& visit) {
        for (const StreetEdge& edge : network.edges())
            if (edge.walkable && edge.from != edge.to) {
                const auto weight = static_cast<std::uint32_t>(edge.length.count());
                visit(edge.from.value(), Arc{edge.to.value(), weight});
                visit(edge.to.value(), Arc{edge.from.value(), weight});
            }
    };
    forArcs([this](std::uint32_t v, const Arc&) { ++firstArc[v + 1]; });
    std::partial_sum(firstArc.begin(), firstArc.end(), firstArc.begin());
    arcs.resize(firstArc.back());
    std::vector<std::uint32_t> next(firstArc.begin(), firstArc.end() - 1);
    forArcs([&](std::uint32_t v, const Arc& arc) { arcs[next[v]++] = arc; });

    const auto forSites = [&](const auto& visit) {
        for (std::uint32_t s = 0; s < places.size(); ++s) {
            const Access& place = places[s];
            const StreetEdge& edge = network.edge(place.edge);
            if (!edge.walkable)
                continue;
            visit(edge.from.value(),
                  NearSite{s, static_cast<std::uint32_t>((place.leg + place.toStart).count())});
            visit(edge.to.value(),
                  NearSite{s, static_cast<std::uint32_t>((place.leg + place.toEnd).count())});
        }
    };
    forSites([this](std::uint32_t v, const NearSite&) { ++firstSite[v + 1]; });
    std::partial_sum(firstSite.begin(), firstSite.end(), firstSite.begin());
    sites.resize(firstSite.back());
    next.assign(firstSite.begin(), firstSite.end() - 1);
    forSites([&](std::uint32_t v, const NearSite& site) { sites[next[v]++] = site; });
}

NearestSites::NearestSites(const WalkGraph& graph, std::size_t siteCount)
    : m_graph(graph), m_vertexStamp(graph.vertexCount(), 0), m_vertexDistance(graph.vertexCount()),
      m_siteStamp(siteCount, 0), m_siteDistance(siteCount) {}

void NearestSites::offerVertex(std::uint32_t vertex, std::uint32_t distance) {
    if (m_vertexStamp[vertex] == m_version && m_vertexDistance[vertex] <= distance)
        return;
    m_vertexStamp[vertex] = m_version;
    m_vertexDistance[vertex] = distance;
    m_heap.push(entryOf(distance, vertex));
}

void NearestSites::offerSite(std::uint32_t site, std::uint32_t distance) {
    if (m_siteStamp[site] == m_version && m_siteDistance[site] <= distance)
        return;
    m_siteStamp[site] = m_version;
    m_siteDistance[site] = distance;
    m_heap.push(entryOf(distance, site | SiteBit));
}

Distance NearestSites::find(std::uint32_t from, std::uint32_t nearest, std::uint32_t limit,
                            std::vector<WalkEntry>& out) {
    if (++m_version == 0) {
        std::ranges::fill(m_vertexStamp, 0U);
        std::ranges::fill(m_siteStamp, 0U);
        m_version = 1;
    }
    m_heap.clear();
    offerVertex(from, 0);
    std::uint32_t found = 0;
    // Everything is taken by distance, so what is still in the heap when the row is full tells the reach:
    // no site outside the row is nearer than the next entry.
    while (!m_heap.empty()) {
        const std::uint64_t entry = m_heap.pop();
        const auto distance = static_cast<std::uint32_t>(entry >> 32);
        const auto what = static_cast<std::uint32_t>(entry);
        if (distance > limit)
            return Distance{limit};
        if ((what & SiteBit) != 0) {
            const std::uint32_t site = what & ~SiteBit;
            if (m_siteDistance[site] != distance)
                continue;
            if (found == nearest)
                return Distance{static_cast<std::int64_t>(distance) - 1};
            // Taken once only: a better offer cannot come any more, and an equal one is refused.
            out.push_back({site, distance});
            ++found;
            continue;
        }
        if (m_vertexDistance[what] != distance)
            continue;
        if (found == nearest && nearest > 0 && distance > out.back().distance)
            return Distance{static_cast<std::int64_t>(distance) - 1};
        for (const WalkGraph::NearSite& site : m_graph.sitesAt(what))
            offerSite(site.site, distance + site.distance);
        for (const WalkGraph::Arc& arc : m_graph.arcsAt(what))
            offerVertex(arc.target, distance + arc.weight);
    }
    return EverySite;
}

void distancesToVertices(const WalkGraph& graph, const StreetNetwork& network, const Access& site,
                         std::uint32_t limit, MinHeap<std::uint64_t>& heap,
                         std::span<std::uint32_t> distances) {
    std::ranges::fill(distances, Unreachable);
    heap.clear();
    const StreetEdge& edge = network.edge(site.edge);
    if (!edge.walkable)
        return;
    const auto offer = [&](std::uint32_t vertex, std::uint64_t distance) {
        if (distance <= limit && distance < distances[vertex]) {
            distances[vertex] = static_cast<std::uint32_t>(distance);
            heap.push(entryOf(static_cast<std::uint32_t>(distance), vertex));
        }
    };
    offer(edge.from.value(), static_cast<std::uint64_t>((site.leg + site.toStart).count()));
    offer(edge.to.value(), static_cast<std::uint64_t>((site.leg + site.toEnd).count()));
    while (!heap.empty()) {
        const std::uint64_t entry = heap.pop();
        const auto distance = static_cast<std::uint32_t>(entry >> 32);
        const auto vertex = static_cast<std::uint32_t>(entry);
        if (distances[vertex] != distance)
            continue;
        for (const WalkGraph::Arc& arc : graph.arcsAt(vertex))
            offer(arc.target, static_cast<std::uint64_t>(distance) + arc.weight);
    }
}

namespace {

/// A site that has come to a vertex. Ordered by distance, then site.
struct Arrival {
    std::uint64_t key; ///< distance in the upper half, site in the lower
    std::uint32_t vertex;

    friend auto operator<=>(const Arrival&, const Arrival&) = default;
};

/// Arrivals by distance: a ring of buckets, of which only the one in turn is kept in order.
class ArrivalQueue {
public:
    explicit ArrivalQueue(std::uint32_t longestStep) {
        constexpr std::uint32_t MostBuckets = 4096;
        while ((longestStep >> m_shift) + 2 > MostBuckets)
            ++m_shift;
        m_buckets.resize(std::bit_ceil((longestStep >> m_shift) + 2U));
    }

    void push(const Arrival& arrival) {
        ++m_pending;
        const std::uint64_t bucket = arrival.key >> (32 + m_shift);
        if (bucket == m_turn)
            m_ordered.push(arrival);
        else
            m_buckets[bucket & (m_buckets.size() - 1)].push_back(arrival);
    }

    std::optional<Arrival> pop() {
        if (m_pending == 0)
            return std::nullopt;
        while (m_ordered.empty()) {
            ++m_turn;
            std::vector<Arrival>& bucket = m_buckets[m_turn & (m_buckets.size() - 1)];
            for (const Arrival& arrival : bucket)
                m_ordered.push(arrival);
            bucket.clear();
        }
        --m_pending;
        return m_ordered.pop();
    }

private:
    std::uint32_t m_shift = 14; ///< a bucket is 2^shift mm wide
    std::uint64_t m_turn = 0;
    std::size_t m_pending = 0;
    MinHeap<Arrival> m_ordered;
    std::vector<std::vector<Arrival>> m_buckets;
};

} // namespace

void spreadSites(const WalkGraph& graph, std::uint32_t nearest, std::uint32_t limit,
                 const std::stop_token& stop, std::vector<WalkEntry>& rows,
                 std::vector<std::uint32_t>& counts) {
    const std::size_t width = nearest + std::size_t{1};
    rows.resize(graph.vertexCount() * width);
    counts.assign(graph.vertexCount(), 0);
    std::uint32_t longest = 1;
    for (const WalkGraph::Arc& arc : graph.arcs)
        longest = std::max(longest, arc.weight);
    for (const WalkGraph::NearSite& site : graph.sites)
        longest = std::max(longest, site.distance);
    ArrivalQueue queue(longest);
    const auto offer = [&](std::uint32_t vertex, std::uint32_t site, std::uint64_t distance) {
        const std::span<const WalkEntry> row = std::span(rows).subspan(vertex * width, counts[vertex]);
        if (distance > limit || row.size() == width ||
            std::ranges::any_of(row, [site](const WalkEntry& entry) { return entry.site == site; }))
            return;
        queue.push({(distance << 32) | site, vertex});
    };
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v)
        for (const WalkGraph::NearSite& site : graph.sitesAt(v))
            offer(v, site.site, site.distance);
    std::uint32_t steps = 0;
    while (const std::optional<Arrival> arrival = queue.pop()) {
        if (++steps % 65536 == 0 && stop.stop_requested())
            throw Cancelled();
        const auto site = static_cast<std::uint32_t>(arrival->key);
        const std::uint64_t distance = arrival->key >> 32;
        std::uint32_t& count = counts[arrival->vertex];
        const auto row = rows.begin() + static_cast<std::ptrdiff_t>(arrival->vertex * width);
        if (count == width ||
            std::any_of(row, row + count, [site](const WalkEntry& e) { return e.site == site; }))
            continue;
        row[count++] = {site, static_cast<std::uint32_t>(distance)};
        for (const WalkGraph::Arc& arc : graph.arcsAt(arrival->vertex))
            offer(arc.target, site, distance + arc.weight);
    }
}

} // namespace planner::detail
