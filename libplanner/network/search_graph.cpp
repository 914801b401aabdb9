#include "libplanner/network/search_graph.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace planner::detail {

namespace {

Weight weightOf(const StreetEdge& edge, TravelMode mode, bool forward) {
    if (mode == TravelMode::Walk)
        return static_cast<Weight>(edge.length.count());
    return driveWeight(forward ? edge.truckForwardTime : edge.truckBackwardTime, edge.length);
}

Weight legWeight(TravelMode mode, const Access& place) {
    return mode == TravelMode::Walk ? static_cast<Weight>(place.leg.count()) : 0;
}

} // namespace

bool isOpen(const StreetEdge& edge, TravelMode mode, bool forward) {
    if (mode == TravelMode::Walk)
        return edge.walkable;
    return forward ? edge.truckForward : edge.truckBackward;
}

Weight partWeight(const StreetEdge& edge, TravelMode mode, bool forward, Distance length) {
    if (mode == TravelMode::Walk)
        return static_cast<Weight>(length.count());
    if (length == edge.length)
        return weightOf(edge, mode, forward);
    const Duration whole = forward ? edge.truckForwardTime : edge.truckBackwardTime;
    const double share = edge.length.count() > 0 ? ratio(length, edge.length) : 0.0;
    return driveWeight(scaled(whole, share), length);
}

SearchGraph searchGraph(const StreetNetwork& network, TravelMode mode, bool reversed) {
    SearchGraph graph;
    graph.first.assign(network.vertexCount() + 1, 0);
    const auto forArcs = [&](const auto& visit) {
        for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
            const StreetEdge& edge = network.edge(EdgeIndex(e));
            if (edge.from == edge.to)
                continue; // a loop leads nowhere new
            for (const bool forward : {true, false})
                if (isOpen(edge, mode, forward)) {
                    const bool fromStart = forward != reversed;
                    const std::uint32_t tail = (fromStart ? edge.from : edge.to).value();
                    const std::uint32_t head = (fromStart ? edge.to : edge.from).value();
                    visit(tail, SearchArc{head, e, weightOf(edge, mode, forward)});
                }
        }
    };
    forArcs([&](std::uint32_t tail, const SearchArc&) { ++graph.first[tail + 1]; });
    std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
    graph.arcs.resize(graph.first.back());
    std::vector<std::uint32_t> next(graph.first.begin(), graph.first.end() - 1);
    forArcs([&](std::uint32_t tail, const SearchArc& arc) { graph.arcs[next[tail]++] = arc; });
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v)
        std::sort(graph.arcs.begin() + graph.first[v], graph.arcs.begin() + graph.first[v + 1],
                  [](const SearchArc& a, const SearchArc& b) {
                      return std::tie(a.target, a.weight, a.edge) < std::tie(b.target, b.weight, b.edge);
                  });
    return graph;
}

namespace {

/// The vertex at one end of the place's edge, when one may move between them: along the edge in the direction
/// given, or not at all because the place lies at the vertex itself.
void addSeed(const StreetEdge& edge, TravelMode mode, const Access& place, bool atStart, bool forward,
             std::vector<Seed>& seeds) {
    const Distance part = atStart ? place.toStart : place.toEnd;
    const std::uint32_t vertex = (atStart ? edge.from : edge.to).value();
    if (isOpen(edge, mode, forward))
        seeds.push_back({vertex, legWeight(mode, place) + partWeight(edge, mode, forward, part), forward});
    else if (part == Distance{} && isOpen(edge, mode, !forward))
        seeds.push_back({vertex, legWeight(mode, place), forward});
}

} // namespace

std::vector<Seed> seedsFrom(const StreetNetwork& network, TravelMode mode, const Access& place) {
    std::vector<Seed> seeds;
    addSeed(network.edge(place.edge), mode, place, true, false, seeds);
    addSeed(network.edge(place.edge), mode, place, false, true, seeds);
    return seeds;
}

std::vector<Seed> seedsTo(const StreetNetwork& network, TravelMode mode, const Access& place) {
    std::vector<Seed> seeds;
    addSeed(network.edge(place.edge), mode, place, true, true, seeds);
    addSeed(network.edge(place.edge), mode, place, false, false, seeds);
    return seeds;
}

std::optional<Weight> sameEdgeWeight(const StreetNetwork& network, TravelMode mode, const Access& from,
                                     const Access& to) {
    if (from.edge != to.edge)
        return std::nullopt;
    const StreetEdge& edge = network.edge(from.edge);
    const Distance along = to.toStart - from.toStart;
    const bool forward = along >= Distance{};
    if (along == Distance{}) // the same street point: nothing to travel, whatever the direction
        return isOpen(edge, mode, true) || isOpen(edge, mode, false)
                   ? std::optional(legWeight(mode, from) + legWeight(mode, to))
                   : std::nullopt;
    if (!isOpen(edge, mode, forward))
        return std::nullopt;
    return legWeight(mode, from) + partWeight(edge, mode, forward, forward ? along : -along) +
           legWeight(mode, to);
}

} // namespace planner::detail
