#pragma once

#include "libplanner/city/demand_rows.h"
#include "libplanner/geo/crs.h"

#include <optional>
#include <string>
#include <vector>

namespace planner {

/// Middle of all rows in WGS 84, by the median of each coordinate: a few wild points do not move it.
[[nodiscard]] Point demandCentre(const std::vector<DemandRows>& sources);

/// The CRS a project computes in: `wanted` where it is named, else the one for `centre`.
/// Throws Error{CrsUnknown}; Error{CrsUnfit} when it is not metric, or lengths at `centre` would be off by
/// more than 1 % (Web Mercator, a zone far away).
[[nodiscard]] Crs projectCrs(const std::string& wanted, Point centre);

/// Coordinates of an office table around `centre` (WGS 84), which does not say whether they are shifted, are
/// refused in China. Throws Error{OffsetUndeclared}.
void refuseUndeclaredOffset(const std::string& file, Point centre);
/// The same for every demand source that declares none. Other tables in China that declare none (columns
/// called lon and lat) are taken as WGS 84, which `health` tells ("assumed-offset").
void checkOffsets(const std::vector<DemandRows>& sources, HealthBook& health);

} // namespace planner
