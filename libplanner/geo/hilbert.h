#pragma once

#include "libplanner/geo/box.h"

#include <cstdint>

namespace planner {

/// Position of a point along a Hilbert curve of 2^16 × 2^16 cells over `box`: near points get near numbers.
/// Points outside are taken at the border. Source: Hilbert (1891), computed quadrant by quadrant.
[[nodiscard]] std::uint32_t hilbertIndex(Point p, const Box& box);

} // namespace planner
