#pragma once

#include "libplanner/gis/layer_table.h"

#include <string>
#include <vector>

namespace planner::gis {

/// One column of a city's required table.
struct TemplateColumn {
    Field target;
    std::string source;   ///< field of ours, or x, y, lon, lat, seq; empty: a constant
    std::string constant;

    friend bool operator==(const TemplateColumn&, const TemplateColumn&) = default;
};

/// Reads a template: CSV with columns target (name), type (text, integer, real), width, source, and optionally
/// constant; the Chinese headings 字段, 类型, 宽度, 来源, 常量 do as well. A source that begins with "=" is a
/// constant. Throws Error{FileMissing, FieldMissing, BadValue} with the row.
[[nodiscard]] std::vector<TemplateColumn> readTemplate(const std::string& path);

/// The layer with exactly these columns, in this order. Throws Error{FieldMissing} where a source is not a field.
[[nodiscard]] LayerTable applyTemplate(const LayerTable& layer, const std::vector<TemplateColumn>& columns);

} // namespace planner::gis
