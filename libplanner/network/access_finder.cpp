#include "libplanner/network/access_finder.h"

#include "libplanner/geo/spatial_index.h"
#include "libplanner/network/barrier_index.h"

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

Box boxOf(Point a, Point b) {
    Box box;
    box.add(a);
    box.add(b);
    return box;
}

double side(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
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
    std::optional<SpatialIndex> segmentIndex;
    BarrierIndex barriers;
    std::int64_t limit = 0;

    Impl(std::shared_ptr<const StreetNetwork> streets, const Barriers& blocking, Distance snapLimit)
        : network(std::move(streets)), barriers(blocking), limit(snapLimit.count()) {}

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
    : m_impl(std::make_unique<Impl>(std::move(network), barriers, limit)) {
    m_impl->indexStreets(mode);
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
        if (m_impl->barriers.blocks(place, candidate.foot))
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
