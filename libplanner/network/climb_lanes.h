#pragma once

// Private to the network room: the inner loops of tables over a chordal hierarchy.

#include "libplanner/network/chordal_hierarchy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

inline constexpr std::size_t ClimbLanes = 16; ///< places that climb together

/// What the way from each place of a bundle to one rank weighs, or back.
struct alignas(64) ClimbBlock {
    PathWeight lane[ClimbLanes];
};

/// Lets all weights climb: `ranks` ascending, closed under going up; one block each, with the places' own
/// weights put in and NoPath elsewhere. `side`: &BothWays::up for ways from the places, down for ways to
/// them. `number`: scratch, one a rank. Runs with AVX2 where the processor has it; the result is the same bit
/// for bit without.
void climb(const ChordalHierarchy& hierarchy, PathWeight BothWays::*side,
           std::span<const std::uint32_t> ranks, std::vector<std::uint32_t>& number,
           std::vector<ClimbBlock>& blocks);

/// Two blocks of the same rank, by their numbers in the bundles.
struct Meeting {
    std::uint32_t from;
    std::uint32_t to;
};

/// The lightest sums over all meetings: result[i].lane[j] from lane i to lane j.
void meet(std::span<const Meeting> meetings, const std::vector<ClimbBlock>& from,
          const std::vector<ClimbBlock>& to, ClimbBlock* result);

} // namespace planner::detail
