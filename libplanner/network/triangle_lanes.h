#pragma once

// Private to the network room.

#include "libplanner/network/path_weight.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// What two arcs up from the same vertex weighed together, and what they weigh now, against the third side of
/// their triangle. `Low` and `high` are the arcs to the lower and to the higher head.
[[nodiscard]] constexpr bool actsOnThirdSide(const BothWays& lowBefore, const BothWays& highBefore,
                                             const BothWays& low, const BothWays& high,
                                             const BothWays& third) {
    const auto acts = [](PathWeight sumBefore, PathWeight sum, PathWeight side) {
        return sum < side || (sum > side && sumBefore == side);
    };
    return acts(lowBefore.down + highBefore.up, low.down + high.up, third.up) ||
           acts(lowBefore.up + highBefore.down, low.up + high.down, third.down);
}

/// Adds to `found` the numbers i for which actsOnThirdSide(lowBefore, highBefore[i], low, high[i], third[i]).
/// All three spans are of one size. Runs with AVX2 where the processor has it, with the same result without.
void findActing(const BothWays& lowBefore, std::span<const BothWays> highBefore, const BothWays& low,
                std::span<const BothWays> high, std::span<const BothWays> third,
                std::vector<std::uint32_t>& found);

} // namespace planner::detail
