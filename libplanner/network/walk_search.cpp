#include "libplanner/network/walk_search.h"

#include "libplanner/network/site_search.h"
#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace planner {

struct WalkSearch::Impl {
    const StreetNetwork* network;
    detail::WalkGraph graph;
    std::vector<std::uint32_t> distances;
    std::vector<std::uint32_t> reached;
    /// Vertices by distance, in a ring of buckets; inside one the order is left open, and a vertex that is
    /// offered something better meanwhile is simply done again.
    std::vector<std::vector<std::uint64_t>> buckets;
    std::uint32_t shift = 14; ///< a bucket is 2^shift mm wide
    std::size_t mask = 0;
    std::size_t pending = 0;
    std::optional<Access> source; ///< of the last search, if it was a place
    std::uint64_t limit = 0;      ///< of the last search

    explicit Impl(const StreetNetwork& streets)
        : network(&streets), graph(streets, {}), distances(streets.vertexCount(), Unreachable) {
        constexpr std::uint32_t MostBuckets = 4096;
        std::uint32_t longest = 1;
        // Rings count too: a place on one has its two ways round as seeds.
        for (const StreetEdge& edge : streets.edges())
            longest = std::max(longest, static_cast<std::uint32_t>(edge.length.count()));
        while ((longest >> shift) + 2 > MostBuckets)
            ++shift;
        buckets.resize(std::bit_ceil((longest >> shift) + 2U));
        mask = buckets.size() - 1;
    }

    void offer(std::uint32_t vertex, std::uint64_t distance) {
        if (distance > limit || distance >= distances[vertex])
            return;
        if (distances[vertex] == Unreachable)
            reached.push_back(vertex);
        distances[vertex] = static_cast<std::uint32_t>(distance);
        buckets[(distance >> shift) & mask].push_back((distance << 32) | vertex);
        ++pending;
    }

    void run(std::span<const std::pair<std::uint32_t, std::uint64_t>> seeds, std::optional<Distance> bound) {
        for (const std::uint32_t v : reached)
            distances[v] = Unreachable;
        reached.clear();
        const std::uint64_t most = std::uint64_t{Unreachable} - 1;
        limit = bound ? std::min(most, static_cast<std::uint64_t>(std::max<std::int64_t>(0, bound->count())))
                      : most;
        std::uint64_t first = most;
        for (const auto& [vertex, distance] : seeds) {
            offer(vertex, distance);
            first = std::min(first, distance);
        }
        for (std::size_t at = first >> shift; pending > 0; ++at) {
            std::vector<std::uint64_t>& bucket = buckets[at & mask];
            while (!bucket.empty()) {
                const std::uint64_t entry = bucket.back();
                bucket.pop_back();
                --pending;
                const auto vertex = static_cast<std::uint32_t>(entry);
                const std::uint64_t distance = entry >> 32;
                if (distances[vertex] != distance)
                    continue;
                for (const detail::WalkGraph::Arc& arc : graph.arcsAt(vertex))
                    offer(arc.target, distance + arc.weight);
            }
        }
    }
};

WalkSearch::WalkSearch(const StreetNetwork& network) : m_impl(std::make_unique<Impl>(network)) {}
WalkSearch::~WalkSearch() = default;
WalkSearch::WalkSearch(WalkSearch&&) noexcept = default;

std::span<const std::uint32_t> WalkSearch::from(const Access& place, std::optional<Distance> limit) {
    const StreetEdge& edge = m_impl->network->edge(place.edge);
    std::vector<std::pair<std::uint32_t, std::uint64_t>> seeds;
    if (edge.walkable) {
        seeds.emplace_back(edge.from.value(),
                           static_cast<std::uint64_t>((place.leg + place.toStart).count()));
        seeds.emplace_back(edge.to.value(), static_cast<std::uint64_t>((place.leg + place.toEnd).count()));
    }
    m_impl->source = place;
    m_impl->run(seeds, limit);
    return m_impl->distances;
}

std::span<const std::uint32_t> WalkSearch::from(VertexIndex vertex, std::optional<Distance> limit) {
    const std::pair<std::uint32_t, std::uint64_t> seed{vertex.value(), 0};
    m_impl->source.reset();
    m_impl->run({&seed, 1}, limit);
    return m_impl->distances;
}

std::uint32_t WalkSearch::distanceTo(const Access& place) const {
    const StreetEdge& edge = m_impl->network->edge(place.edge);
    if (!edge.walkable)
        return Unreachable;
    std::uint64_t best = Unreachable;
    const auto offer = [&](std::uint64_t upToStreet, Distance onwards) {
        if (upToStreet != Unreachable)
            best = std::min(best, upToStreet + static_cast<std::uint64_t>((onwards + place.leg).count()));
    };
    offer(m_impl->distances[edge.from.value()], place.toStart);
    offer(m_impl->distances[edge.to.value()], place.toEnd);
    if (m_impl->source && m_impl->source->edge == place.edge) {
        const Distance along = place.toStart - m_impl->source->toStart;
        offer(static_cast<std::uint64_t>(m_impl->source->leg.count()), along < Distance{} ? -along : along);
    }
    return best <= m_impl->limit ? static_cast<std::uint32_t>(best) : Unreachable;
}

std::span<const std::uint32_t> WalkSearch::reached() const {
    return m_impl->reached;
}

} // namespace planner
