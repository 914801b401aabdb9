#pragma once

#include "libplanner/geo/geometry.h"
#include "libplanner/gis/gdal_handles.h"

#include <ogr_core.h>

namespace planner::gis {

/// A GDAL shape as ours: heights and measures dropped, curves drawn as lines, a collection reduced to its
/// parts of the highest dimension. std::monostate for null and empty shapes.
[[nodiscard]] Geometry fromGdal(OGRGeometryH shape);

/// Ours as GDAL's. A single part becomes a single shape unless `asMulti`. Null for std::monostate.
[[nodiscard]] GeometryPtr toGdal(const Geometry& geometry, bool asMulti);

[[nodiscard]] GeometryKind kindOf(OGRwkbGeometryType type);
[[nodiscard]] OGRwkbGeometryType gdalTypeOf(GeometryKind kind, bool asMulti);

} // namespace planner::gis
