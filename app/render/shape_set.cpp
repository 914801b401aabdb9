#include "app/render/shape_set.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace app::render {

namespace {

template <class T>
std::vector<T> reordered(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    std::vector<T> result;
    result.reserve(values.size());
    for (const std::uint32_t i : order)
        result.push_back(std::move(values[i]));
    return result;
}

planner::Box boxOf(std::span<const planner::Point> points) {
    planner::Box box;
    for (const planner::Point p : points)
        box.add(p);
    return box;
}

} // namespace

void LineSet::add(std::span<const planner::Point> line, std::uint32_t tag) {
    if (line.size() < 2)
        return;
    for (std::size_t first = 0; first + 1 < line.size(); first += PieceVertices - 1) {
        const std::span<const planner::Point> piece =
            line.subspan(first, std::min(PieceVertices, line.size() - first));
        m_points.insert(m_points.end(), piece.begin(), piece.end());
        m_first.push_back(static_cast<std::uint32_t>(m_points.size()));
        m_tags.push_back(tag);
    }
}

void LineSet::finish() {
    const std::size_t count = m_tags.size();
    std::vector<planner::Box> boxes(count);
    for (std::size_t i = 0; i < count; ++i) {
        boxes[i] = boxOf(std::span(m_points).subspan(m_first[i], m_first[i + 1] - m_first[i]));
        m_bounds.add(boxes[i]);
    }
    const std::vector<std::uint32_t> order = hilbertOrder(boxes);
    std::vector<planner::Point> points;
    points.reserve(m_points.size());
    std::vector<std::uint32_t> firsts = {0};
    firsts.reserve(count + 1);
    for (const std::uint32_t i : order) {
        points.insert(points.end(), m_points.begin() + m_first[i], m_points.begin() + m_first[i + 1]);
        firsts.push_back(static_cast<std::uint32_t>(points.size()));
    }
    m_points = std::move(points);
    m_first = std::move(firsts);
    m_tags = reordered(m_tags, order);
    m_index = PackedBoxes(reordered(boxes, order));
}

void AreaSet::add(const planner::Polygon& polygon, std::uint32_t tag) {
    if (polygon.outer.size() < 4)
        return;
    m_polygons.push_back(polygon);
    m_tags.push_back(tag);
}

void AreaSet::add(const planner::MultiPolygon& area, std::uint32_t tag) {
    for (const planner::Polygon& polygon : area)
        add(polygon, tag);
}

void AreaSet::finish() {
    std::vector<planner::Box> boxes;
    boxes.reserve(m_polygons.size());
    for (const planner::Polygon& polygon : m_polygons) {
        boxes.push_back(boxOf(polygon.outer));
        m_bounds.add(boxes.back());
    }
    const std::vector<std::uint32_t> order = hilbertOrder(boxes);
    m_polygons = reordered(m_polygons, order);
    m_tags = reordered(m_tags, order);
    m_index = PackedBoxes(reordered(boxes, order));
}

void PointSet::add(planner::Point p, std::uint32_t tag) {
    m_points.push_back(p);
    m_tags.push_back(tag);
}

void PointSet::finish() {
    std::vector<planner::Box> boxes;
    boxes.reserve(m_points.size());
    for (const planner::Point p : m_points) {
        boxes.push_back({p.x, p.y, p.x, p.y});
        m_bounds.add(p);
    }
    const std::vector<std::uint32_t> order = hilbertOrder(boxes);
    m_points = reordered(m_points, order);
    m_tags = reordered(m_tags, order);
    std::vector<planner::Box> groups((m_points.size() + GroupSize - 1) / GroupSize);
    for (std::size_t i = 0; i < m_points.size(); ++i)
        groups[i / GroupSize].add(m_points[i]);
    m_groups = PackedBoxes(std::move(groups));
}

std::optional<std::uint32_t> PointSet::nearest(planner::Point p, double radius) const {
    std::optional<std::uint32_t> best;
    double bestSquare = radius * radius;
    visit(planner::Box{p.x - radius, p.y - radius, p.x + radius, p.y + radius},
          [&](planner::Point q, std::uint32_t tag) {
              const double square = (q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y);
              if (square < bestSquare || (square <= bestSquare && (!best || tag < *best))) {
                  bestSquare = square;
                  best = tag;
              }
          });
    return best;
}

} // namespace app::render
