#include "libplanner/geo/geos_handle.h"

#include "libplanner/base/error.h"

#include <geos_c.h>

#include <string>
#include <vector>

namespace planner::detail {

namespace {

void keepMessage(const char* message, void* target) {
    *static_cast<std::string*>(target) = message;
}

GEOSCoordSequence* sequenceOf(const GeosContext& context, const std::vector<Point>& points) {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(context.handle(), &points.front().x,
                                                                static_cast<unsigned>(points.size()), 0, 0);
    if (sequence == nullptr)
        context.fail();
    return sequence;
}

GeosGeometry ringOf(const GeosContext& context, const Ring& ring) {
    return own(context, GEOSGeom_createLinearRing_r(context.handle(), sequenceOf(context, ring)));
}

bool isRing(const Ring& ring) {
    return ring.size() >= 4 && ring.front() == ring.back();
}

GeosGeometry collect(const GeosContext& context, int type, std::vector<GeosGeometry> parts) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (GeosGeometry& part : parts)
        raw.push_back(part.release());
    return own(context, GEOSGeom_createCollection_r(context.handle(), type, raw.data(),
                                                    static_cast<unsigned>(raw.size())));
}

Ring pointsOf(const GeosContext& context, const GEOSGeometry* ring) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context.handle(), ring);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context.handle(), sequence, &size) == 0)
        context.fail();
    Ring points(size);
    if (size > 0 && GEOSCoordSeq_copyToBuffer_r(context.handle(), sequence, &points.front().x, 0, 0) == 0)
        context.fail();
    return points;
}

void appendAreas(const GeosContext& context, const GEOSGeometry* geometry, MultiPolygon& out) {
    const int type = GEOSGeomTypeId_r(context.handle(), geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(context.handle(), geometry) == 1)
            return;
        Polygon polygon{pointsOf(context, GEOSGetExteriorRing_r(context.handle(), geometry)), {}};
        const int holes = GEOSGetNumInteriorRings_r(context.handle(), geometry);
        for (int i = 0; i < holes; ++i)
            polygon.holes.push_back(pointsOf(context, GEOSGetInteriorRingN_r(context.handle(), geometry, i)));
        out.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context.handle(), geometry);
        for (int i = 0; i < parts; ++i)
            appendAreas(context, GEOSGetGeometryN_r(context.handle(), geometry, i), out);
    }
}

} // namespace

GeosContext::GeosContext() : m_handle(GEOS_init_r()), m_message(std::make_unique<std::string>()) {
    GEOSContext_setErrorMessageHandler_r(m_handle, keepMessage, m_message.get());
}

GeosContext::~GeosContext() {
    GEOS_finish_r(m_handle);
}

void GeosContext::fail() const {
    throw Error(ErrorCode::Internal, {.name = "GEOS", .reason = *m_message});
}

void GeosDeleter::operator()(GEOSGeom_t* geometry) const {
    GEOSGeom_destroy_r(context, geometry);
}

GeosGeometry own(const GeosContext& context, GEOSGeometry* geometry) {
    if (geometry == nullptr)
        context.fail();
    return GeosGeometry(geometry, GeosDeleter{context.handle()});
}

GeosGeometry toGeos(const GeosContext& context, const Polyline& line) {
    if (line.size() < 2)
        return own(context, GEOSGeom_createEmptyLineString_r(context.handle()));
    return own(context, GEOSGeom_createLineString_r(context.handle(), sequenceOf(context, line)));
}

GeosGeometry toGeos(const GeosContext& context, const MultiPolyline& lines) {
    std::vector<GeosGeometry> parts;
    for (const Polyline& line : lines)
        if (line.size() >= 2)
            parts.push_back(toGeos(context, line));
    return collect(context, GEOS_MULTILINESTRING, std::move(parts));
}

GeosGeometry toGeos(const GeosContext& context, const Polygon& polygon) {
    if (!isRing(polygon.outer))
        return own(context, GEOSGeom_createEmptyPolygon_r(context.handle()));
    GeosGeometry outer = ringOf(context, polygon.outer);
    std::vector<GeosGeometry> holes;
    for (const Ring& hole : polygon.holes)
        if (isRing(hole))
            holes.push_back(ringOf(context, hole));
    std::vector<GEOSGeometry*> raw;
    for (GeosGeometry& hole : holes)
        raw.push_back(hole.release());
    return own(context, GEOSGeom_createPolygon_r(context.handle(), outer.release(), raw.data(),
                                                 static_cast<unsigned>(raw.size())));
}

GeosGeometry toGeos(const GeosContext& context, const MultiPolygon& area) {
    std::vector<GeosGeometry> parts;
    for (const Polygon& polygon : area)
        if (isRing(polygon.outer))
            parts.push_back(toGeos(context, polygon));
    return collect(context, GEOS_MULTIPOLYGON, std::move(parts));
}

MultiPolygon areasFromGeos(const GeosContext& context, const GEOSGeometry* geometry) {
    MultiPolygon areas;
    appendAreas(context, geometry, areas);
    return areas;
}

} // namespace planner::detail
