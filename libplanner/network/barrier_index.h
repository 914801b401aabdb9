#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/spatial_index.h"
#include "libplanner/network/access_finder.h"

#include <cstdint>
#include <vector>

namespace planner {

/// Barriers made ready for the question whether a straight piece crosses one.
///
/// Built once: O(n log n) in the barriers' corners. Thread-safe for reading.
class BarrierIndex {
public:
    struct Segment {
        Point a;
        Point b;
        std::uint32_t area; ///< index of the area whose border it is; NoArea for a line
    };
    static constexpr std::uint32_t NoArea = UINT32_MAX;

    explicit BarrierIndex(const Barriers& barriers);

    /// A barrier lies between a place and the point where it meets its street: touching it with an end alone
    /// is not crossing. An area that holds the place itself does not block it.
    [[nodiscard]] bool blocks(Point place, Point foot) const;

    /// The segments that come near the box, in a fixed order.
    [[nodiscard]] std::vector<Segment> near(const Box& box) const;

private:
    std::vector<Segment> m_segments;
    std::vector<Polygon> m_areas;
    SpatialIndex m_index;
};

/// Whether the segment runs between the two points.
[[nodiscard]] bool liesBetween(const BarrierIndex::Segment& segment, Point from, Point to);

} // namespace planner
