#include "libplanner/city/demand_placing.h"

#include "libplanner/base/error.h"
#include "libplanner/city/area_index.h"
#include "libplanner/city/row_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planner {

namespace {

constexpr double FarthestFromCentre = 150000.0; ///< m

std::vector<Point> projected(const DemandRows& source, const Transform* transform) {
    std::vector<Point> points;
    points.reserve(source.rows.size());
    for (const DemandRow& row : source.rows)
        points.push_back(row.at);
    if (transform != nullptr)
        transform->forward(points);
    return points;
}

/// Empty where a corner has no image.
std::optional<MultiPolygon> projected(MultiPolygon area, const Transform* transform) {
    if (transform == nullptr)
        return area;
    for (Polygon& part : area) {
        transform->forward(part.outer);
        for (Ring& hole : part.holes)
            transform->forward(hole);
    }
    Geometry geometry = std::move(area);
    if (!isFinite(geometry))
        return std::nullopt;
    return std::move(std::get<MultiPolygon>(geometry));
}

} // namespace

PlacedDemand placeDemand(LoadContext& context, std::vector<DemandRows>& sources, const Crs& crs,
                         const MultiPolygon& studyArea, Point centre) {
    PlacedDemand placed;
    const std::string role = nameOf(Role::Demand);
    const bool hasArea = !studyArea.empty();
    const AreaIndex area({&studyArea});
    RoleTally tally(context, Role::Demand);
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
        DemandRows& source = sources[s];
        placed.labels.push_back(source.label);
        const std::optional<Transform> transform =
            source.crs == crs ? std::nullopt : std::make_optional<Transform>(source.crs, crs);
        const std::vector<Point> points = projected(source, transform ? &*transform : nullptr);
        for (std::size_t i = 0; i < points.size(); ++i) {
            DemandRow& row = source.rows[i];
            const Point at = points[i];
            tally.addRow();
            const bool hasPlace = std::isfinite(at.x) && std::isfinite(at.y);
            if (!hasPlace || (!hasArea && planarDistance(at, centre) > FarthestFromCentre)) {
                tally.addBad(source.label, row.feature, "outside-area");
                continue;
            }
            if (hasArea && !area.find(at)) {
                context.health.count("outside-study-area", role, source.label, row.feature, false);
                continue;
            }
            DemandPoint& point = placed.points.emplace_back();
            point.key = std::move(row.key);
            point.at = at;
            point.stated = row.stated;
            point.people = row.people;
            point.group = row.group;
            placed.source.push_back(s);
            placed.feature.push_back(row.feature);
            placed.bounds.add(at);
            if (row.area)
                if (std::optional<MultiPolygon> lived =
                        projected(std::move(source.areas[*row.area]), transform ? &*transform : nullptr)) {
                    placed.bounds.add(boundsOf(Geometry(*lived)));
                    placed.areas.push_back({placed.points.size() - 1, std::move(*lived)});
                }
        }
    }
    tally.check();
    if (placed.points.empty())
        throw Error(ErrorCode::NoDemand,
                    {.file = sources.front().file, .name = role, .reason = "none inside the study area"});
    return placed;
}

void tellDuplicates(LoadContext& context, std::span<const DemandPoint> points, const PlacedDemand& demand) {
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(points[a].at, a) < std::pair(points[b].at, b);
    });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (points[order[i]].at == points[order[i - 1]].at)
            context.health.count("duplicate-place", nameOf(Role::Demand),
                                 demand.labels[demand.source[order[i]]], demand.feature[order[i]], false);
}

} // namespace planner
