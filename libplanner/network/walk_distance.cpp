#include "libplanner/network/graph_search.h"
#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <limits>

namespace planner {

namespace {

/// Dijkstra straight on the network, for single searches: nothing is prepared. Stops where `settle` says so.
template <class Settle>
void searchWalks(const StreetNetwork& network, const Access& from, std::uint64_t limit,
                 std::vector<std::uint32_t>& distances, const Settle& settle) {
    detail::MinHeap<std::uint64_t> heap;
    const auto offer = [&](std::uint32_t vertex, std::uint64_t distance) {
        if (distance <= limit && distance < distances[vertex]) {
            distances[vertex] = static_cast<std::uint32_t>(distance);
            heap.push((distance << 32) | vertex);
        }
    };
    for (const detail::Seed& seed : detail::seedsFrom(network, TravelMode::Walk, from))
        offer(seed.vertex, seed.weight);
    while (!heap.empty()) {
        const std::uint64_t entry = heap.pop();
        const auto distance = static_cast<std::uint32_t>(entry >> 32);
        const auto vertex = static_cast<std::uint32_t>(entry);
        if (distances[vertex] != distance)
            continue;
        if (!settle(vertex, distance))
            return;
        for (const EdgeIndex e : network.edgesAt(VertexIndex(vertex))) {
            const StreetEdge& edge = network.edge(e);
            if (edge.walkable)
                offer((edge.from.value() == vertex ? edge.to : edge.from).value(),
                      distance + static_cast<std::uint64_t>(edge.length.count()));
        }
    }
}

} // namespace

std::vector<std::uint32_t> walkDistancesFrom(const StreetNetwork& network, const Access& from,
                                             std::optional<Distance> limit) {
    std::vector<std::uint32_t> distances(network.vertexCount(), Unreachable);
    const std::uint64_t bound = limit ? static_cast<std::uint64_t>(std::max<std::int64_t>(0, limit->count()))
                                      : std::uint64_t{Unreachable} - 1;
    searchWalks(network, from, std::min(bound, std::uint64_t{Unreachable} - 1), distances,
                [](std::uint32_t, std::uint32_t) { return true; });
    return distances;
}

std::optional<Distance> walkDistance(const StreetNetwork& network, const Access& from, const Access& to) {
    std::uint64_t best = detail::sameEdgeWeight(network, TravelMode::Walk, from, to).value_or(detail::NoWay);
    const std::vector<detail::Seed> targets = detail::seedsTo(network, TravelMode::Walk, to);
    std::vector<std::uint32_t> distances(network.vertexCount(), Unreachable);
    searchWalks(network, from, std::uint64_t{Unreachable} - 1, distances,
                [&](std::uint32_t vertex, std::uint32_t distance) {
                    if (distance >= best)
                        return false;
                    for (const detail::Seed& target : targets)
                        if (target.vertex == vertex)
                            best = std::min(best, distance + target.weight);
                    return true;
                });
    return best == detail::NoWay ? std::nullopt : std::optional(Distance{static_cast<std::int64_t>(best)});
}

} // namespace planner
