#include "app/render/base_map.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace app::render {

namespace {

constexpr double LongestTurn = 0.2; ///< radians by which a name's piece of street may bend

double directionOf(planner::Point a, planner::Point b) {
    return std::atan2(b.y - a.y, b.x - a.x);
}

double angleBetween(double a, double b) {
    const double turn = std::remainder(a - b, 2.0 * std::numbers::pi);
    return std::abs(turn);
}

/// Names are read left to right whatever way the street was drawn.
double readable(double angle) {
    if (angle > std::numbers::pi / 2.0)
        return angle - std::numbers::pi;
    if (angle <= -std::numbers::pi / 2.0)
        return angle + std::numbers::pi;
    return angle;
}

StreetName nameAlong(const planner::Point& from, const planner::Point& to) {
    StreetName name;
    name.at = {(from.x + to.x) / 2.0, (from.y + to.y) / 2.0};
    name.angle = readable(directionOf(from, to));
    name.length = std::hypot(to.x - from.x, to.y - from.y);
    return name;
}

/// The longest stretch of a line that hardly bends, as the straight piece between its ends.
StreetName longestStraight(const std::vector<planner::Point>& line) {
    StreetName best;
    std::size_t start = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const bool bends =
            i > start + 1 && angleBetween(directionOf(line[i - 1], line[i]),
                                          directionOf(line[start], line[start + 1])) > LongestTurn;
        if (bends)
            start = i - 1;
        const StreetName piece = nameAlong(line[start], line[i]);
        if (piece.length > best.length)
            best = piece;
    }
    return best;
}

void addRoads(BaseMap& map, const planner::StreetNetwork& network) {
    // Edges of one street follow each other; joined again where they touch, so that a name has room.
    std::vector<planner::Point> line;
    std::uint32_t street = 0;
    const auto flush = [&] {
        if (line.size() < 2)
            return;
        const planner::Street& source = network.streets()[street];
        if (!source.name.empty()) {
            StreetName name = longestStraight(line);
            name.name = source.name;
            name.rank = rankOf(source.streetClass);
            map.streetNames.push_back(std::move(name));
        }
        line.clear();
    };
    for (std::size_t i = 0; i < network.edgeCount(); ++i) {
        const planner::EdgeIndex index(i);
        const planner::StreetEdge& edge = network.edge(index);
        const std::span<const planner::Point> points = network.geometry(index);
        if (points.size() < 2)
            continue;
        const auto rank = static_cast<std::size_t>(rankOf(network.street(index).streetClass));
        map.roads.at(rank).add(points, index.value());
        const bool continues = !line.empty() && edge.street == street && line.back() == points.front();
        if (!continues)
            flush();
        street = edge.street;
        line.insert(line.end(), points.begin() + (continues ? 1 : 0), points.end());
    }
    flush();
    // The longest pieces come first, so that a name is tried where it fits best.
    std::stable_sort(map.streetNames.begin(), map.streetNames.end(),
                     [](const StreetName& a, const StreetName& b) {
                         return a.rank != b.rank ? a.rank < b.rank : a.length > b.length;
                     });
}

void addDistricts(BaseMap& map, const planner::City& city) {
    for (std::size_t i = 0; i < city.districts.size(); ++i) {
        const planner::District& district = city.districts[i];
        map.districts.add(district.area, static_cast<std::uint32_t>(i));
        const planner::Polygon* largest = nullptr;
        double size = 0.0;
        for (const planner::Polygon& polygon : district.area) {
            map.districtBorders.add(polygon.outer, static_cast<std::uint32_t>(i));
            const planner::Box box = planner::boundsOf(polygon);
            if (box.width() * box.height() >= size) {
                size = box.width() * box.height();
                largest = &polygon;
            }
        }
        if (largest)
            map.districtNames.push_back(
                {district.name, planner::pointInside(district.area), planner::boundsOf(*largest).width()});
    }
}

} // namespace

RoadRank rankOf(planner::StreetClass streetClass) {
    using planner::StreetClass;
    switch (streetClass) {
    case StreetClass::Motorway:
    case StreetClass::Trunk: return RoadRank::Trunk;
    case StreetClass::Primary: return RoadRank::Primary;
    case StreetClass::Secondary: return RoadRank::Secondary;
    case StreetClass::Tertiary: return RoadRank::Tertiary;
    case StreetClass::Unclassified:
    case StreetClass::Residential:
    case StreetClass::LivingStreet: return RoadRank::Minor;
    case StreetClass::Service:
    case StreetClass::Track:
    case StreetClass::Pedestrian:
    case StreetClass::Footway:
    case StreetClass::Steps:
    case StreetClass::Cycleway:
    case StreetClass::Path:
    case StreetClass::Ferry: return RoadRank::Path;
    }
    return RoadRank::Path;
}

std::shared_ptr<const BaseMap> makeBaseMap(std::shared_ptr<const planner::City> city) {
    auto map = std::make_shared<BaseMap>();
    map->city = city;
    if (city->network)
        addRoads(*map, *city->network);
    for (const planner::Polyline& line : city->barriers.lines)
        map->barriers.add(line);
    for (const planner::Polygon& area : city->barriers.areas)
        map->water.add(area);
    addDistricts(*map, *city);
    for (std::size_t i = 0; i < city->forbidden.size(); ++i)
        map->forbidden.add(city->forbidden[i].area, static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < city->truckZones.size(); ++i)
        map->truckZones.add(city->truckZones[i].area, static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < city->demand.size(); ++i)
        map->demand.add(city->demand[i].at, static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < city->candidates.size(); ++i)
        map->candidates.add(city->candidates[i].at, static_cast<std::uint32_t>(i));
    for (LineSet& roads : map->roads)
        roads.finish();
    map->water.finish();
    map->barriers.finish();
    map->districts.finish();
    map->districtBorders.finish();
    map->forbidden.finish();
    map->truckZones.finish();
    map->demand.finish();
    map->candidates.finish();
    map->bounds = map->demand.bounds();
    for (const planner::RecyclingCentre& centre : city->centres)
        map->bounds.add(centre.at);
    for (const planner::Depot& depot : city->depots)
        map->bounds.add(depot.at);
    if (map->bounds.isEmpty())
        for (const LineSet& roads : map->roads)
            map->bounds.add(roads.bounds());
    return map;
}

} // namespace app::render
