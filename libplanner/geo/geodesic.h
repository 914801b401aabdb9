#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"

#include <memory>
#include <span>
#include <vector>

namespace planner {

/// True ground length on the ellipsoid, never the length in the projection.
///
/// Source: Karney (2013), Algorithms for geodesics, as in PROJ. Not thread-safe: one per thread.
class GroundLength {
public:
    explicit GroundLength(const Crs& crs); ///< the CRS the points are given in
    ~GroundLength();
    GroundLength(GroundLength&&) noexcept;
    GroundLength& operator=(GroundLength&&) noexcept;

    /// Geodesic between two points, rounded to mm.
    [[nodiscard]] Distance between(Point a, Point b) const;
    /// Sum over the segments, each rounded to mm.
    [[nodiscard]] Distance along(const Polyline& line) const;
    /// Each segment of a line; one entry less than it has points. Throws Error{CrsUnfit} outside the
    /// projection.
    [[nodiscard]] std::vector<Distance> segments(std::span<const Point> line) const;
    /// Square metres on the ellipsoid.
    [[nodiscard]] double area(const Polygon& polygon) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
