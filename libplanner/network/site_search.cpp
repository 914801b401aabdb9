#include "libplanner/network/site_search.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/eliminated_graph.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <numeric>
#include <optional>
#include <utility>

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

/// The rows of spreadSites while they grow: each vertex's nearest sites so far, ascending by (distance,
/// site).
class GrowingRows {
public:
    GrowingRows(std::size_t siteCount, std::size_t width, std::uint32_t limit,
                std::vector<WalkEntry>& entries, std::vector<std::uint32_t>& counts)
        : m_width(width), m_limit(limit), m_entries(entries), m_counts(counts), m_stamp(siteCount, 0),
          m_merged(width) {}

    [[nodiscard]] std::span<const WalkEntry> row(std::uint32_t vertex) const {
        return {m_entries.data() + vertex * m_width, m_counts[vertex]};
    }

    /// Takes over what is nearer by way of another vertex whose row is given.
    void merge(std::uint32_t vertex, std::span<const WalkEntry> other, std::uint32_t weight) {
        const std::span<const WalkEntry> own = row(vertex);
        if (other.empty() || (own.size() == m_width && !isBefore(other.front(), weight, own.back())))
            return;
        ++m_version;
        std::size_t count = 0;
        for (std::size_t i = 0, j = 0; count < m_width && (i < own.size() || j < other.size());) {
            const bool takesOwn =
                j == other.size() || (i < own.size() && !isBefore(other[j], weight, own[i]));
            const WalkEntry& next = takesOwn ? own[i++] : other[j++];
            const std::uint64_t distance = std::uint64_t{next.distance} + (takesOwn ? 0 : weight);
            if (distance > m_limit)
                break;
            if (std::exchange(m_stamp[next.site], m_version) != m_version)
                m_merged[count++] = {next.site, static_cast<std::uint32_t>(distance)};
        }
        std::copy_n(m_merged.begin(), count,
                    m_entries.begin() + static_cast<std::ptrdiff_t>(vertex * m_width));
        m_counts[vertex] = static_cast<std::uint32_t>(count);
    }

    /// Appends a site that is no nearer than those in the row; false when it is there already or the row is
    /// full.
    bool append(std::uint32_t vertex, const WalkEntry& entry) {
        if (!wants(vertex, entry.site))
            return false;
        m_entries[vertex * m_width + m_counts[vertex]++] = entry;
        return true;
    }
    [[nodiscard]] bool wants(std::uint32_t vertex, std::uint32_t site) const {
        const std::span<const WalkEntry> own = row(vertex);
        return own.size() < m_width &&
               std::ranges::none_of(own, [site](const WalkEntry& entry) { return entry.site == site; });
    }
    void clear(std::uint32_t vertex) { m_counts[vertex] = 0; }

private:
    /// Whether an entry, `weight` farther away, comes before another.
    static bool isBefore(const WalkEntry& entry, std::uint32_t weight, const WalkEntry& other) {
        const std::uint64_t distance = std::uint64_t{entry.distance} + weight;
        return distance != other.distance ? distance < other.distance : entry.site < other.site;
    }

    std::size_t m_width;
    std::uint64_t m_limit;
    std::vector<WalkEntry>& m_entries;
    std::vector<std::uint32_t>& m_counts;
    std::vector<std::uint32_t> m_stamp; ///< by site: the last merge it was taken in
    std::uint32_t m_version = 0;
    std::vector<WalkEntry> m_merged;
};

/// One search from all sites at once over the vertices that were not taken out.
void spreadInCore(const EliminatedGraph& graph, std::uint32_t limit, const std::stop_token& stop,
                  GrowingRows& rows) {
    std::uint32_t longest = 1;
    for (const std::uint32_t v : graph.core()) {
        for (const EliminatedGraph::Arc& arc : graph.arcsAt(v))
            longest = std::max(longest, arc.weight);
        if (!rows.row(v).empty())
            longest = std::max(longest, rows.row(v).back().distance);
    }
    ArrivalQueue queue(longest);
    for (const std::uint32_t v : graph.core()) {
        for (const WalkEntry& entry : rows.row(v))
            queue.push({(std::uint64_t{entry.distance} << 32) | entry.site, v});
        rows.clear(v);
    }
    std::uint32_t steps = 0;
    while (const std::optional<Arrival> arrival = queue.pop()) {
        if (++steps % 65536 == 0 && stop.stop_requested())
            throw Cancelled();
        const auto site = static_cast<std::uint32_t>(arrival->key);
        const std::uint64_t distance = arrival->key >> 32;
        if (!rows.append(arrival->vertex, {site, static_cast<std::uint32_t>(distance)}))
            continue;
        for (const EliminatedGraph::Arc& arc : graph.arcsAt(arrival->vertex))
            if (distance + arc.weight <= limit && rows.wants(arc.target, site))
                queue.push({((distance + arc.weight) << 32) | site, arc.target});
    }
}

} // namespace

void spreadSites(const WalkGraph& graph, std::size_t siteCount, std::uint32_t nearest, std::uint32_t limit,
                 const std::stop_token& stop, std::vector<WalkEntry>& rows,
                 std::vector<std::uint32_t>& counts) {
    constexpr std::size_t MostLinks = 24; // more links cost more than searching among what is left
    constexpr std::size_t Often = 4096;
    const std::size_t width = nearest + std::size_t{1};
    rows.resize(graph.vertexCount() * width);
    counts.assign(graph.vertexCount(), 0);
    GrowingRows growing(siteCount, width, limit, rows, counts);
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v)
        for (const WalkGraph::NearSite& site : graph.sitesAt(v)) {
            const WalkEntry entry{site.site, site.distance};
            growing.merge(v, {&entry, 1}, 0);
        }
    const EliminatedGraph eliminated(graph.firstArc, graph.arcs, MostLinks, limit, stop);
    const auto heed = [&stop](std::size_t step) {
        if (step % Often == 0 && stop.stop_requested())
            throw Cancelled();
    };
    const std::span<const std::uint32_t> order = eliminated.order();
    for (std::size_t i = 0; i < order.size(); ++i) {
        heed(i);
        for (const EliminatedGraph::Arc& arc : eliminated.arcsAt(order[i]))
            growing.merge(arc.target, growing.row(order[i]), arc.weight);
    }
    spreadInCore(eliminated, limit, stop, growing);
    for (std::size_t i = order.size(); i-- > 0;) {
        heed(i);
        for (const EliminatedGraph::Arc& arc : eliminated.arcsAt(order[i]))
            growing.merge(order[i], growing.row(arc.target), arc.weight);
    }
}

} // namespace planner::detail
