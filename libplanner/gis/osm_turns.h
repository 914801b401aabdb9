#pragma once

#include "libplanner/geo/turn_relation.h"

#include <string>
#include <vector>

namespace planner::gis {

/// The turn restrictions of an OpenStreetMap file (.osm.pbf, .osm), by relation id; GDAL's driver leaves them
/// out. Nothing for files of other formats. Throws Error{FileUnreadable}.
/// Cost: up to three passes over the file, of which only the wanted kinds are decoded.
[[nodiscard]] std::vector<TurnRelation> readTurnRelations(const std::string& path);

} // namespace planner::gis
