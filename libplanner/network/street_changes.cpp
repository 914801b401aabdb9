#include "libplanner/network/street_changes.h"

#include "libplanner/base/error.h"
#include "libplanner/network/barrier_index.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace planner {

namespace {

void apply(const StreetChange& change, StreetEdge& edge) {
    if (change.closedToWalking)
        edge.walkable = false;
    if (change.closedToTrucks) {
        edge.truckForward = edge.truckBackward = false;
        edge.truckForwardTime = edge.truckBackwardTime = Duration{};
    }
    if (!change.truckSpeedKmh)
        return;
    const double milliseconds = static_cast<double>(edge.length.count()) * 3.6 / *change.truckSpeedKmh;
    if (edge.truckForward)
        edge.truckForwardTime = Duration{std::llround(milliseconds)};
    if (edge.truckBackward)
        edge.truckBackwardTime = Duration{std::llround(milliseconds)};
}

} // namespace

ChangedNetwork changedNetwork(const StreetNetwork& network, std::span<const StreetChange> changes) {
    std::unordered_map<Key, std::vector<std::uint32_t>> streetsOf; // parts of one line may share a key
    for (std::uint32_t s = 0; s < network.streets().size(); ++s)
        streetsOf[network.streets()[s].key].push_back(s);
    std::unordered_map<std::uint32_t, std::vector<const StreetChange*>> changesOf;
    std::unordered_map<std::uint32_t, std::vector<const StreetChange*>> changesOfEdge;
    ChangedNetwork result;
    for (const StreetChange& change : changes) {
        if (change.truckSpeedKmh && !(*change.truckSpeedKmh > 0.0 && std::isfinite(*change.truckSpeedKmh)))
            throw Error(ErrorCode::BadValue, {.feature = change.street.text(),
                                              .name = "speed",
                                              .value = std::to_string(*change.truckSpeedKmh)});
        if (change.edge) {
            changesOfEdge[change.edge->value()].push_back(&change);
            continue;
        }
        const auto found = streetsOf.find(change.street);
        if (found == streetsOf.end()) {
            result.unknown.push_back(change.street);
            continue;
        }
        for (const std::uint32_t s : found->second)
            changesOf[s].push_back(&change);
    }
    const std::shared_ptr<StreetNetwork> changed(new StreetNetwork(network));
    for (StreetEdge& edge : changed->m_edges)
        if (const auto found = changesOf.find(edge.street); found != changesOf.end())
            for (const StreetChange* change : found->second)
                apply(*change, edge);
    for (const auto& [edge, edgeChanges] : changesOfEdge)
        for (const StreetChange* change : edgeChanges)
            apply(*change, changed->m_edges[edge]);
    changed->findComponents();
    result.network = changed;
    return result;
}

std::shared_ptr<const StreetNetwork> editedNetwork(const StreetNetwork& network,
                                                   std::span<const EdgeEdit> edits) {
    const std::shared_ptr<StreetNetwork> edited(new StreetNetwork(network));
    for (const EdgeEdit& edit : edits) {
        StreetEdge& edge = edited->m_edges[edit.edge.value()];
        edge.walkable = edge.walkable && edit.walkable;
        edge.truckForward = edge.truckForward && edit.truckForwardTime > Duration{};
        edge.truckBackward = edge.truckBackward && edit.truckBackwardTime > Duration{};
        edge.truckForwardTime = edge.truckForward ? edit.truckForwardTime : Duration{};
        edge.truckBackwardTime = edge.truckBackward ? edit.truckBackwardTime : Duration{};
    }
    return edited;
}

namespace {

bool runsThrough(std::span<const Point> line, const BarrierIndex& borders,
                 std::span<const MultiPolygon> areas) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        Box box;
        box.add(line[i]);
        box.add(line[i + 1]);
        for (const BarrierIndex::Segment& border : borders.near(box))
            if (liesBetween(border, line[i], line[i + 1]))
                return true;
    }
    // It crosses no border, so that one of its points tells for all; one on a border itself does not.
    return std::ranges::any_of(line, [&](Point p) {
        return std::ranges::any_of(areas, [p](const MultiPolygon& area) { return contains(area, p); });
    });
}

} // namespace

std::vector<EdgeIndex> edgesWithin(const StreetNetwork& network, std::span<const MultiPolygon> areas) {
    Barriers borders;
    Box bounds;
    for (const MultiPolygon& area : areas)
        for (const Polygon& part : area) {
            borders.areas.push_back(part);
            bounds.add(boundsOf(part));
        }
    const BarrierIndex index(borders);
    std::vector<EdgeIndex> within;
    for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
        Box box;
        for (const Point p : network.geometry(EdgeIndex(e)))
            box.add(p);
        if (box.intersects(bounds) && runsThrough(network.geometry(EdgeIndex(e)), index, areas))
            within.emplace_back(e);
    }
    return within;
}

std::shared_ptr<const StreetNetwork> closedToTrucks(const StreetNetwork& network,
                                                    std::span<const EdgeIndex> edges) {
    std::vector<EdgeEdit> edits;
    for (const EdgeIndex e : edges)
        edits.push_back({e, network.edge(e).walkable, {}, {}});
    return editedNetwork(network, edits);
}

} // namespace planner
