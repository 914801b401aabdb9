#pragma once

#include <string>

namespace planner::gis {

/// SHA-256 of a source's bytes, hexadecimal. Of a shapefile all its files (.shp, .shx, .dbf, .prj, .cpg)
/// count, in the order of their names; of an SQLite file its pending log too; of a folder all files in it.
/// Only reads. Throws Error{FileMissing, FileUnreadable}.
[[nodiscard]] std::string checksumOf(const std::string& path);

} // namespace planner::gis
