#pragma once

#include "app/render/shape_set.h"

#include "libplanner/city/city.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace app::render {

/// How much a street matters on a map; lower ranks are drawn last, on top.
enum class RoadRank { Trunk, Primary, Secondary, Tertiary, Minor, Path };
inline constexpr std::size_t RoadRankCount = 6;

[[nodiscard]] RoadRank rankOf(planner::StreetClass streetClass);

/// A straight enough piece of a named street where its name may stand.
struct StreetName {
    std::string name;
    planner::Point at;
    double angle = 0.0;  ///< radians, anticlockwise from east; in (-π/2, π/2]
    double length = 0.0; ///< room for the name, m
    RoadRank rank = RoadRank::Minor;
};

struct DistrictName {
    std::string name;
    planner::Point at;
    double width = 0.0; ///< of the district, m
};

/// What a city looks like before anything is planned: drawable, immutable, safe to read from any thread.
struct BaseMap {
    std::shared_ptr<const planner::City> city;
    std::array<LineSet, RoadRankCount> roads; ///< tag: edge
    AreaSet water;                            ///< areas nobody walks across
    LineSet barriers;
    AreaSet districts; ///< tag: district
    LineSet districtBorders;
    AreaSet forbidden; ///< tag: forbidden area
    AreaSet truckZones;
    PointSet demand;     ///< tag: demand point
    PointSet candidates; ///< tag: candidate
    std::vector<StreetName> streetNames;
    std::vector<DistrictName> districtNames;
    planner::Box bounds; ///< homes, centres and depots, or streets where there are none
};

/// Cost: O(n log n) in everything drawn; 0.2 s for a city of a million.
[[nodiscard]] std::shared_ptr<const BaseMap> makeBaseMap(std::shared_ptr<const planner::City> city);

} // namespace app::render
