#pragma once

#include "app/render/route_map.h"
#include "app/render/shape_set.h"

#include "libplanner/scenario/plan.h"

#include <array>
#include <memory>
#include <vector>

namespace app::render {

inline constexpr std::size_t UnservedReasonCount = 6; ///< all but None

/// Which truck drives a route, and when.
struct RouteShape {
    std::uint32_t day = 0;
    std::uint32_t truck = 0; ///< number of the truck among the plan's trucks, for its colour
    std::uint32_t trip = 0;
};

/// Squares (m) in which of the homes with the same cabin one stands for all; finer set by set.
inline constexpr std::array<double, 5> WalkCells = {80.0, 40.0, 20.0, 10.0, 0.0};

/// What a plan looks like: drawable, immutable, safe to read from any thread.
struct PlanMap {
    std::shared_ptr<const planner::Plan> plan;
    AreaSet areas; ///< tag: service area
    LineSet areaBorders;
    std::vector<std::uint32_t> areaColours; ///< by service area: number in the palette, neighbours differ
    /// Home to cabin, as the crow flies; tag: demand point. Set i adds the homes that are the first of their
    /// cabin in a square of WalkCells[i], so that from far a few lines tell what all would.
    std::array<LineSet, WalkCells.size()> walkLines;
    std::array<PointSet, UnservedReasonCount> unserved; ///< by reason; tag: demand point
    std::array<std::size_t, UnservedReasonCount> unservedCount = {};
    PointSet cabins;                          ///< tag: cabin
    std::vector<planner::CabinStatus> states; ///< by cabin, as people see it
    std::vector<RouteShape> routes;           ///< parallel to the plan's
    RouteMap streets;                         ///< where they drive
    std::vector<std::string> trucks;          ///< names, in order of first use
    std::uint32_t days = 0;
};

[[nodiscard]] std::shared_ptr<const PlanMap> makePlanMap(std::shared_ptr<const planner::Plan> plan);

/// Greedy colouring: areas whose boxes touch get different numbers below `colours` as far as possible.
[[nodiscard]] std::vector<std::uint32_t> colourNeighbours(const std::vector<planner::Box>& boxes,
                                                          std::uint32_t colours);

} // namespace app::render
