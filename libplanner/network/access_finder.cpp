#include "libplanner/network/access_finder.h"

#include "libplanner/geo/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace planner {

namespace {

/// A piece of street between two points of an edge's geometry.
struct StreetSegment {
    std::uint32_t edge;
    std::uint32_t index;
};

struct BarrierSegment {
    Point a;
    Point b;
    std::uint32_t area; ///< index of the area whose border it is; NoArea for a line
};

constexpr std::uint32_t NoArea = UINT32_MAX;

Box boxOf(Point a, Point b) {
    Box box;
    box.add(a);
    box.add(b);
    return box;
}

double side(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// The barrier lies between the leg's two ends: touching it with an end alone is not crossing.
bool crosses(Point legStart, Point legEnd, const BarrierSegment& barrier) {
    const double start = side(barrier.a, barrier.b, legStart);
    const double end = side(barrier.a, barrier.b, legEnd);
    if (!((start > 0.0 && end < 0.0) || (start < 0.0 && end > 0.0)))
        return false;
    const double a = side(legStart, legEnd, barrier.a);
    const double b = side(legStart, legEnd, barrier.b);
    return (a >= 0.0 && b <= 0.0) || (a <= 0.0 && b >= 0.0);
}

double roundedToMm(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

/// Share of the network's vertices a walk component needs to be a place of its own, not a slip of the pen.
constexpr std::size_t SmallestIslandShare = 100;

/// Streets that a place may be joined to: those of the mode, without islands too small to go anywhere.
std::vector<bool> usableEdges(const StreetNetwork& network, TravelMode mode) {
    std::vector<std::size_t> size(network.vertexCount(), 0);
    for (std::uint32_t v = 0; v < network.vertexCount(); ++v)
        ++size[network.walkComponent(VertexIndex(v))];
    std::vector<bool> usable(network.edgeCount());
    for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
        const StreetEdge& edge = network.edge(EdgeIndex(e));
        if (mode == TravelMode::Walk) {
            const std::uint32_t component = network.walkComponent(edge.from);
            usable[e] = edge.walkable &&
                        (component == 0 || size[component] * SmallestIslandShare >= network.vertexCount());
        } else {
            usable[e] = (edge.truckForward || edge.truckBackward) && network.truckComponent(edge.from) == 0 &&
                        network.truckComponent(edge.to) == 0;
        }
    }
    return usable;
}

} // namespace

struct AccessFinder::Impl {
    std::shared_ptr<const StreetNetwork> network;
    std::vector<StreetSegment> segments;
    std::vector<BarrierSegment> barrierSegments;
    std::vector<Polygon> areas;
    std::vector<Box> areaBoxes;
    std::optional<SpatialIndex> segmentIndex;
    std::optional<SpatialIndex> barrierIndex;
    std::int64_t limit = 0;

    struct Candidate {
        std::int64_t leg = 0; ///< planar, mm
        Point foot;
        std::uint32_t edge = 0;
        std::uint32_t index = 0;

        [[nodiscard]] auto key() const { return std::tie(leg, foot, edge, index); }
    };

    void indexStreets(TravelMode mode) {
        const std::vector<bool> usable = usableEdges(*network, mode);
        std::vector<Box> boxes;
        for (std::uint32_t e = 0; e < network->edgeCount(); ++e) {
            if (!usable[e])
                continue;
            const std::span<const Point> line = network->geometry(EdgeIndex(e));
            for (std::uint32_t i = 0; i + 1 < line.size(); ++i) {
                segments.push_back({e, i});
                boxes.push_back(boxOf(line[i], line[i + 1]));
            }
        }
        segmentIndex.emplace(boxes);
    }

