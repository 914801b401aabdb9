#pragma once

#include "libplanner/geo/feature_source.h"

#include <string>
#include <vector>

namespace planner::gis {

struct LayerEntry {
    std::string name;
    GeometryKind kind = GeometryKind::Mixed;
    bool isEmpty = false;
};

/// The layer to open: the one named (without regard to case), the only one, or the one that fits the use:
/// by geometry, then by a name such as "roads" or "lines". Returns its position in `layers`.
/// Throws Error{LayerMissing, LayerAmbiguous} with the names there are as the reason.
[[nodiscard]] std::size_t chooseLayer(const std::vector<LayerEntry>& layers, const std::string& wanted,
                                      SourceUse use, const std::string& file);

} // namespace planner::gis
