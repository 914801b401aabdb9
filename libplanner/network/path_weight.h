#pragma once

// Private to the network room.

#include "libplanner/network/search_graph.h"

#include <cstdint>

namespace planner::detail {

/// A weight with a sign, for comparing many at once. `NoPath` added to itself is still below the largest.
using PathWeight = std::int64_t;
inline constexpr PathWeight NoPath = PathWeight{1} << 61;

[[nodiscard]] constexpr PathWeight pathWeight(Weight weight) {
    return weight < static_cast<Weight>(NoPath) ? static_cast<PathWeight>(weight) : NoPath;
}

/// Weights of an arc of a hierarchy from its lower end to the higher one, and the other way.
struct BothWays {
    PathWeight up = NoPath;
    PathWeight down = NoPath;

    friend bool operator==(const BothWays&, const BothWays&) = default;
};

} // namespace planner::detail
