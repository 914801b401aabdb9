#include "libplanner/network/network_components.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <numeric>

namespace planner::detail {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

Graph graphOf(std::size_t vertexCount, std::span<const Arc> arcs) {
    return {boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(),
            static_cast<std::uint32_t>(vertexCount)};
}

void numberBySize(std::vector<std::uint32_t>& component, std::size_t count) {
    std::vector<std::uint32_t> size(count, 0);
    std::vector<std::uint32_t> lowest(count, UINT32_MAX);
    for (std::uint32_t v = 0; v < component.size(); ++v) {
        ++size[component[v]];
        lowest[component[v]] = std::min(lowest[component[v]], v);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t c) { return std::pair(UINT32_MAX - size[c], lowest[c]); });
    std::vector<std::uint32_t> rank(count);
    for (std::uint32_t r = 0; r < count; ++r)
        rank[order[r]] = r;
    for (std::uint32_t& c : component)
        c = rank[c];
}

} // namespace

std::vector<std::uint32_t> connectedComponents(std::size_t vertexCount, std::span<const Arc> arcs) {
    std::vector<Arc> bothWays;
    bothWays.reserve(arcs.size() * 2);
    for (const auto& [a, b] : arcs) {
        bothWays.emplace_back(a, b);
        bothWays.emplace_back(b, a);
    }
    // With every arc both ways, strong components are the connected ones; the undirected algorithm of
    // Boost does not take a directed CSR graph.
    return strongComponents(vertexCount, bothWays);
}

std::vector<std::uint32_t> strongComponents(std::size_t vertexCount, std::span<const Arc> arcs) {
    const Graph graph = graphOf(vertexCount, arcs);
    std::vector<std::uint32_t> component(vertexCount);
    const auto map = boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph));
    const std::size_t count = static_cast<std::size_t>(boost::strong_components(graph, map));
    numberBySize(component, count);
    return component;
}

} // namespace planner::detail
