#include "libplanner/network/path.h"

#include "libplanner/network/graph_search.h"
#include "libplanner/network/turn_graph.h"

#include <algorithm>
#include <ranges>

namespace planner {

using detail::Weight;

namespace {

/// One edge of a path and the part of it that is travelled, from `begin` to `end` along the edge's own
/// direction (begin > end: backwards).
struct Leg {
    std::uint32_t edge;
    Distance begin;
    Distance end;
};

/// The points of an edge strictly between two places along it, in travel order.
void appendBetween(const StreetNetwork& network, const Leg& leg, Polyline& line) {
    const std::span<const Point> points = network.geometry(EdgeIndex(leg.edge));
    const Distance length = network.edge(EdgeIndex(leg.edge)).length;
    double whole = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        whole += planarDistance(points[i], points[i + 1]);
    const double scale = length.count() > 0 ? whole / static_cast<double>(length.count()) : 0.0;
    const double low = static_cast<double>(std::min(leg.begin, leg.end).count()) * scale;
    const double high = static_cast<double>(std::max(leg.begin, leg.end).count()) * scale;
    Polyline between;
    double along = 0.0;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        along += planarDistance(points[i - 1], points[i]);
        if (along > low && along < high)
            between.push_back(points[i]);
    }
    if (leg.begin > leg.end)
        std::ranges::reverse(between);
    line.insert(line.end(), between.begin(), between.end());
}

/// Where a leg ends when it ends at a vertex.
Point vertexAt(const StreetNetwork& network, const Leg& leg) {
    const StreetEdge& edge = network.edge(EdgeIndex(leg.edge));
    return network.position(leg.end == Distance{} ? edge.from : edge.to);
}

} // namespace

struct PathFinder::Impl {
    std::shared_ptr<const StreetNetwork> network;
    TravelMode mode;
    detail::TravelGraph travel;
    detail::GraphSearch search;

    Impl(std::shared_ptr<const StreetNetwork> streets, TravelMode travelMode, KerbApproach kerb)
        : network(std::move(streets)), mode(travelMode), travel(*network, mode, kerb),
          search(travel.graph()) {}

    /// The lightest way: its weight, and its legs in order. Empty when there is none.
    std::optional<Weight> find(const Access& from, const Access& to, std::vector<Leg>& legs) {
        const std::optional<Weight> direct = travel.direct(from, to);
        Weight best = direct.value_or(detail::NoWay);
        const std::vector<detail::Seed> sources = travel.seedsFrom(from);
        const std::vector<detail::Seed> targets = travel.seedsTo(to);
        const detail::Seed* last = nullptr;
        search.start(sources);
        while (const auto step = search.next()) {
            if (step->weight >= best)
                break;
            for (const detail::Seed& target : targets)
                if (target.vertex == step->vertex && step->weight + target.weight < best) {
                    best = step->weight + target.weight;
                    last = &target;
                }
        }
        if (best == detail::NoWay)
            return std::nullopt;
        if (last == nullptr)
            legs.push_back(directLeg(from, to));
        else
            collectLegs(from, to, sources, *last, legs);
        return best;
    }

    /// Along the edge both lie on; or, from a vertex, along the edge the other lies on.
    [[nodiscard]] Leg directLeg(const Access& from, const Access& to) const {
        if (from.edge == to.edge)
            return {from.edge.value(), from.toStart, to.toStart};
        const StreetEdge& last = network->edge(to.edge);
        const VertexIndex start =
            from.toStart == Distance{} ? network->edge(from.edge).from : network->edge(from.edge).to;
        const bool isForward = last.from == start && (last.to != start || to.toStart <= to.toEnd);
        return {to.edge.value(), isForward ? Distance{} : last.length, to.toStart};
    }

    [[nodiscard]] Leg wholeLeg(DirectedEdge way) const {
        const Distance length = network->edge(way.edge).length;
        return {way.edge.value(), way.forward ? Distance{} : length, way.forward ? length : Distance{}};
    }

    void collectLegs(const Access& from, const Access& to, const std::vector<detail::Seed>& sources,
                     const detail::Seed& last, std::vector<Leg>& legs) const {
        const Distance lastLength = network->edge(to.edge).length;
        legs.push_back({to.edge.value(), last.forward ? Distance{} : lastLength, to.toStart});
        std::uint32_t vertex = last.vertex;
        for (;;) {
            const detail::GraphSearch::Parent parent = search.parent(vertex);
            if (parent.edge == UINT32_MAX)
                break;
            legs.push_back(wholeLeg(travel.edgeInto(vertex, parent.edge)));
            vertex = parent.vertex;
        }
        const auto seed = std::ranges::find_if(sources, [&](const detail::Seed& s) {
            return s.vertex == vertex && s.weight == search.weight(vertex);
        });
        if (travel.joinsAtVertices() && (from.toStart == Distance{} || from.toEnd == Distance{})) {
            legs.push_back(wholeLeg(travel.edgeInto(vertex, from.edge.value())));
            std::ranges::reverse(legs);
            return;
        }
        const Distance firstLength = network->edge(from.edge).length;
        legs.push_back({from.edge.value(), from.toStart, seed->forward ? firstLength : Distance{}});
        std::ranges::reverse(legs);
    }
};

PathFinder::PathFinder(std::shared_ptr<const StreetNetwork> network, TravelMode mode, KerbApproach kerb)
    : m_impl(std::make_unique<Impl>(std::move(network), mode, kerb)) {}
PathFinder::~PathFinder() = default;
PathFinder::PathFinder(PathFinder&&) noexcept = default;

std::optional<Path> PathFinder::find(Point fromPlace, const Access& from, Point toPlace, const Access& to) {
    std::vector<Leg> legs;
    const std::optional<Weight> weight = m_impl->find(from, to, legs);
    if (!weight)
        return std::nullopt;
    const StreetNetwork& network = *m_impl->network;
    Path path;
    if (m_impl->mode == TravelMode::Walk) {
        path.length = Distance{static_cast<std::int64_t>(*weight)};
        path.line.push_back(fromPlace);
    } else {
        path.length = Distance{detail::lengthOf(*weight)};
        path.duration = Duration{detail::timeOf(*weight)};
    }
    path.line.push_back(from.foot);
    for (std::size_t i = 0; i < legs.size(); ++i) {
        appendBetween(network, legs[i], path.line);
        path.line.push_back(i + 1 < legs.size() ? vertexAt(network, legs[i]) : to.foot);
        const std::string& name = network.street(EdgeIndex(legs[i].edge)).name;
        if (!name.empty() && (path.streets.empty() || path.streets.back() != name))
            path.streets.push_back(name);
    }
    if (m_impl->mode == TravelMode::Walk)
        path.line.push_back(toPlace);
    path.line.erase(std::ranges::unique(path.line).begin(), path.line.end());
    if (path.line.size() == 1)
        path.line.push_back(path.line.front()); // from a place to itself: still a line
    return path;
}

std::optional<Path> findPath(const StreetNetwork& network, TravelMode mode, Point fromPlace,
                             const Access& from, Point toPlace, const Access& to) {
    // Lends the network to a finder that ends before this call does.
    const std::shared_ptr<const StreetNetwork> lent(std::shared_ptr<void>(), &network);
    return PathFinder(lent, mode).find(fromPlace, from, toPlace, to);
}

} // namespace planner
