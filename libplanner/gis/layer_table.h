#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/geo/geometry.h"

#include <optional>
#include <string>
#include <vector>

namespace planner::gis {

/// A layer, or a table when `kind` is None, as a value: what is written to and read back from files.
///
/// `values` of each row are parallel to `fields`; ids are the row's position unless they mean something.
struct LayerTable {
    std::string name;
    std::optional<Crs> crs; ///< empty for tables
    GeometryKind kind = GeometryKind::None;
    std::vector<Field> fields;
    std::vector<Feature> rows;
};

/// The same layer in another CRS. Throws Error{CrsUnfit} where a place has no image there.
[[nodiscard]] LayerTable transformed(LayerTable table, const Crs& to);

/// The value of a row's field by name; null where there is no such field.
[[nodiscard]] Value valueOf(const LayerTable& table, const Feature& row, const std::string& field);

/// Reads a whole layer into a value.
[[nodiscard]] LayerTable readAll(FeatureSource& source);

} // namespace planner::gis
