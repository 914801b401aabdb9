#include "libplanner/network/street_network.h"

#include "libplanner/network/network_components.h"

#include <numeric>
#include <tuple>
#include <utility>

namespace planner {

namespace {

/// Components that own an arc, and the vertices with arcs that lie outside component 0.
std::pair<std::size_t, std::size_t> countOff(const std::vector<std::uint32_t>& component,
                                             const std::vector<detail::Arc>& arcs) {
    std::vector<bool> hasArc(component.size(), false);
    for (const auto& [a, b] : arcs)
        hasArc[a] = hasArc[b] = true;
    std::vector<bool> seen(component.size(), false);
    std::size_t components = 0;
    std::size_t off = 0;
    for (std::uint32_t v = 0; v < component.size(); ++v) {
        if (!hasArc[v])
            continue;
        if (!seen[component[v]])
            ++components;
        seen[component[v]] = true;
        off += component[v] != 0 ? 1 : 0;
    }
    return {components, off};
}

} // namespace

std::vector<DirectedEdge> StreetNetwork::truckWaysFrom(VertexIndex v) const {
    std::vector<DirectedEdge> ways;
    for (const EdgeIndex e : edgesAt(v))
        for (const bool forward : {false, true})
            if (const DirectedEdge way{e, forward}; isDrivable(way) && startOf(way) == v)
                ways.push_back(way);
    return ways;
}

template <class IsOpen>
void StreetNetwork::nameParts(const std::vector<std::uint32_t>& component, const IsOpen& isOpen,
                              std::vector<Key>& named) const {
    constexpr std::size_t MostNamed = 100;
    named.clear();
    std::vector<bool> isNamed(m_shape->positions.size(), false);
    for (const StreetEdge& edge : m_edges) {
        if (!isOpen(edge))
            continue;
        for (const VertexIndex v : {edge.from, edge.to}) {
            const std::uint32_t part = component[v.value()];
            if (part == 0 || isNamed[part] || named.size() == MostNamed)
                continue;
            isNamed[part] = true;
            named.push_back(m_shape->streets[edge.street].key);
        }
    }
}

void StreetNetwork::connect() {
    std::vector<std::uint32_t>& first = m_shape->firstIncident;
    first.assign(m_shape->positions.size() + 1, 0);
    const auto forEnds = [](const StreetEdge& edge, const auto& visit) {
        visit(edge.from);
        if (edge.to != edge.from) // a loop meets its vertex once
            visit(edge.to);
    };
    for (const StreetEdge& edge : m_edges)
        forEnds(edge, [&](VertexIndex v) { ++first[v.value() + 1]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    m_shape->incident.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t e = 0; e < m_edges.size(); ++e)
        forEnds(m_edges[e], [&](VertexIndex v) { m_shape->incident[next[v.value()]++] = EdgeIndex(e); });
}

void StreetNetwork::findComponents() {
    std::vector<detail::Arc> walk;
    std::vector<detail::Arc> truck;
    for (const StreetEdge& edge : m_edges) {
        if (edge.walkable)
            walk.emplace_back(edge.from.value(), edge.to.value());
        if (edge.truckForward)
            truck.emplace_back(edge.from.value(), edge.to.value());
        if (edge.truckBackward)
            truck.emplace_back(edge.to.value(), edge.from.value());
    }
    m_walkComponent = detail::connectedComponents(m_shape->positions.size(), walk);
    m_truckComponent = detail::strongComponents(m_shape->positions.size(), truck);
    std::tie(m_report.walkComponents, m_report.verticesOffWalk) = countOff(m_walkComponent, walk);
    std::tie(m_report.truckComponents, m_report.verticesOffTruck) = countOff(m_truckComponent, truck);

    nameParts(
        m_walkComponent, [](const StreetEdge& e) { return e.walkable; }, m_report.islandStreets);
    nameParts(
        m_truckComponent, [](const StreetEdge& e) { return e.truckForward || e.truckBackward; },
        m_report.trapStreets);
}

} // namespace planner
