#pragma once

// Private to the network room: the parts of a network that hang together.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace planner::detail {

using Arc = std::pair<std::uint32_t, std::uint32_t>;

/// Component of each vertex, numbered by size, the largest 0 (ties: the one with the lowest vertex).
/// Arcs are taken as two-way. Source: Boost.Graph connected_components on a compressed sparse row graph.
[[nodiscard]] std::vector<std::uint32_t> connectedComponents(std::size_t vertexCount,
                                                             std::span<const Arc> arcs);

/// The same for strong connection along the arcs' direction. Source: Tarjan (1972), as in Boost.Graph.
[[nodiscard]] std::vector<std::uint32_t> strongComponents(std::size_t vertexCount, std::span<const Arc> arcs);

} // namespace planner::detail
