#include "boost_oracle.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <cmath>
#include <utility>

namespace fixture {

using namespace planner;

struct Arc {
    std::uint64_t weight = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;

struct Oracle::Impl {
    TravelMode mode;
    std::vector<Access> places;
    std::size_t firstPlace; ///< vertex of the first place
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    std::vector<Arc> arcs;
    Graph graph;

    std::size_t leaving(std::size_t p) const { return firstPlace + 2 * p; }
    std::size_t reaching(std::size_t p) const { return firstPlace + 2 * p + 1; }

    /// A place is left from one vertex and reached at another, so that no way leads through it.
    void connectEdge(const StreetEdge& edge, std::uint32_t e) {
        const std::int64_t length = edge.length.count();
        const std::size_t start = edge.from.value();
        const std::size_t end = edge.to.value();
        connect(start, end, edge, true, length);
        connect(end, start, edge, false, length);
        for (std::size_t p = 0; p < places.size(); ++p) {
            if (places[p].edge.value() != e)
                continue;
            const std::int64_t along = places[p].toStart.count();
            connect(start, reaching(p), edge, true, along);
            connect(end, reaching(p), edge, false, length - along);
            connect(leaving(p), start, edge, false, along);
            connect(leaving(p), end, edge, true, length - along);
            for (std::size_t q = 0; q < places.size(); ++q)
                if (places[q].edge.value() == e) {
                    const std::int64_t ahead = places[q].toStart.count() - along;
                    connect(leaving(p), reaching(q), edge, ahead >= 0, ahead >= 0 ? ahead : -ahead);
                }
        }
    }

    void add(std::size_t a, std::size_t b, std::uint64_t weight) {
        ends.emplace_back(a, b);
        arcs.push_back({weight});
    }

    /// Joins two vertices by a part of an edge, one way. Of no length it needs no direction.
    void connect(std::size_t a, std::size_t b, const StreetEdge& edge, bool forward, std::int64_t length) {
        if (mode == TravelMode::Walk) {
            if (edge.walkable)
                add(a, b, static_cast<std::uint64_t>(length));
            return;
        }
        if (!(forward ? edge.truckForward : edge.truckBackward) && length > 0)
            return;
        const Duration whole = forward ? edge.truckForwardTime : edge.truckBackwardTime;
        const double share = static_cast<double>(length) / static_cast<double>(edge.length.count());
        const std::int64_t time = std::llround(static_cast<double>(whole.count()) * share);
        add(a, b, (static_cast<std::uint64_t>(time) << 32) + static_cast<std::uint64_t>(length));
    }

    std::vector<std::uint64_t> distances(std::size_t vertex) const {
        std::vector<std::uint64_t> distance(num_vertices(graph));
        boost::dijkstra_shortest_paths(
            graph, vertex,
            boost::distance_map(
                boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph)))
                .distance_inf(NoWay)
                .weight_map(get(&Arc::weight, graph)));
        std::vector<std::uint64_t> toPlaces;
        for (std::size_t p = 0; p < places.size(); ++p)
            toPlaces.push_back(distance[reaching(p)]);
        return toPlaces;
    }

    std::uint64_t leg(std::size_t place) const {
        return mode == TravelMode::Walk ? static_cast<std::uint64_t>(places[place].leg.count()) : 0;
    }
};

Oracle::Oracle(const StreetNetwork& network, TravelMode mode, std::vector<Access> places)
    : m_impl(new Impl{mode, std::move(places), network.vertexCount(), {}, {}, {}}) {
    for (std::uint32_t e = 0; e < network.edgeCount(); ++e)
        m_impl->connectEdge(network.edge(EdgeIndex(e)), e);
    m_impl->graph = Graph(boost::edges_are_unsorted_multi_pass, m_impl->ends.begin(), m_impl->ends.end(),
                          m_impl->arcs.begin(), network.vertexCount() + 2 * m_impl->places.size());
}

Oracle::~Oracle() = default;

std::vector<std::uint64_t> Oracle::from(std::size_t place) const {
    std::vector<std::uint64_t> result = m_impl->distances(m_impl->leaving(place));
    for (std::size_t p = 0; p < result.size(); ++p)
        if (result[p] != NoWay)
            result[p] += m_impl->leg(place) + m_impl->leg(p);
    return result;
}

std::vector<std::uint64_t> Oracle::fromVertex(std::size_t vertex) const {
    std::vector<std::uint64_t> result = m_impl->distances(vertex);
    for (std::size_t p = 0; p < result.size(); ++p)
        if (result[p] != NoWay)
            result[p] += m_impl->leg(p);
    return result;
}

} // namespace fixture
