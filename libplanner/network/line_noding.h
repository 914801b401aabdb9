#pragma once

// Private to the network room: makes the lines of a plain layer meet where they meet on the ground.

#include "libplanner/network/street.h"

#include <cstddef>
#include <vector>

namespace planner::detail {

/// Moves line ends that lie within `tolerance` (units of the CRS) of each other onto one point, the one with
/// the smallest coordinates of its group. Returns how many ends moved.
std::size_t joinEnds(std::vector<Street>& streets, double tolerance);

/// Adds a common point, rounded to mm, wherever two lines cross at the same level (bridge, tunnel and layer
/// equal), and where a line's end lies on another within `tolerance`. Returns the number of places. Cost:
/// O((n + k) log n), k crossings.
std::size_t nodeCrossings(std::vector<Street>& streets, double tolerance);

/// Whether two pieces of the line cross other than at a corner. Cost: O(n log n) for lines that do not run to
/// and fro.
[[nodiscard]] bool crossesItself(const Polyline& line);

} // namespace planner::detail
