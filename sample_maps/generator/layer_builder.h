#pragma once

#include "sample_maps/generator/block_frame.h"
#include "sample_maps/generator/town.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace planner::town {

/// Collects one layer's features and moves them from town coordinates to the map.
class LayerBuilder {
public:
    LayerBuilder(std::string name, GeometryKind kind, std::initializer_list<Field> fields);

    void addPoint(Point at, std::vector<Value> values);
    void addLine(const Polyline& line, std::vector<Value> values);
    void addArea(const Polygon& area, std::vector<Value> values);
    void addRow(std::vector<Value> values);

    [[nodiscard]] std::size_t size() const { return m_layer.features.size(); }
    [[nodiscard]] TownLayer take() { return std::move(m_layer); }

private:
    void add(Geometry geometry, std::vector<Value> values);

    TownLayer m_layer;
};

/// Where the town's centre lies on the map, EPSG:4544: near 104.0° E, 30.6° N.
inline constexpr Point TownCentre{404097.0, 3387054.0};

/// "B000042": a letter and the number with at least six digits.
[[nodiscard]] std::string idOf(char letter, std::size_t number);

} // namespace planner::town
