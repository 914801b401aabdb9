#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/city/load_context.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"

#include <optional>
#include <string>
#include <vector>

namespace planner {

/// A demand row as read: its place in the source's CRS, and what the row says about its weight.
struct DemandRow {
    std::int64_t feature = 0;
    Key key;
    Point at;
    std::optional<MassRate> stated;
    People people;
    std::uint32_t group = 0;
    std::optional<std::uint32_t> area; ///< of the source's areas, where its people live spread over one
};

/// The rows of one source.
struct DemandRows {
    std::string label;
    std::string file;
    Crs crs = Crs::wgs84();
    bool isOffsetAssumed = false;    ///< columns called lon and lat, and no word about a shift
    bool isOffsetUndeclared = false; ///< an office table that does not say whether it is shifted
    std::vector<DemandRow> rows;
    std::vector<MultiPolygon> areas;
};

/// Reads every demand source; rows without weight are counted and left out. `within`, where given, limits
/// reading to a box in WGS 84. Throws Error{NoDemand} when no source is named or no weight is left.
[[nodiscard]] std::vector<DemandRows> readDemandRows(LoadContext& context, const std::optional<Box>& within);

} // namespace planner
