#pragma once

#include "libplanner/gis/gdal_handles.h"

#include <string>
#include <vector>

namespace planner::gis {

/// Kinds of file this room treats differently; told by the name's ending.
enum class FileForm { Delimited, Sheet, Raster, Shapefile, Osm, SqliteBased, OtherVector };

[[nodiscard]] FileForm formOf(const std::string& path);

/// Opens a vector dataset for reading only, with the drivers this project allows; nothing is written beside
/// it. `options` are GDAL open options, "NAME=VALUE". Throws Error{FileMissing, FileEmpty (no bytes),
/// FileUnreadable}.
[[nodiscard]] DatasetPtr openVector(const std::string& path, const std::vector<std::string>& options = {});
/// The same for rasters.
[[nodiscard]] DatasetPtr openRaster(const std::string& path);

/// Throws Error{FileMissing, FileEmpty}.
void requireFile(const std::string& path);

/// The name of a path's file without folder and ending.
[[nodiscard]] std::string stemOf(const std::string& path);

} // namespace planner::gis
