#pragma once

#include "libplanner/gis/layer_table.h"
#include "libplanner/scenario/plan.h"

#include <string>

namespace planner::gis {

/// A layer of a project file; without rows where it is empty. Throws Error{FileMissing}; Error{NotAProject} where
/// the file is no GeoPackage or lacks the layer.
[[nodiscard]] LayerTable storedLayer(const std::string& path, const std::string& layer);

/// A plan from its layers, and the parts of its city they hold into `city`; `crs` is the project's.
/// `plan.city` is left to the caller. Throws as storedLayer.
[[nodiscard]] Plan planFromLayers(const std::string& path, const std::string& crs, City& city);

} // namespace planner::gis
