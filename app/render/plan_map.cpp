#include "app/render/plan_map.h"

#include "app/wording/plan_wording.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

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

/// Finds the coarsest squares in which a home stands for its neighbours with the same cabin.
class WalkThinning {
public:
    std::size_t setOf(planner::Point home, std::uint32_t cabin) {
        std::size_t set = WalkCells.size() - 1;
        for (std::size_t i = WalkCells.size() - 1; i-- > 0;)
            if (m_taken.insert(keyOf(home, cabin, i)).second)
                set = i;
        return set;
    }

private:
    /// 20 bits for a square's column and row are enough for half the Earth.
    static std::uint64_t keyOf(planner::Point home, std::uint32_t cabin, std::size_t set) {
        const auto cell = [&](double x) {
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(x / WalkCells.at(set)))) &
                   0xfffffU;
        };
        return ((static_cast<std::uint64_t>(cabin) << 42U) ^ (cell(home.x) << 22U) ^ (cell(home.y) << 2U)) |
               set;
    }
    std::unordered_set<std::uint64_t> m_taken;
};

void addAllocation(PlanMap& map, const planner::Plan& plan) {
    WalkThinning thinning;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        const planner::Allocation& allocation = plan.allocation[i];
        const planner::Point home = plan.city->demand[i].at;
        const auto tag = static_cast<std::uint32_t>(i);
        if (allocation.cabin) {
            const std::array line = {home, plan.cabins[allocation.cabin->value()].at};
            map.walkLines.at(thinning.setOf(home, allocation.cabin->value())).add(line, tag);
        } else if (allocation.reason != planner::UnservedReason::None) {
            const auto reason = static_cast<std::size_t>(allocation.reason) - 1;
            map.unserved.at(reason).add(home, tag);
            ++map.unservedCount.at(reason);
        }
    }
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
        map.routes.push_back(shape);
        map.days = std::max(map.days, route.day + 1);
    }
    map.streets = RouteMap(plan.routes);
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
    for (LineSet& lines : map->walkLines)
        lines.finish();
    map->cabins.finish();
    for (PointSet& points : map->unserved)
        points.finish();
    return map;
}

} // namespace app::render
