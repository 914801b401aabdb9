#include "libplanner/geo/polygon_ops.h"

#include "libplanner/geo/geos_handle.h"

#include <geos_c.h>

namespace planner {

using detail::areasFromGeos;
using detail::GeosContext;
using detail::GeosGeometry;
using detail::own;
using detail::toGeos;

namespace {

/// Overlay needs valid input; hand-drawn and imported areas often are not.
GeosGeometry validGeos(const GeosContext& context, const MultiPolygon& area) {
    GeosGeometry geometry = toGeos(context, area);
    if (GEOSisValid_r(context.handle(), geometry.get()) == 1)
        return geometry;
    return own(context, GEOSMakeValid_r(context.handle(), geometry.get()));
}

} // namespace

MultiPolygon bufferOf(const MultiPolyline& lines, double radius, int segmentsPerQuarter) {
    const GeosContext context;
    const GeosGeometry geometry = toGeos(context, lines);
    return areasFromGeos(
        context,
        own(context, GEOSBuffer_r(context.handle(), geometry.get(), radius, segmentsPerQuarter)).get());
}

MultiPolygon bufferOf(const MultiPolygon& area, double radius, int segmentsPerQuarter) {
    const GeosContext context;
    const GeosGeometry geometry = validGeos(context, area);
    return areasFromGeos(
        context,
        own(context, GEOSBuffer_r(context.handle(), geometry.get(), radius, segmentsPerQuarter)).get());
}

MultiPolygon unionOf(std::span<const MultiPolygon> areas) {
    const GeosContext context;
    MultiPolygon parts;
    for (const MultiPolygon& area : areas)
        for (Polygon& polygon : areasFromGeos(context, validGeos(context, area).get()))
            parts.push_back(std::move(polygon));
    const GeosGeometry geometry = toGeos(context, parts);
    return areasFromGeos(context, own(context, GEOSUnaryUnion_r(context.handle(), geometry.get())).get());
}

MultiPolygon differenceOf(const MultiPolygon& area, const MultiPolygon& taken) {
    const GeosContext context;
    const GeosGeometry a = validGeos(context, area);
    const GeosGeometry b = validGeos(context, taken);
    return areasFromGeos(context, own(context, GEOSDifference_r(context.handle(), a.get(), b.get())).get());
}

MultiPolygon intersectionOf(const MultiPolygon& a, const MultiPolygon& b) {
    const GeosContext context;
    const GeosGeometry first = validGeos(context, a);
    const GeosGeometry second = validGeos(context, b);
    return areasFromGeos(context,
                         own(context, GEOSIntersection_r(context.handle(), first.get(), second.get())).get());
}

MultiPolygon simplified(const MultiPolygon& area, double tolerance) {
    const GeosContext context;
    const GeosGeometry geometry = validGeos(context, area);
    return areasFromGeos(
        context,
        own(context, GEOSTopologyPreserveSimplify_r(context.handle(), geometry.get(), tolerance)).get());
}

MultiPolygon madeValid(const MultiPolygon& area) {
    const GeosContext context;
    return areasFromGeos(context, validGeos(context, area).get());
}

bool isValid(const MultiPolygon& area) {
    const GeosContext context;
    return GEOSisValid_r(context.handle(), toGeos(context, area).get()) == 1;
}

MultiPolygon convexHull(std::span<const Point> points) {
    if (points.size() < 3)
        return {};
    const GeosContext context;
    const GeosGeometry line = toGeos(context, Polyline(points.begin(), points.end()));
    return areasFromGeos(context, own(context, GEOSConvexHull_r(context.handle(), line.get())).get());
}

} // namespace planner
