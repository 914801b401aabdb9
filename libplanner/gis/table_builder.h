#pragma once

#include "libplanner/gis/layer_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planner::gis {

/// Puts a LayerTable together row by row.
class TableBuilder {
public:
    TableBuilder(std::string name, GeometryKind kind, std::optional<Crs> crs, std::vector<Field> fields) {
        m_table.name = std::move(name);
        m_table.kind = kind;
        m_table.crs = std::move(crs);
        m_table.fields = std::move(fields);
    }

    void reserve(std::size_t rows) { m_table.rows.reserve(rows); }
    void add(Geometry geometry, std::vector<Value> values) {
        Feature row;
        row.id = static_cast<std::int64_t>(m_table.rows.size()) + 1;
        row.geometry = std::move(geometry);
        row.values = std::move(values);
        m_table.rows.push_back(std::move(row));
    }
    [[nodiscard]] LayerTable take() { return std::move(m_table); }

private:
    LayerTable m_table;
};

[[nodiscard]] inline Field text(const char* name) { return {name, FieldType::Text, 0}; }
[[nodiscard]] inline Field real(const char* name) { return {name, FieldType::Real, 0}; }
[[nodiscard]] inline Field whole(const char* name) { return {name, FieldType::Integer, 0}; }

} // namespace planner::gis
