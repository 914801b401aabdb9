#pragma once

#include "libplanner/geo/geometry.h"
#include "libplanner/geo/spatial_index.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace planner {

/// Tells fast which of many areas holds a point.
///
/// Each area's edges are sorted into horizontal strips, so that a test looks at a few edges instead of all.
/// Built in O(edges); thread-safe for reading.
class AreaIndex {
public:
    explicit AreaIndex(const std::vector<const MultiPolygon*>& areas);

    /// The first area (by its number) that holds `p`; a point on a border may be in either.
    [[nodiscard]] std::optional<std::size_t> find(Point p) const;

private:
    struct Edge {
        Point a;
        Point b;
    };
    struct Strips {
        double bottom = 0.0;
        double height = 1.0; ///< of one strip
        std::vector<std::uint32_t> first;
        std::vector<Edge> edges;
    };

    static Box boundsOfAll(const MultiPolygon& area);
    static Strips stripsOf(const MultiPolygon& area, const Box& bounds);
    static bool isInside(const Strips& strips, Point p);

    std::vector<Strips> m_strips;
    SpatialIndex m_index;
};

} // namespace planner
