#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <optional>
#include <string>
#include <vector>

namespace planner {

/// A way along the streets between two places.
struct Path {
    Distance length;                  ///< ground length; walking: both legs included
    Duration duration;                ///< truck: driving time; walking: at the profile's speed is the caller's
    Polyline line;                    ///< connected, from place to place (truck: from foot to foot)
    std::vector<std::string> streets; ///< names in order, unnamed ones left out, repeats merged
};

/// The shortest walk, or the fastest drive; empty when there is none. The length equals the table's entry.
[[nodiscard]] std::optional<Path> findPath(const StreetNetwork& network, TravelMode mode, Point fromPlace,
                                           const Access& from, Point toPlace, const Access& to);

} // namespace planner
