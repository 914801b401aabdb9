#pragma once

#include <optional>
#include <string>

namespace planner::gis {

/// How the text of a shapefile's table is encoded.
struct DbfEncoding {
    std::string name;       ///< to be given to GDAL; empty: GDAL finds it from .cpg or language byte
    bool isGuessed = false; ///< from the bytes, because neither .cpg nor a telling language byte is there
};

/// Finds out in the order .cpg, language byte, the bytes themselves. `path` names the .shp or .dbf.
/// Throws Error{EncodingUnknown} where the bytes fit nothing known.
[[nodiscard]] DbfEncoding dbfEncoding(const std::string& path);

} // namespace planner::gis
