#include "libplanner/network/street_changes.h"

#include "libplanner/base/error.h"

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

} // namespace planner
