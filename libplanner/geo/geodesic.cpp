#include "libplanner/geo/geodesic.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/proj_handle.h"

#include <geodesic.h>

#include <cmath>
#include <optional>

namespace planner {

using detail::makeProjContext;
using detail::makeProjCrs;
using detail::ProjContext;
using detail::ProjObject;

struct GroundLength::Impl {
    std::optional<Transform> toLonLat; ///< empty where the CRS is geographic already
    geod_geodesic ellipsoid{};
    mutable std::vector<Point> lonLat;

    /// The points in degrees; good until the next call.
    std::span<const Point> degrees(std::span<const Point> points) const {
        lonLat.assign(points.begin(), points.end());
        if (toLonLat)
            toLonLat->forward(lonLat);
        return lonLat;
    }

    Distance length(Point a, Point b) const {
        if (a == b)
            return {};
        double metresBetween = 0.0;
        geod_inverse(&ellipsoid, a.y, a.x, b.y, b.x, &metresBetween, nullptr, nullptr);
        if (!std::isfinite(metresBetween))
            throw Error(ErrorCode::CrsUnfit, {.reason = "coordinates outside the projection"});
        return metres(metresBetween);
    }

    double ringArea(const Ring& ring) const {
        geod_polygon polygon;
        geod_polygon_init(&polygon, 0);
        const std::span<const Point> corners = degrees(ring);
        for (std::size_t i = 1; i < corners.size(); ++i)
            geod_polygon_addpoint(&ellipsoid, &polygon, corners[i].y, corners[i].x);
        double area = 0.0;
        geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, nullptr);
        return std::abs(area);
    }
};

GroundLength::GroundLength(const Crs& crs) : m_impl(std::make_unique<Impl>()) {
    const ProjContext context = makeProjContext();
    const ProjObject object = makeProjCrs(context.get(), crs.definition().c_str());
    const ProjObject base(object ? proj_crs_get_geodetic_crs(context.get(), object.get()) : nullptr);
    const ProjObject ellipsoid(base ? proj_get_ellipsoid(context.get(), base.get()) : nullptr);
    double semiMajor = 0.0;
    double inverseFlattening = 0.0;
    if (!ellipsoid || proj_ellipsoid_get_parameters(context.get(), ellipsoid.get(), &semiMajor, nullptr,
                                                    nullptr, &inverseFlattening) == 0)
        throw Error(ErrorCode::CrsUnknown, {.value = crs.definition(), .reason = "no ellipsoid"});
    geod_init(&m_impl->ellipsoid, semiMajor, inverseFlattening > 0.0 ? 1.0 / inverseFlattening : 0.0);
    if (!crs.isGeographic()) {
        const char* wkt = proj_as_wkt(context.get(), base.get(), PJ_WKT2_2019, nullptr);
        m_impl->toLonLat.emplace(crs, Crs::fromText(wkt != nullptr ? wkt : "EPSG:4326"));
    }
}

GroundLength::~GroundLength() = default;
GroundLength::GroundLength(GroundLength&&) noexcept = default;
GroundLength& GroundLength::operator=(GroundLength&&) noexcept = default;

Distance GroundLength::between(Point a, Point b) const {
    const Point ends[] = {a, b};
    const std::span<const Point> lonLat = m_impl->degrees(ends);
    return m_impl->length(lonLat[0], lonLat[1]);
}

std::vector<Distance> GroundLength::segments(std::span<const Point> line) const {
    const std::span<const Point> lonLat = m_impl->degrees(line);
    std::vector<Distance> lengths;
    lengths.reserve(line.empty() ? 0 : line.size() - 1);
    for (std::size_t i = 1; i < lonLat.size(); ++i)
        lengths.push_back(m_impl->length(lonLat[i - 1], lonLat[i]));
    return lengths;
}

Distance GroundLength::along(const Polyline& line) const {
    Distance sum;
    for (const Distance length : segments(line))
        sum += length;
    return sum;
}

double GroundLength::area(const Polygon& polygon) const {
    double area = m_impl->ringArea(polygon.outer);
    for (const Ring& hole : polygon.holes)
        area -= m_impl->ringArea(hole);
    return area;
}

} // namespace planner
