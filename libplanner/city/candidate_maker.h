#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/area_index.h"
#include "libplanner/city/city.h"
#include "libplanner/network/street_network.h"

#include <span>
#include <vector>

namespace planner {

/// Where street-side candidates may be made.
struct CandidateRules {
    double spacing = 120.0;               ///< m, least distance between two, straight
    double setback = 6.0;                 ///< m, from the street's middle line
    double usefulReach = 500.0;           ///< m; no home within this (to the next grid cell): useless
    const AreaIndex* forbidden = nullptr; ///< none inside
    const AreaIndex* water = nullptr;     ///< none inside
    const AreaIndex* studyArea = nullptr; ///< none outside
};

/// A place found along a street.
struct StreetSidePlace {
    Key key; ///< from the coordinates, rounded to metres: the same streets give the same key
    Point at;
    EdgeIndex edge;
};

/// Places beside the streets where people walk and trucks stop: first next to junctions (on a network the
/// best sites are its vertices, Hakimi 1964), then along the streets until none is left farther than the
/// spacing. `taken` keep the spacing too. Bridges, tunnels, slip roads, motorways and trunk roads get none.
/// Deterministic; O(street length / spacing).
[[nodiscard]] std::vector<StreetSidePlace> makeStreetSidePlaces(const StreetNetwork& network,
                                                                const CandidateRules& rules,
                                                                std::span<const Point> homes,
                                                                std::span<const Point> taken);

} // namespace planner
