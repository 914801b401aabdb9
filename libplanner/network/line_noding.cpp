#include "libplanner/network/line_noding.h"

#include "libplanner/geo/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace planner::detail {

namespace {

double roundedToMm(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

/// Groups by repeated union; the root of a group is its smallest member.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
    std::uint32_t find(std::uint32_t i) {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

struct Segment {
    std::uint32_t street;
    std::uint32_t index; ///< from point `index` to the next
};

/// A point to be put into a segment, `at` of the way along it.
struct Cut {
    std::uint32_t street;
    std::uint32_t index;
    double at;
    Point point;
};

bool sameLevel(const Street& a, const Street& b) {
    return a.level == b.level && a.isBridge == b.isBridge && a.isTunnel == b.isTunnel;
}

struct Crossing {
    double atFirst;
    double atSecond;
    Point point;
};

/// Where two segments cross within both, ends included; empty for parallel ones.
std::optional<Crossing> crossingOf(Point a, Point b, Point c, Point d) {
    const double cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    if (cross == 0.0)
        return std::nullopt;
    const double s = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
    const double t = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross;
    if (s < 0.0 || s > 1.0 || t < 0.0 || t > 1.0)
        return std::nullopt;
    return Crossing{s, t, {roundedToMm(a.x + s * (b.x - a.x)), roundedToMm(a.y + s * (b.y - a.y))}};
}

class Noder {
public:
    Noder(std::vector<Street>& streets, double tolerance) : m_streets(streets), m_tolerance(tolerance) {
        std::vector<Box> boxes;
        for (std::uint32_t s = 0; s < streets.size(); ++s)
            for (std::uint32_t i = 0; i + 1 < streets[s].line.size(); ++i) {
                m_segments.push_back({s, i});
                Box box;
                box.add(streets[s].line[i]);
                box.add(streets[s].line[i + 1]);
                boxes.push_back(box);
            }
        m_boxes = std::move(boxes);
    }

    std::size_t run() {
        const SpatialIndex index(m_boxes);
        for (std::uint32_t i = 0; i < m_segments.size(); ++i)
            for (const std::uint32_t j : index.touching(m_boxes[i].grownBy(m_tolerance)))
                if (j > i)
                    meet(m_segments[i], m_segments[j]);
        return insertCuts();
    }

private:
    Point start(const Segment& s) const { return m_streets[s.street].line[s.index]; }
    Point end(const Segment& s) const { return m_streets[s.street].line[s.index + 1]; }

    void meet(const Segment& first, const Segment& second) {
        const bool sameStreet = first.street == second.street;
        if (sameStreet && second.index - first.index < 2)
            return; // neighbours share a point already
        const bool atSameLevel = sameLevel(m_streets[first.street], m_streets[second.street]);
        const bool touched = touch(first, second) | touch(second, first);
        if (touched || !atSameLevel)
            return;
        if (const auto crossing = crossingOf(start(first), end(first), start(second), end(second))) {
            const Point place = settled(crossing->point, first, second);
            cut(first, crossing->atFirst, place);
            cut(second, crossing->atSecond, place);
        }
    }

    /// Puts the ends of `line`'s street into `other` where they lie on it. The street's ends meet whatever
    /// the levels are: that is how a ramp reaches its bridge.
    bool touch(const Segment& line, const Segment& other) {
        const std::size_t last = m_streets[line.street].line.size() - 2;
        bool touched = false;
        if (line.index == 0)
            touched = touchAt(start(line), other) || touched;
        if (line.index == last)
            touched = touchAt(end(line), other) || touched;
        return touched;
    }

    bool touchAt(Point p, const Segment& segment) {
        const Point a = start(segment);
        const Point b = end(segment);
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double squared = dx * dx + dy * dy;
        const double at = squared > 0.0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0.0;
        const double clamped = std::clamp(at, 0.0, 1.0);
        if (planarDistance(p, {a.x + clamped * dx, a.y + clamped * dy}) > m_tolerance)
            return false;
        cut(segment, clamped, p);
        return true;
    }

    void cut(const Segment& segment, double at, Point point) {
        if (point == start(segment) || point == end(segment))
            return;
        m_cuts.push_back({segment.street, segment.index, at, point});
        m_places.push_back(point);
    }

    /// The corner of either segment that lies at the crossing, so that no slivers arise; else the crossing.
    Point settled(Point crossing, const Segment& first, const Segment& second) const {
        for (const Point corner : {start(first), end(first), start(second), end(second)})
            if (planarDistance(crossing, corner) <= m_tolerance)
                return corner;
        return crossing;
    }

    std::size_t insertCuts() {
        std::ranges::sort(m_cuts, {},
                          [](const Cut& c) { return std::tuple(c.street, c.index, c.at, c.point); });
        for (std::size_t i = 0; i < m_cuts.size();) {
            Street& street = m_streets[m_cuts[i].street];
            Polyline line;
            std::size_t next = i;
            for (std::uint32_t k = 0; k < street.line.size(); ++k) {
                line.push_back(street.line[k]);
                for (; next < m_cuts.size() && m_cuts[next].street == m_cuts[i].street &&
                       m_cuts[next].index == k;
                     ++next)
                    if (line.back() != m_cuts[next].point)
                        line.push_back(m_cuts[next].point);
            }
            street.line = std::move(line);
            i = next;
        }
        std::ranges::sort(m_places);
        return static_cast<std::size_t>(std::ranges::unique(m_places).begin() - m_places.begin());
    }

    std::vector<Street>& m_streets;
    double m_tolerance;
    std::vector<Segment> m_segments;
    std::vector<Box> m_boxes;
    std::vector<Cut> m_cuts;
    std::vector<Point> m_places;
};

} // namespace

std::size_t joinEnds(std::vector<Street>& streets, double tolerance) {
    std::vector<Point> ends;
    for (const Street& street : streets) {
        ends.push_back(street.line.front());
        ends.push_back(street.line.back());
    }
    std::ranges::sort(ends);
    ends.erase(std::ranges::unique(ends).begin(), ends.end());
    Groups groups(ends.size());
    bool anyJoined = false;
    // Sorted by x: partners of an end lie in a narrow window behind it.
    for (std::uint32_t i = 0; i < ends.size(); ++i)
        for (std::uint32_t j = i + 1; j < ends.size() && ends[j].x - ends[i].x <= tolerance; ++j)
            if (planarDistance(ends[i], ends[j]) <= tolerance) {
                groups.join(i, j);
                anyJoined = true;
            }
    if (!anyJoined)
        return 0;
    std::size_t moved = 0;
    for (Street& street : streets)
        for (Point* end : {&street.line.front(), &street.line.back()}) {
            const auto at = static_cast<std::uint32_t>(std::ranges::lower_bound(ends, *end) - ends.begin());
            const Point target = ends[groups.find(at)];
            if (target != *end) {
                *end = target;
                ++moved;
            }
        }
    return moved;
}

std::size_t nodeCrossings(std::vector<Street>& streets, double tolerance) {
    return Noder(streets, tolerance).run();
}

bool crossesItself(const Polyline& line) {
    if (line.size() < 4)
        return false;
    const auto side = [](Point a, Point b, Point p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    };
    const auto areApart = [](double p, double q) { return (p > 0.0 && q < 0.0) || (p < 0.0 && q > 0.0); };
    std::vector<std::uint32_t> order(line.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    const auto leftOf = [&line](std::uint32_t i) { return std::min(line[i].x, line[i + 1].x); };
    std::ranges::sort(order, {}, leftOf);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Point a = line[order[i]];
        const Point b = line[order[i] + 1];
        for (std::size_t j = i + 1; j < order.size() && leftOf(order[j]) < std::max(a.x, b.x); ++j) {
            const Point c = line[order[j]];
            const Point d = line[order[j] + 1];
            if (areApart(side(a, b, c), side(a, b, d)) && areApart(side(c, d, a), side(c, d, b)))
                return true;
        }
    }
    return false;
}

} // namespace planner::detail
