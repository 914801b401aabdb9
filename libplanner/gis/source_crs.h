#pragma once

#include "libplanner/geo/crs.h"

#include <ogr_srs_api.h>

#include <optional>
#include <string>

namespace planner::gis {

/// The CRS a SourceSpec names: "EPSG:n", WKT, PROJ text, or the path of a .prj file.
/// Throws Error{CrsUnknown, FileMissing} with the source's file.
[[nodiscard]] Crs crsFromSpec(const std::string& text, const std::string& file);

/// What a dataset says of its layer; empty where it says nothing or only "unknown" (a local system).
/// Heights are left out of compound systems. Throws Error{CrsUnknown}.
[[nodiscard]] std::optional<Crs> crsFromHandle(OGRSpatialReferenceH srs, const std::string& file,
                                               const std::string& layer);

} // namespace planner::gis
