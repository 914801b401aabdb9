#include "libplanner/gis/geometry_conversion.h"

#include <utility>

namespace planner::gis {

namespace {

Polyline pointsOf(OGRGeometryH line) {
    const int count = OGR_G_GetPointCount(line);
    Polyline points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        points.push_back({OGR_G_GetX(line, i), OGR_G_GetY(line, i)});
    return points;
}

// Parts by dimension; only those of the highest are kept in the end.
struct Parts {
    MultiPoint points;
    MultiPolyline lines;
    MultiPolygon areas;
};

void addPolygon(OGRGeometryH shape, Parts& parts) {
    Polygon polygon;
    for (int i = 0; i < OGR_G_GetGeometryCount(shape); ++i) {
        Ring ring = pointsOf(OGR_G_GetGeometryRef(shape, i));
        if (!ring.empty() && ring.front() != ring.back())
            ring.push_back(ring.front());
        if (ring.size() < 4)
            continue;
        if (i == 0)
            polygon.outer = std::move(ring);
        else
            polygon.holes.push_back(std::move(ring));
    }
    if (!polygon.outer.empty())
        parts.areas.push_back(std::move(polygon));
}

void addParts(OGRGeometryH shape, Parts& parts) {
    switch (wkbFlatten(OGR_G_GetGeometryType(shape))) {
    case wkbPoint:
        if (OGR_G_IsEmpty(shape) == 0)
            parts.points.push_back({OGR_G_GetX(shape, 0), OGR_G_GetY(shape, 0)});
        break;
    case wkbLineString:
    case wkbLinearRing:
        if (Polyline line = pointsOf(shape); line.size() >= 2)
            parts.lines.push_back(std::move(line));
        break;
    case wkbPolygon:
    case wkbTriangle: addPolygon(shape, parts); break;
    default:
        for (int i = 0; i < OGR_G_GetGeometryCount(shape); ++i)
            addParts(OGR_G_GetGeometryRef(shape, i), parts);
    }
}

void setPoints(OGRGeometryH line, const Polyline& points) {
    OGR_G_SetPointCount(line, static_cast<int>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i)
        OGR_G_SetPoint_2D(line, static_cast<int>(i), points[i].x, points[i].y);
}

GeometryPtr shapeOf(Point p) {
    GeometryPtr shape(OGR_G_CreateGeometry(wkbPoint));
    OGR_G_SetPoint_2D(shape.get(), 0, p.x, p.y);
    return shape;
}

GeometryPtr shapeOf(const Polyline& line) {
    GeometryPtr shape(OGR_G_CreateGeometry(wkbLineString));
    setPoints(shape.get(), line);
    return shape;
}

GeometryPtr shapeOf(const Polygon& polygon) {
    GeometryPtr shape(OGR_G_CreateGeometry(wkbPolygon));
    const auto addRing = [&shape](const Ring& points) {
        OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing);
        setPoints(ring, points);
        OGR_G_AddGeometryDirectly(shape.get(), ring);
    };
    addRing(polygon.outer);
    for (const Ring& hole : polygon.holes)
        addRing(hole);
    return shape;
}

template <class Parts>
GeometryPtr shapeOfParts(const Parts& parts, OGRwkbGeometryType multi, bool asMulti) {
    if (parts.empty())
        return nullptr;
    if (parts.size() == 1 && !asMulti)
        return shapeOf(parts.front());
    GeometryPtr shape(OGR_G_CreateGeometry(multi));
    for (const auto& part : parts)
        OGR_G_AddGeometryDirectly(shape.get(), shapeOf(part).release());
    return shape;
}

} // namespace

Geometry fromGdal(OGRGeometryH shape) {
    if (shape == nullptr || OGR_G_IsEmpty(shape) != 0)
        return {};
    GeometryPtr linear;
    if (OGR_G_HasCurveGeometry(shape, FALSE) != 0) {
        linear.reset(OGR_G_GetLinearGeometry(shape, 0.0, nullptr));
        shape = linear.get();
        if (shape == nullptr)
            return {};
    }
    Parts parts;
    addParts(shape, parts);
    if (!parts.areas.empty())
        return std::move(parts.areas);
    if (!parts.lines.empty())
        return std::move(parts.lines);
    if (!parts.points.empty())
        return std::move(parts.points);
    return {};
}

GeometryPtr toGdal(const Geometry& geometry, bool asMulti) {
    if (const auto* points = std::get_if<MultiPoint>(&geometry))
        return shapeOfParts(*points, wkbMultiPoint, asMulti);
    if (const auto* lines = std::get_if<MultiPolyline>(&geometry))
        return shapeOfParts(*lines, wkbMultiLineString, asMulti);
    if (const auto* areas = std::get_if<MultiPolygon>(&geometry))
        return shapeOfParts(*areas, wkbMultiPolygon, asMulti);
    return nullptr;
}

GeometryKind kindOf(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbNone: return GeometryKind::None;
    case wkbPoint:
    case wkbMultiPoint: return GeometryKind::Point;
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
    case wkbCurve: return GeometryKind::Line;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
    case wkbSurface:
    case wkbPolyhedralSurface:
    case wkbTIN:
    case wkbTriangle: return GeometryKind::Area;
    default: return GeometryKind::Mixed;
    }
}

OGRwkbGeometryType gdalTypeOf(GeometryKind kind, bool asMulti) {
    switch (kind) {
    case GeometryKind::None: return wkbNone;
    case GeometryKind::Point: return asMulti ? wkbMultiPoint : wkbPoint;
    case GeometryKind::Line: return asMulti ? wkbMultiLineString : wkbLineString;
    case GeometryKind::Area: return asMulti ? wkbMultiPolygon : wkbPolygon;
    case GeometryKind::Mixed: break;
    }
    return wkbUnknown;
}

} // namespace planner::gis
