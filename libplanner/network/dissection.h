#pragma once

// Private to the network room: an order of vertices that cuts a street graph into halves again and again.

#include "libplanner/geo/point.h"
#include "libplanner/network/search_graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace planner::detail {

/// All vertices, those to be taken out first first: both halves of a cut come before the vertices between
/// them, so that taking one out links few others.
///
/// A cut is a straight line in one of four directions, where the fewest arcs cross it and neither side is
/// small; the least set of vertices that touches all those arcs parts the sides. Cost: O(arcs × log
/// vertices). Throws Cancelled when stopped. Source: nested dissection, George (1973); the least cover,
/// König (1931).
[[nodiscard]] std::vector<std::uint32_t>
dissectionOrder(const SearchGraph& graph, std::span<const Point> positions, const std::stop_token& stop);

} // namespace planner::detail
