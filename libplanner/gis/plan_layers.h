#pragma once

#include "libplanner/gis/layer_table.h"
#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace planner::gis {

/// What a plan looks like in a GIS: layers cabins, candidates, demand, allocation, areas, routes, stops,
/// centres, depots, the table indicators, and the tricycles' doors and
/// door_stops (empty unless personal data are allowed), in this order; field names are ASCII of at most 10
/// letters.
///
/// Units: people, kg, m, m², m³, km, minutes, days; numbers are exact to the planner's own units.
/// `allowPersonal` false: demand and allocation have one row a district (and reason, and cabin) instead of
/// one a home; the walk is given where a row stands for at least `SmallestGroup` homes.
[[nodiscard]] std::vector<LayerTable> planLayers(const Plan& plan, bool allowPersonal);

/// One of them by name; empty name for an unknown one.
[[nodiscard]] LayerTable planLayer(const Plan& plan, const std::string& name, bool allowPersonal);

/// The names, in order.
[[nodiscard]] const std::vector<std::string>& planLayerNames();

inline constexpr std::size_t SmallestGroup = 5;

} // namespace planner::gis