    void indexBarriers(const Barriers& barriers) {
        const auto addLine = [this](const Polyline& line, std::uint32_t area) {
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                barrierSegments.push_back({line[i], line[i + 1], area});
        };
        for (const Polyline& line : barriers.lines)
            addLine(line, NoArea);
        for (const Polygon& polygon : barriers.areas) {
            const auto area = static_cast<std::uint32_t>(areas.size());
            areas.push_back(polygon);
            addLine(polygon.outer, area);
            for (const Ring& hole : polygon.holes)
                addLine(hole, area);
        }
        std::vector<Box> boxes;
        for (const BarrierSegment& segment : barrierSegments)
            boxes.push_back(boxOf(segment.a, segment.b));
        barrierIndex.emplace(boxes);
    }

    [[nodiscard]] bool isBlocked(Point place, Point foot) const {
        bool blocked = false;
        barrierIndex->visitTouching(boxOf(place, foot), [&](std::uint32_t item) {
            const BarrierSegment& barrier = barrierSegments[item];
            blocked = crosses(place, foot, barrier) &&
                      (barrier.area == NoArea || !contains(areas[barrier.area], place));
            return !blocked;
        });
        return blocked;
    }

    [[nodiscard]] Candidate candidateOn(std::uint32_t item, Point place) const {
        const StreetSegment& segment = segments[item];
        const std::span<const Point> line = network->geometry(EdgeIndex(segment.edge));
        const Point a = line[segment.index];
        const Point b = line[segment.index + 1];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double t =
            std::clamp(((place.x - a.x) * dx + (place.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        const Point foot{roundedToMm(a.x + t * dx), roundedToMm(a.y + t * dy)};
        return {std::llround(planarDistance(place, foot) * 1000.0), foot, segment.edge, segment.index};
    }

    [[nodiscard]] Access accessAt(const Candidate& candidate, Point place) const {
        const EdgeIndex e(candidate.edge);
        const std::span<const Point> line = network->geometry(e);
        const Distance length = network->edge(e).length;
        double before = 0.0;
        double whole = 0.0;
        for (std::uint32_t i = 0; i + 1 < line.size(); ++i) {
            if (i == candidate.index)
                before = whole + planarDistance(line[i], candidate.foot);
            whole += planarDistance(line[i], line[i + 1]);
        }
        const double share = std::clamp(before / whole, 0.0, 1.0);
        Access access;
        access.edge = e;
        access.toStart = scaled(length, share);
        access.toEnd = length - access.toStart;
        // The projection's scale at this street carries over to the leg.
        access.leg = metres(planarDistance(place, candidate.foot) * inMetres(length) / whole);
        access.foot = candidate.foot;
        const double turn = side(line[candidate.index], line[candidate.index + 1], place);
        access.side = turn > 0.0 ? StreetSide::Left : StreetSide::Right;
        return access;
    }
};

AccessFinder::AccessFinder(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                           const Barriers& barriers, Distance limit)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->network = std::move(network);
    m_impl->limit = limit.count();
    m_impl->indexStreets(mode);
    m_impl->indexBarriers(barriers);
}

AccessFinder::~AccessFinder() = default;
AccessFinder::AccessFinder(AccessFinder&&) noexcept = default;

AccessResult AccessFinder::find(Point place) const {
    std::optional<Impl::Candidate> best;
    bool anyBlocked = false;
    m_impl->segmentIndex->visitByDistance(place, [&](std::uint32_t item, double squaredDistance) {
        const double boxDistance =
            std::sqrt(squaredDistance) * 1000.0 - 2.0; // mm, less what rounding may move
        if (boxDistance > static_cast<double>(best ? best->leg : m_impl->limit))
            return false;
        const Impl::Candidate candidate = m_impl->candidateOn(item, place);
        if (candidate.leg > m_impl->limit || (best && !(candidate.key() < best->key())))
            return true;
        if (m_impl->isBlocked(place, candidate.foot))
            anyBlocked = true;
        else
            best = candidate;
        return true;
    });
    if (best)
        return m_impl->accessAt(*best, place);
    return anyBlocked ? AccessFailure::BehindBarrier : AccessFailure::TooFar;
}

} // namespace planner
