#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/load_context.h"

#include <optional>
#include <vector>

namespace planner {

// Reading of the roles that are areas or lines on the map, projected into the project's CRS.

/// The study area in WGS 84; empty where no source of the role is named.
[[nodiscard]] MultiPolygon readStudyArea(LoadContext& context);

[[nodiscard]] std::vector<District> readDistricts(LoadContext& context, const Crs& crs);
[[nodiscard]] std::vector<ForbiddenArea> readForbidden(LoadContext& context, const Crs& crs);
[[nodiscard]] std::vector<TruckZone> readTruckZones(LoadContext& context, const Crs& crs);
/// Of an OSM source only rivers, canals, railways, walls and water; of others every row. `within`: in `crs`.
[[nodiscard]] Barriers readBarriers(LoadContext& context, const Crs& crs, const Box& within);

} // namespace planner
