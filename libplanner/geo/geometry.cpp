#include "libplanner/geo/geometry.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geos_handle.h"

#include <geos_c.h>

#include <cmath>

namespace planner {

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

/// Calls `visit` on every coordinate of a geometry, const or not.
template <class AnyGeometry, class Visit>
void visitPoints(AnyGeometry& geometry, const Visit& visit) {
    const auto visitAll = [&visit](auto& points) {
        for (auto& p : points)
            visit(p);
    };
    std::visit(
        Overloaded{
            [](auto&) {}, // no geometry
            [&](std::conditional_t<std::is_const_v<AnyGeometry>, const MultiPoint, MultiPoint>& points) {
                visitAll(points);
            },
            [&](std::conditional_t<std::is_const_v<AnyGeometry>, const MultiPolyline, MultiPolyline>& lines) {
                for (auto& line : lines)
                    visitAll(line);
            },
            [&](std::conditional_t<std::is_const_v<AnyGeometry>, const MultiPolygon, MultiPolygon>& area) {
                for (auto& polygon : area) {
                    visitAll(polygon.outer);
                    for (auto& hole : polygon.holes)
                        visitAll(hole);
                }
            },
        },
        geometry);
}

/// Even-odd rule along a ray to the right.
bool insideRing(const Ring& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a = ring[i - 1];
        const Point b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
    }
    return inside;
}

/// Shoelace formula, taken from the first point so that far-away coordinates lose no digits.
double ringArea(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const double ax = ring[i - 1].x - ring[0].x;
        const double ay = ring[i - 1].y - ring[0].y;
        const double bx = ring[i].x - ring[0].x;
        const double by = ring[i].y - ring[0].y;
        twice += ax * by - ay * bx;
    }
    return std::abs(twice) / 2.0;
}

} // namespace

Box boundsOf(const Polyline& line) {
    Box box;
    for (const Point p : line)
        box.add(p);
    return box;
}

Box boundsOf(const Polygon& polygon) {
    return boundsOf(polygon.outer);
}

Box boundsOf(const Geometry& geometry) {
    Box box;
    visitPoints(geometry, [&box](const Point& p) { box.add(p); });
    return box;
}

GeometryKind kindOf(const Geometry& geometry) {
    switch (geometry.index()) {
    case 1: return GeometryKind::Point;
    case 2: return GeometryKind::Line;
    case 3: return GeometryKind::Area;
    default: return GeometryKind::None;
    }
}

bool isFinite(const Geometry& geometry) {
    bool finite = true;
    visitPoints(geometry,
                [&finite](const Point& p) { finite = finite && std::isfinite(p.x) && std::isfinite(p.y); });
    return finite;
}

void transformInPlace(Geometry& geometry, const std::function<void(Point&)>& change) {
    visitPoints(geometry, [&change](Point& p) { change(p); });
}

bool contains(const Polygon& polygon, Point p) {
    if (!insideRing(polygon.outer, p))
        return false;
    for (const Ring& hole : polygon.holes)
        if (insideRing(hole, p))
            return false;
    return true;
}

bool contains(const MultiPolygon& area, Point p) {
    for (const Polygon& polygon : area)
        if (contains(polygon, p))
            return true;
    return false;
}

double areaOf(const Polygon& polygon) {
    double area = ringArea(polygon.outer);
    for (const Ring& hole : polygon.holes)
        area -= ringArea(hole);
    return area;
}

Point pointInside(const MultiPolygon& area) {
    const detail::GeosContext context;
    const detail::GeosGeometry geometry = detail::toGeos(context, area);
    const detail::GeosGeometry point =
        detail::own(context, GEOSPointOnSurface_r(context.handle(), geometry.get()));
    Point result;
    if (GEOSGeomGetX_r(context.handle(), point.get(), &result.x) != 1 ||
        GEOSGeomGetY_r(context.handle(), point.get(), &result.y) != 1)
        throw Error(ErrorCode::WrongGeometry, {.reason = "area without extent"});
    return result;
}

double planarDistance(Point a, Point b) {
    return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

} // namespace planner
