#pragma once

#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <span>
#include <stop_token>
#include <vector>

namespace planner {

/// The part of the city from which people walk at most `limit` along streets to each site.
///
/// With `splitByNearest` each street point belongs to its nearest site only, and neighbours share their border.
/// Polygons follow the reached streets with a margin of `margin`, are valid, and may have several parts and holes.
/// One entry a site, in order. Throws Cancelled when stopped.
struct ServiceAreaOptions {
    Distance limit = metres(500.0);
    Distance margin = metres(40.0);
    bool splitByNearest = true;
};

[[nodiscard]] std::vector<MultiPolygon> serviceAreas(const StreetNetwork& network, std::span<const Access> sites,
                                                     const ServiceAreaOptions& options, std::stop_token stop);

} // namespace planner
