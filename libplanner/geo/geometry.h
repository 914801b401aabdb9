#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/point.h"

#include <functional>
#include <variant>
#include <vector>

namespace planner {

using Polyline = std::vector<Point>; ///< two or more points; fewer is nothing
using Ring = std::vector<Point>;     ///< closed: the last point equals the first

/// An area with holes. Rings may run either way round.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    friend bool operator==(const Polygon&, const Polygon&) = default;
};

using MultiPoint = std::vector<Point>;
using MultiPolyline = std::vector<Polyline>;
using MultiPolygon = std::vector<Polygon>;

/// What a feature looks like on the map. Single shapes are multi shapes with one part;
/// std::monostate: the feature has no geometry.
using Geometry = std::variant<std::monostate, MultiPoint, MultiPolyline, MultiPolygon>;

enum class GeometryKind { None, Point, Line, Area, Mixed };

[[nodiscard]] Box boundsOf(const Polyline& line);
[[nodiscard]] Box boundsOf(const Polygon& polygon);
[[nodiscard]] Box boundsOf(const Geometry& geometry);
[[nodiscard]] GeometryKind kindOf(const Geometry& geometry);

/// All coordinates are finite numbers.
[[nodiscard]] bool isFinite(const Geometry& geometry);

/// Calls `change` on every coordinate, in place.
void transformInPlace(Geometry& geometry, const std::function<void(Point&)>& change);

/// Inside the outer ring and in no hole; a point on the border may be either. O(vertices).
[[nodiscard]] bool contains(const Polygon& polygon, Point p);
[[nodiscard]] bool contains(const MultiPolygon& area, Point p);

/// Planar area in square units of the CRS, holes taken off.
[[nodiscard]] double areaOf(const Polygon& polygon);
/// A point surely inside the polygon (GEOS, point on surface).
[[nodiscard]] Point pointInside(const MultiPolygon& area);

[[nodiscard]] double planarDistance(Point a, Point b);

} // namespace planner
