#pragma once

#include "sample_maps/generator/spreadsheet.h"
#include "sample_maps/generator/town.h"

namespace planner::town {

/// The town's homes as an office would hand them over: a title over all columns, a line saying who filled it
/// in, a header of two rows with merged cells, the district written once for many rows, households as words
/// ("36户"), coordinates as Amap shows them (GCJ-02, "lon,lat" in one cell), a sum at the end.
///
/// The same homes as the layer buildings has where households > 0; ids are equal. Throws Error{CrsUnknown}.
[[nodiscard]] Sheet officeSheet(const TownLayers& town);

} // namespace planner::town
