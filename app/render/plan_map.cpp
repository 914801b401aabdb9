#include "app/render/plan_map.h"

#include "app/wording/plan_wording.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace app::render {

namespace {

constexpr std::uint32_t AreaColours = 7;

void addAreas(PlanMap& map, const planner::Plan& plan) {
    std::vector<planner::Box> boxes;
    for (std::size_t i = 0; i < plan.areas.size(); ++i) {
        const planner::MultiPolygon& shape = plan.areas[i].shape;
        map.areas.add(shape, static_cast<std::uint32_t>(i));
        boxes.push_back(planner::Box{});
        for (const planner::Polygon& polygon : shape) {
            map.areaBorders.add(polygon.outer, static_cast<std::uint32_t>(i));
            boxes.back().add(planner::boundsOf(polygon));
        }
    }
    map.areaColours = colourNeighbours(boxes, AreaColours);
}

void addAllocation(PlanMap& map, const planner::Plan& plan) {
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        const planner::Allocation& allocation = plan.allocation[i];
        const planner::Point home = plan.city->demand[i].at;
        const auto tag = static_cast<std::uint32_t>(i);
        if (allocation.cabin) {
            const std::array line = {home, plan.cabins[allocation.cabin->value()].at};
            map.walkLines.add(line, tag);
        } else if (allocation.reason != planner::UnservedReason::None) {
            const auto reason = static_cast<std::size_t>(allocation.reason) - 1;
            map.unserved.at(reason).add(home, tag);
            ++map.unservedCount.at(reason);
        }
    }
}

LineSet piecesOf(const planner::Polyline& line) {
    LineSet pieces;
    for (std::size_t first = 0; first + 1 < line.size(); first += LineSet::PieceVertices - 1)
        pieces.add(std::span(line).subspan(first, std::min(LineSet::PieceVertices, line.size() - first)),
                   static_cast<std::uint32_t>(first));
    pieces.finish();
    return pieces;
}

std::vector<double> distancesAlong(const planner::Polyline& line) {
    std::vector<double> gone(line.size(), 0.0);
    for (std::size_t i = 1; i < line.size(); ++i)
        gone[i] = gone[i - 1] + planner::planarDistance(line[i - 1], line[i]);
    return gone;
}

void addRoutes(PlanMap& map, const planner::Plan& plan) {
    map.routes.reserve(plan.routes.size());
    for (const planner::PlannedRoute& route : plan.routes) {
        auto truck = std::find(map.trucks.begin(), map.trucks.end(), route.truck);
        if (truck == map.trucks.end())
            truck = map.trucks.insert(map.trucks.end(), route.truck);
        RouteShape shape;
        shape.day = route.day;
        shape.truck = static_cast<std::uint32_t>(truck - map.trucks.begin());
        shape.trip = route.trip;
        shape.line = piecesOf(route.line);
        shape.gone = distancesAlong(route.line);
        map.routes.push_back(std::move(shape));
        map.days = std::max(map.days, route.day + 1);
    }
}

} // namespace

std::vector<std::uint32_t> colourNeighbours(const std::vector<planner::Box>& boxes, std::uint32_t colours) {
    const std::vector<std::uint32_t> order = hilbertOrder(boxes);
    std::vector<planner::Box> sorted;
    sorted.reserve(boxes.size());
    for (const std::uint32_t i : order)
        sorted.push_back(boxes[i]);
    const PackedBoxes index(sorted);
    std::vector<std::uint32_t> chosen(boxes.size(), colours);
    for (const std::uint32_t i : order) {
        std::vector<std::uint32_t> used(colours, 0);
        index.visit(boxes[i], [&](std::size_t j) {
            const std::uint32_t colour = chosen[order[j]];
            if (colour < colours)
                ++used[colour];
        });
        chosen[i] = static_cast<std::uint32_t>(std::min_element(used.begin(), used.end()) - used.begin());
    }
    return chosen;
}

std::shared_ptr<const PlanMap> makePlanMap(std::shared_ptr<const planner::Plan> plan) {
    auto map = std::make_shared<PlanMap>();
    map->plan = plan;
    addAreas(*map, *plan);
    addAllocation(*map, *plan);
    addRoutes(*map, *plan);
    for (std::size_t i = 0; i < plan->cabins.size(); ++i)
        map->cabins.add(plan->cabins[i].at, static_cast<std::uint32_t>(i));
    for (const planner::Cabin& cabin : plan->cabins)
        map->states.push_back(wording::shownStatus(*plan, cabin));
    map->areas.finish();
    map->areaBorders.finish();
    map->walkLines.finish();
    map->cabins.finish();
    for (PointSet& points : map->unserved)
        points.finish();
    return map;
}

} // namespace app::render
