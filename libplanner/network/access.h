#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/point.h"

#include <cstdint>

namespace planner {

enum class StreetSide : std::uint8_t { Left, Right };

/// On which side of the truck a stop may lie.
enum class KerbApproach : std::uint8_t {
    Any,
    RightHand, ///< the truck halts with the stop on its right; in one-way streets on either side
};

/// Where a place reaches the street: a point on an edge, not a node. Turns, kerb sides and drags to anywhere
/// need it.
///
/// `toStart` + `toEnd` is the edge's length. A walk from the place to the edge's start is leg + toStart.
struct Access {
    EdgeIndex edge;
    Distance toStart;                    ///< along the edge from its start vertex to the foot
    Distance toEnd;                      ///< along the edge from the foot to its end vertex
    Distance leg;                        ///< straight piece from the place to the foot
    Point foot;                          ///< where the leg meets the street
    StreetSide side = StreetSide::Right; ///< of the edge's own direction, on which the place lies

    friend bool operator==(const Access&, const Access&) = default;
};

/// Why a place has no access.
enum class AccessFailure : std::uint8_t {
    TooFar,        ///< no street within the snap limit
    BehindBarrier, ///< every straight piece crosses water, railway or a wall: no gate known
};

} // namespace planner
