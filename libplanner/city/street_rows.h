#pragma once

#include "libplanner/city/city_loader.h"
#include "libplanner/city/load_context.h"
#include "libplanner/network/street_network.h"

#include <memory>
#include <string>
#include <vector>

namespace planner {

/// Reads the road sources within `within` (in `crs`) and builds the streets.
/// OpenStreetMap data are noted in `attributions`. Throws Error{NoStreets} saying what to get when no source is named, or none of its lines is a street there.
[[nodiscard]] std::shared_ptr<const StreetNetwork> readStreets(LoadContext& context, const Crs& crs,
                                                               const TravelProfiles& profiles, const Box& within,
                                                               std::vector<std::string>& attributions);

} // namespace planner
