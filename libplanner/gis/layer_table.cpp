#include "libplanner/gis/layer_table.h"

#include "libplanner/base/error.h"

#include <cmath>
#include <utility>

namespace planner::gis {

LayerTable transformed(LayerTable table, const Crs& to) {
    if (!table.crs || *table.crs == to)
        return table;
    const Transform transform(*table.crs, to);
    for (Feature& row : table.rows) {
        transformInPlace(row.geometry, [&](Point& p) {
            const std::optional<Point> image = transform.forward(p);
            if (!image || !std::isfinite(image->x) || !std::isfinite(image->y))
                throw Error(ErrorCode::CrsUnfit, {.layer = table.name,
                                                  .feature = std::to_string(row.id),
                                                  .name = "crs",
                                                  .value = to.definition()});
            p = *image;
        });
    }
    table.crs = to;
    return table;
}

Value valueOf(const LayerTable& table, const Feature& row, const std::string& field) {
    const std::optional<std::size_t> i = fieldIndex(table.fields, field);
    return i && *i < row.values.size() ? row.values[*i] : Value{};
}

LayerTable readAll(FeatureSource& source) {
    LayerTable table;
    table.name = source.layer();
    table.crs = source.crs();
    table.kind = source.geometryKind();
    table.fields = source.fields();
    Feature feature;
    while (source.next(feature))
        table.rows.push_back(feature);
    return table;
}

} // namespace planner::gis
