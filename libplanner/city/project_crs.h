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
/// Throws Error{CrsUnknown}; Error{CrsUnfit} when it is not metric, or lengths at `centre` would be off by more
/// than 1 % (Web Mercator, a zone far away).
[[nodiscard]] Crs projectCrs(const std::string& wanted, Point centre);

/// Office tables in China have to say whether their coordinates are shifted.
/// Throws Error{OffsetUndeclared} with the file.
void checkOffsets(const std::vector<DemandRows>& sources);
/// The same for one source whose points lie around `centre` (WGS 84).
void checkOffset(const std::string& file, bool isOfficeTable, bool saysLonLat, const Crs& crs,
                 const std::optional<OffsetSystem>& offset, Point centre);

} // namespace planner
