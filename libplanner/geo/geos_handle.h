#pragma once

// Private to the .cpp files that call GEOS: contexts and geometries that free themselves.

#include "libplanner/geo/geometry.h"

#include <memory>
#include <string>

// As GEOS names what its handles point to.
struct GEOSContextHandle_HS;
struct GEOSGeom_t;

namespace planner::detail {

/// A GEOS context of its own; used by one thread at a time. GEOS's complaints become Error{Internal}.
class GeosContext {
public:
    GeosContext();
    ~GeosContext();
    GeosContext(const GeosContext&) = delete;
    GeosContext& operator=(const GeosContext&) = delete;

    [[nodiscard]] GEOSContextHandle_HS* handle() const { return m_handle; }
    /// Throws Error{Internal} with GEOS's last message.
    [[noreturn]] void fail() const;

private:
    GEOSContextHandle_HS* m_handle;
    std::unique_ptr<std::string> m_message;
};

struct GeosDeleter {
    GEOSContextHandle_HS* context = nullptr;
    void operator()(GEOSGeom_t* geometry) const;
};

using GeosGeometry = std::unique_ptr<GEOSGeom_t, GeosDeleter>;

/// Takes ownership; throws Error{Internal} when GEOS returned nothing.
[[nodiscard]] GeosGeometry own(const GeosContext& context, GEOSGeom_t* geometry);

[[nodiscard]] GeosGeometry toGeos(const GeosContext& context, const Polyline& line);
[[nodiscard]] GeosGeometry toGeos(const GeosContext& context, const MultiPolyline& lines);
[[nodiscard]] GeosGeometry toGeos(const GeosContext& context, const Polygon& polygon);
[[nodiscard]] GeosGeometry toGeos(const GeosContext& context, const MultiPolygon& area);
/// The areas in a geometry, largest parts of a collection included; lines and points are left out.
[[nodiscard]] MultiPolygon areasFromGeos(const GeosContext& context, const GEOSGeom_t* geometry);

} // namespace planner::detail
