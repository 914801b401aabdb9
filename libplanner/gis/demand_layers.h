#pragma once

#include "libplanner/gis/layer_table.h"
#include "libplanner/scenario/plan.h"

namespace planner::gis {

// The two layers that hold homes, each in the form for the project file and in the form for everybody.

[[nodiscard]] LayerTable homesLayer(const Plan& plan);
[[nodiscard]] LayerTable homeAllocationLayer(const Plan& plan);
[[nodiscard]] LayerTable districtDemandLayer(const Plan& plan);
[[nodiscard]] LayerTable districtAllocationLayer(const Plan& plan);

} // namespace planner::gis
