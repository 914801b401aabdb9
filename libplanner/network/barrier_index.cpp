#include "libplanner/network/barrier_index.h"

namespace planner {

namespace {

double side(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

Box boxOf(Point a, Point b) {
    Box box;
    box.add(a);
    box.add(b);
    return box;
}

std::vector<BarrierIndex::Segment> segmentsOf(const Barriers& barriers) {
    std::vector<BarrierIndex::Segment> segments;
    const auto addLine = [&segments](const Polyline& line, std::uint32_t area) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            segments.push_back({line[i], line[i + 1], area});
    };
    for (const Polyline& line : barriers.lines)
        addLine(line, BarrierIndex::NoArea);
    for (std::uint32_t area = 0; area < barriers.areas.size(); ++area) {
        addLine(barriers.areas[area].outer, area);
        for (const Ring& hole : barriers.areas[area].holes)
            addLine(hole, area);
    }
    return segments;
}

std::vector<Box> boxesOf(const std::vector<BarrierIndex::Segment>& segments) {
    std::vector<Box> boxes;
    boxes.reserve(segments.size());
    for (const BarrierIndex::Segment& segment : segments)
        boxes.push_back(boxOf(segment.a, segment.b));
    return boxes;
}

} // namespace

bool liesBetween(const BarrierIndex::Segment& segment, Point from, Point to) {
    const double start = side(segment.a, segment.b, from);
    const double end = side(segment.a, segment.b, to);
    if (!((start > 0.0 && end < 0.0) || (start < 0.0 && end > 0.0)))
        return false;
    const double a = side(from, to, segment.a);
    const double b = side(from, to, segment.b);
    return (a >= 0.0 && b <= 0.0) || (a <= 0.0 && b >= 0.0);
}

BarrierIndex::BarrierIndex(const Barriers& barriers)
    : m_segments(segmentsOf(barriers)), m_areas(barriers.areas), m_index(boxesOf(m_segments)) {}

bool BarrierIndex::blocks(Point place, Point foot) const {
    bool isBlocked = false;
    m_index.visitTouching(boxOf(place, foot), [&](std::uint32_t item) {
        const Segment& segment = m_segments[item];
        isBlocked = liesBetween(segment, place, foot) &&
                    (segment.area == NoArea || !contains(m_areas[segment.area], place));
        return !isBlocked;
    });
    return isBlocked;
}

std::vector<BarrierIndex::Segment> BarrierIndex::near(const Box& box) const {
    std::vector<Segment> found;
    for (const std::uint32_t item : m_index.touching(box))
        found.push_back(m_segments[item]);
    return found;
}

} // namespace planner
