#include "libplanner/city/project_crs.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geodesic.h"
#include "libplanner/geo/geometry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

bool isInChina(Point lonLat) {
    const std::optional<int> zone = metricCrsFor(lonLat).epsg();
    return zone && *zone >= 4534 && *zone <= 4554;
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

Point medianOf(const std::vector<Point>& points) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const Point p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            continue;
        xs.push_back(p.x);
        ys.push_back(p.y);
    }
    return xs.empty() ? Point{} : Point{median(xs), median(ys)};
}

std::vector<Point> lonLatOf(const DemandRows& source) {
    std::vector<Point> points;
    points.reserve(source.rows.size());
    for (const DemandRow& row : source.rows)
        points.push_back(row.at);
    const Crs wgs84 = Crs::wgs84();
    if (!(source.crs == wgs84))
        Transform(source.crs, wgs84).forward(points);
    return points;
}

} // namespace

Point demandCentre(const std::vector<DemandRows>& sources) {
    std::vector<Point> all;
    for (const DemandRows& source : sources) {
        const std::vector<Point> points = lonLatOf(source);
        all.insert(all.end(), points.begin(), points.end());
    }
    return medianOf(all);
}

Crs projectCrs(const std::string& wanted, Point centre) {
    if (wanted.empty())
        return metricCrsFor(centre);
    const Crs crs = Crs::fromText(wanted);
    const auto unfit = [&](const std::string& reason) {
        throw Error(ErrorCode::CrsUnfit, {.name = "crs", .value = wanted, .reason = reason});
    };
    if (crs.isGeographic())
        unfit("degrees; a metric system is needed");
    const std::optional<Point> here = Transform(Crs::wgs84(), crs).forward(centre);
    if (!here)
        unfit(fmt::format("has no image of {:.4f}, {:.4f}", centre.x, centre.y));
    const GroundLength ground(crs);
    for (const Point step : {Point{1000.0, 0.0}, Point{0.0, 1000.0}}) {
        const double length = inMetres(ground.between(*here, {here->x + step.x, here->y + step.y}));
        if (std::abs(length - 1000.0) > 10.0)
            unfit(fmt::format("1000 m there are {:.0f} m on the ground", length));
    }
    return crs;
}

void refuseUndeclaredOffset(const std::string& file, Point centre) {
    if (isInChina(centre))
        throw Error(ErrorCode::OffsetUndeclared, {.file = file, .name = "offset"});
}

void checkOffsets(const std::vector<DemandRows>& sources, HealthBook& health) {
    for (const DemandRows& source : sources) {
        if (source.rows.empty() || !(source.isOffsetUndeclared || source.isOffsetAssumed))
            continue;
        const Point centre = medianOf(lonLatOf(source));
        if (source.isOffsetUndeclared)
            refuseUndeclaredOffset(source.file, centre);
        else if (isInChina(centre))
            health.tell("assumed-offset", nameOf(Role::Demand), source.label,
                        static_cast<std::int64_t>(source.rows.size()), "WGS 84", false);
    }
}

} // namespace planner
