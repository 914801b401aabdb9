#include "app/cli/boost_search.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>

#include <utility>

namespace app::cli {

namespace {

struct ArcWeight {
    std::uint64_t weight = 0;
};

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcWeight,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

/// Thrown to end a search early; Boost knows no other way.
struct Far {};

struct StopBeyond : boost::dijkstra_visitor<> {
    const std::uint64_t* distance = nullptr;
    std::uint64_t limit = BoostSearch::NoWay;

    template <class Vertex, class AnyGraph>
    void examine_vertex(Vertex v, const AnyGraph&) const {
        if (distance[v] > limit)
            throw Far();
    }
};

std::uint64_t weightOf(planner::TravelMode mode, planner::Duration time, planner::Distance length) {
    const auto mm = static_cast<std::uint64_t>(length.count());
    return mode == planner::TravelMode::Walk ? mm : (static_cast<std::uint64_t>(time.count()) << 32) + mm;
}

Graph graphOf(const planner::StreetNetwork& network, planner::TravelMode mode) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<ArcWeight> arcs;
    for (const planner::StreetEdge& edge : network.edges()) {
        const bool isWalk = mode == planner::TravelMode::Walk;
        if (isWalk ? edge.walkable : edge.truckForward) {
            ends.emplace_back(edge.from.value(), edge.to.value());
            arcs.push_back({weightOf(mode, edge.truckForwardTime, edge.length)});
        }
        if (isWalk ? edge.walkable : edge.truckBackward) {
            ends.emplace_back(edge.to.value(), edge.from.value());
            arcs.push_back({weightOf(mode, edge.truckBackwardTime, edge.length)});
        }
    }
    return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
            static_cast<std::uint32_t>(network.vertexCount())};
}

Graph graphOf(std::size_t vertexCount, std::span<const BoostSearch::Arc> all) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<ArcWeight> arcs;
    for (const BoostSearch::Arc& arc : all) {
        ends.emplace_back(arc.from, arc.to);
        arcs.push_back({arc.weight});
    }
    return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
            static_cast<std::uint32_t>(vertexCount)};
}

} // namespace

struct BoostSearch::Impl {
    Graph graph;
    std::vector<std::uint64_t> distance;
    std::vector<std::uint32_t> parent;

    void run(std::uint32_t vertex, std::uint64_t limit) {
        const auto index = get(boost::vertex_index, graph);
        StopBeyond visitor;
        visitor.distance = distance.data();
        visitor.limit = limit;
        try {
            boost::dijkstra_shortest_paths_no_color_map(
                graph, vertex, boost::make_iterator_property_map(parent.begin(), index),
                boost::make_iterator_property_map(distance.begin(), index), get(&ArcWeight::weight, graph),
                index, std::less<>(), boost::closed_plus<std::uint64_t>(NoWay), NoWay, std::uint64_t{0},
                visitor);
        } catch (const Far&) {
            return; // all within the limit is settled
        }
    }
};

BoostSearch::BoostSearch(const planner::StreetNetwork& network, planner::TravelMode mode)
    : m_impl(new Impl{graphOf(network, mode), std::vector<std::uint64_t>(network.vertexCount()),
                      std::vector<std::uint32_t>(network.vertexCount())}) {}

BoostSearch::BoostSearch(std::size_t vertexCount, std::span<const Arc> arcs)
    : m_impl(new Impl{graphOf(vertexCount, arcs), std::vector<std::uint64_t>(vertexCount),
                      std::vector<std::uint32_t>(vertexCount)}) {}

BoostSearch::~BoostSearch() = default;

std::span<const std::uint64_t> BoostSearch::from(planner::VertexIndex vertex) {
    m_impl->run(vertex.value(), NoWay);
    return m_impl->distance;
}

std::span<const std::uint64_t> BoostSearch::from(planner::VertexIndex vertex, std::uint64_t limit) {
    m_impl->run(vertex.value(), limit);
    return m_impl->distance;
}

} // namespace app::cli
