#pragma once

#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/barrier_index.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace planner {

/// A home and the site that serves it.
struct ServedHome {
    std::uint32_t site = 0; ///< its number among the sites
    Point place;
    Point foot; ///< where its straight piece meets the street
};

struct ServiceAreaOptions {
    Distance limit = metres(500.0);
    Distance margin = metres(40.0);
    bool splitByNearest = true;
    const BarrierIndex* barriers = nullptr; ///< areas end at them; null: there are none
    std::span<const ServedHome> homes; ///< areas reach out to these, farther than the margin where need be
};

/// The part of the city from which people walk at most `limit` along streets to each site.
///
/// With `splitByNearest` each street point belongs to its nearest site only, and neighbours share their
/// border. Polygons follow the reached streets with a margin of `margin`, are valid, and may have several
/// parts and holes. What lies behind a barrier belongs to an area only where its streets come round to it.
/// One entry a site, in order. Throws Cancelled when stopped.
[[nodiscard]] std::vector<MultiPolygon> serviceAreas(const StreetNetwork& network,
                                                     std::span<const Access> sites,
                                                     const ServiceAreaOptions& options, std::stop_token stop);

} // namespace planner
