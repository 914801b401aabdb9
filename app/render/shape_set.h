#pragma once

#include "app/render/packed_boxes.h"

#include "libplanner/geo/geometry.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace app::render {

/// Many lines in flat storage, cut into short pieces, with an index for drawing what a tile shows.
///
/// A raster painter draws many short polylines many times faster than few long ones. `tag` is the caller's
/// number for the line. Filled once, then read by any number of threads.
class LineSet {
public:
    static constexpr std::size_t PieceVertices = 16;

    void add(std::span<const planner::Point> line, std::uint32_t tag = 0);
    void finish(); ///< after the last `add`

    [[nodiscard]] std::size_t pieceCount() const { return m_tags.size(); }
    [[nodiscard]] std::size_t vertexCount() const { return m_points.size(); }
    [[nodiscard]] planner::Box bounds() const { return m_bounds; }

    /// Calls `call(std::span<const Point>, tag)` for every piece whose box touches `box`.
    template <class Call>
    void visit(const planner::Box& box, Call&& call) const {
        m_index.visit(box, [&](std::size_t i) {
            call(std::span(m_points).subspan(m_first[i], m_first[i + 1] - m_first[i]), m_tags[i]);
        });
    }

private:
    std::vector<planner::Point> m_points;
    std::vector<std::uint32_t> m_first = {0}; ///< piece i: points [m_first[i], m_first[i + 1])
    std::vector<std::uint32_t> m_tags;
    PackedBoxes m_index;
    planner::Box m_bounds;
};

/// Many areas, each a polygon with its holes.
class AreaSet {
public:
    void add(const planner::Polygon& polygon, std::uint32_t tag = 0);
    void add(const planner::MultiPolygon& area, std::uint32_t tag = 0);
    void finish();

    [[nodiscard]] std::size_t size() const { return m_polygons.size(); }
    [[nodiscard]] planner::Box bounds() const { return m_bounds; }
    template <class Call>
    void visit(const planner::Box& box, Call&& call) const {
        m_index.visit(box, [&](std::size_t i) { call(m_polygons[i], m_tags[i], m_index.box(i)); });
    }

private:
    std::vector<planner::Polygon> m_polygons;
    std::vector<std::uint32_t> m_tags;
    PackedBoxes m_index;
    planner::Box m_bounds;
};

/// Many points; `tag` tells which thing of the caller's each is.
class PointSet {
public:
    void add(planner::Point p, std::uint32_t tag = 0);
    void finish();

    [[nodiscard]] std::size_t size() const { return m_points.size(); }
    [[nodiscard]] planner::Box bounds() const { return m_bounds; }
    template <class Call>
    void visit(const planner::Box& box, Call&& call) const {
        m_groups.visit(box, [&](std::size_t group) {
            const std::size_t last = std::min((group + 1) * GroupSize, m_points.size());
            for (std::size_t i = group * GroupSize; i < last; ++i)
                if (box.contains(m_points[i]))
                    call(m_points[i], m_tags[i]);
        });
    }
    /// Tag of the nearest point within `radius`; ties fall to the lower tag.
    [[nodiscard]] std::optional<std::uint32_t> nearest(planner::Point p, double radius) const;

private:
    static constexpr std::size_t GroupSize = 32;
    std::vector<planner::Point> m_points;
    std::vector<std::uint32_t> m_tags;
    PackedBoxes m_groups;
    planner::Box m_bounds;
};

} // namespace app::render
