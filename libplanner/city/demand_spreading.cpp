#include "libplanner/city/demand_spreading.h"

#include "libplanner/city/area_index.h"

#include <cmath>
#include <utility>

namespace planner {

namespace {

constexpr double MostPlaces = 100000.0; ///< of one area; beyond, the grid gets coarser

/// Middles of the grid cells that lie inside; the grid is the same for every area.
std::vector<Point> gridInside(const MultiPolygon& area, double step) {
    Box box;
    for (const Polygon& part : area)
        box.add(boundsOf(part));
    while (box.width() / step * (box.height() / step) > MostPlaces)
        step *= 2.0;
    const AreaIndex index({&area});
    std::vector<Point> inside;
    for (double y = (std::floor(box.minY / step) + 0.5) * step; y < box.maxY; y += step)
        for (double x = (std::floor(box.minX / step) + 0.5) * step; x < box.maxX; x += step)
            if (index.find({x, y}))
                inside.push_back({x, y});
    return inside;
}

/// The `i`-th of `count` equal parts of a whole number.
template <class Amount>
Amount partOf(Amount whole, std::size_t i, std::size_t count) {
    const auto n = static_cast<std::int64_t>(count);
    const std::int64_t rest = whole.count() % n;
    return Amount{whole.count() / n + (static_cast<std::int64_t>(i) < rest ? 1 : 0)};
}

/// The lists that change together.
struct Spread {
    std::vector<DemandPoint> points;
    std::vector<std::uint32_t> source;
    std::vector<std::int64_t> feature;

    void add(DemandPoint point, const PlacedDemand& demand, std::size_t i) {
        points.push_back(std::move(point));
        source.push_back(demand.source[i]);
        feature.push_back(demand.feature[i]);
    }
};

} // namespace

std::size_t spreadAreas(std::vector<DemandPoint>& points, PlacedDemand& demand, double step,
                        const std::function<bool(Point)>& isNearStreet) {
    Spread spread;
    std::size_t count = 0;
    std::size_t next = 0; // of the areas, which are in the order of the points
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (next == demand.areas.size() || demand.areas[next].point != i) {
            spread.add(std::move(points[i]), demand, i);
            continue;
        }
        std::vector<Point> places = gridInside(demand.areas[next++].area, step);
        std::erase_if(places, [&](Point p) { return !isNearStreet(p); });
        if (places.size() < 2) {
            spread.add(std::move(points[i]), demand, i);
            continue;
        }
        ++count;
        for (std::size_t k = 0; k < places.size(); ++k) {
            DemandPoint part = points[i];
            part.key = Key(points[i].key.text() + "." + std::to_string(k + 1));
            part.at = places[k];
            part.people = partOf(points[i].people, k, places.size());
            if (points[i].stated)
                part.stated = partOf(*points[i].stated, k, places.size());
            spread.add(std::move(part), demand, i);
        }
    }
    points = std::move(spread.points);
    demand.source = std::move(spread.source);
    demand.feature = std::move(spread.feature);
    demand.areas.clear();
    return count;
}

} // namespace planner
