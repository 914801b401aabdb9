#include "sample_maps/generator/layer_builder.h"

#include <cassert>

namespace planner::town {

namespace {

Point placed(Point p) {
    return rounded({p.x + TownCentre.x, p.y + TownCentre.y});
}

} // namespace

std::string idOf(char letter, std::size_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 6)
        digits.insert(0, 6 - digits.size(), '0');
    return letter + digits;
}

LayerBuilder::LayerBuilder(std::string name, GeometryKind kind, std::initializer_list<Field> fields)
    : m_layer{.name = std::move(name), .kind = kind, .fields = fields, .features = {}} {}

void LayerBuilder::add(Geometry geometry, std::vector<Value> values) {
    assert(values.size() == m_layer.fields.size());
    m_layer.features.push_back({.id = static_cast<std::int64_t>(m_layer.features.size()) + 1,
                                .geometry = std::move(geometry),
                                .values = std::move(values)});
}

void LayerBuilder::addPoint(Point at, std::vector<Value> values) {
    add(MultiPoint{placed(at)}, std::move(values));
}

void LayerBuilder::addLine(const Polyline& line, std::vector<Value> values) {
    Polyline moved;
    moved.reserve(line.size());
    for (const Point p : line)
        moved.push_back(placed(p));
    add(MultiPolyline{std::move(moved)}, std::move(values));
}

void LayerBuilder::addArea(const Polygon& area, std::vector<Value> values) {
    Polygon moved = area;
    for (Point& p : moved.outer)
        p = placed(p);
    for (Ring& hole : moved.holes)
        for (Point& p : hole)
            p = placed(p);
    add(MultiPolygon{std::move(moved)}, std::move(values));
}

void LayerBuilder::addRow(std::vector<Value> values) {
    add(std::monostate{}, std::move(values));
}

} // namespace planner::town
