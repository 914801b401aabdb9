#pragma once

namespace planner::gis {

/// Registers GDAL's drivers once for the process; every entry of this room calls it. Thread-safe.
void startGdal();

} // namespace planner::gis
