#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/demand_rows.h"
#include "libplanner/city/load_context.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace planner {

/// An area over which the people of one point live, in the project's CRS.
struct LivedInArea {
    std::size_t point = 0;
    MultiPolygon area;
};

/// Demand points in the project's CRS, and for each the source and row it came from.
struct PlacedDemand {
    std::vector<DemandPoint> points;   ///< handed on to the city, the rest stays
    std::vector<std::uint32_t> source; ///< index into `labels`
    std::vector<std::int64_t> feature;
    std::vector<std::string> labels;
    std::vector<LivedInArea> areas; ///< in the order of their points
    Box bounds;
};

/// Projects the rows. Those outside `studyArea` (in `crs`; empty: none drawn) are set aside; without one,
/// those more than 150 km from `centre` are bad rows ("outside-area"). Throws Error{NoDemand,
/// TooManyBadFeatures}.
[[nodiscard]] PlacedDemand placeDemand(LoadContext& context, std::vector<DemandRows>& sources, const Crs& crs,
                                       const MultiPolygon& studyArea, Point centre);

/// Counts points that share a place with an earlier one. `points`: those of `demand`, wherever they are now.
void tellDuplicates(LoadContext& context, std::span<const DemandPoint> points, const PlacedDemand& demand);

} // namespace planner
