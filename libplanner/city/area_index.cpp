#include "libplanner/city/area_index.h"

#include <algorithm>

namespace planner {

namespace {

std::vector<Box> boxesOf(const std::vector<const MultiPolygon*>& areas) {
    std::vector<Box> boxes;
    for (const MultiPolygon* area : areas) {
        Box box;
        for (const Polygon& part : *area)
            box.add(boundsOf(part));
        boxes.push_back(box);
    }
    return boxes;
}

template <class Visit>
void forEachEdge(const MultiPolygon& area, const Visit& visit) {
    const auto ring = [&visit](const Ring& points) {
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            if (points[i].y != points[i + 1].y)
                visit(points[i], points[i + 1]);
    };
    for (const Polygon& part : area) {
        ring(part.outer);
        for (const Ring& hole : part.holes)
            ring(hole);
    }
}

} // namespace

AreaIndex::AreaIndex(const std::vector<const MultiPolygon*>& areas) : m_index(boxesOf(areas)) {
    for (const MultiPolygon* area : areas)
        m_strips.push_back(stripsOf(*area, boundsOfAll(*area)));
}

Box AreaIndex::boundsOfAll(const MultiPolygon& area) {
    Box box;
    for (const Polygon& part : area)
        box.add(boundsOf(part));
    return box;
}

AreaIndex::Strips AreaIndex::stripsOf(const MultiPolygon& area, const Box& bounds) {
    constexpr std::size_t EdgesPerStrip = 4;
    constexpr std::size_t MostStrips = 4096;
    std::size_t edgeCount = 0;
    forEachEdge(area, [&edgeCount](Point, Point) { ++edgeCount; });
    Strips made;
    const std::size_t count = std::clamp<std::size_t>(edgeCount / EdgesPerStrip, 1, MostStrips);
    made.bottom = bounds.isEmpty() ? 0.0 : bounds.minY;
    made.height = bounds.height() > 0.0 ? bounds.height() / static_cast<double>(count) : 1.0;
    const auto stripOf = [&](double y) {
        const double strip = (y - made.bottom) / made.height;
        return static_cast<std::size_t>(std::clamp(strip, 0.0, static_cast<double>(count - 1)));
    };
    std::vector<std::vector<Edge>> sorted(count);
    forEachEdge(area, [&](Point a, Point b) {
        const std::size_t last = stripOf(std::max(a.y, b.y));
        for (std::size_t i = stripOf(std::min(a.y, b.y)); i <= last; ++i)
            sorted[i].push_back({a, b});
    });
    for (const std::vector<Edge>& strip : sorted) {
        made.first.push_back(static_cast<std::uint32_t>(made.edges.size()));
        made.edges.insert(made.edges.end(), strip.begin(), strip.end());
    }
    made.first.push_back(static_cast<std::uint32_t>(made.edges.size()));
    return made;
}

bool AreaIndex::isInside(const Strips& strips, Point p) {
    const std::size_t count = strips.first.size() - 1;
    const double position = (p.y - strips.bottom) / strips.height;
    const auto strip = static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(count - 1)));
    bool inside = false;
    for (std::uint32_t i = strips.first[strip]; i < strips.first[strip + 1]; ++i) {
        const Edge& edge = strips.edges[i];
        // A ray to the east; an edge holds its lower end only, so that corners count once.
        if ((edge.a.y > p.y) == (edge.b.y > p.y))
            continue;
        const double x = edge.a.x + (p.y - edge.a.y) / (edge.b.y - edge.a.y) * (edge.b.x - edge.a.x);
        if (x > p.x)
            inside = !inside;
    }
    return inside;
}

std::optional<std::size_t> AreaIndex::find(Point p) const {
    std::optional<std::size_t> best;
    m_index.visitTouching({p.x, p.y, p.x, p.y}, [&](std::uint32_t area) {
        if ((!best || area < *best) && isInside(m_strips[area], p))
            best = area;
        return true;
    });
    return best;
}

} // namespace planner
