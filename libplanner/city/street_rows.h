#pragma once

#include "libplanner/city/city_loader.h"
#include "libplanner/city/load_context.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/street_network.h"

#include <memory>
#include <string>
#include <vector>

namespace planner {

/// The streets, and what else their sources hold.
struct ReadStreets {
    std::shared_ptr<const StreetNetwork> network;
    std::vector<Polyline> barriers;        ///< rivers, canals and railways of OpenStreetMap sources
    std::vector<std::string> attributions; ///< whom to name on every map
};

/// Reads the road sources within `within` (in `crs`) and builds the streets.
/// Throws Error{NoStreets} saying what to get when no source is named, or none of its lines is a street
/// there.
[[nodiscard]] ReadStreets readStreets(LoadContext& context, const Crs& crs, const TravelProfiles& profiles,
                                      const Box& within);

} // namespace planner
