#pragma once

// Private to the network room: a network as plain arrays for searching, one mode of travel at a time.

#include "libplanner/network/access.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner::detail {

/// What a search minimises. Walking: mm. Driving: ms in the upper half, mm in the lower, so that adding
/// compares by time first and by distance among equally fast ways.
using Weight = std::uint64_t;
inline constexpr Weight NoWay = UINT64_MAX;

[[nodiscard]] constexpr Weight driveWeight(Duration time, Distance length) {
    return (static_cast<Weight>(time.count()) << 32) + static_cast<Weight>(length.count());
}
[[nodiscard]] constexpr std::uint32_t timeOf(Weight weight) {
    return static_cast<std::uint32_t>(weight >> 32);
}
[[nodiscard]] constexpr std::uint32_t lengthOf(Weight weight) {
    return static_cast<std::uint32_t>(weight);
}

struct SearchArc {
    std::uint32_t target;
    std::uint32_t edge;
    Weight weight;
};

/// Arcs grouped by their tail, ascending.
struct SearchGraph {
    std::vector<std::uint32_t> first; ///< vertexCount + 1
    std::vector<SearchArc> arcs;

    [[nodiscard]] std::size_t vertexCount() const { return first.size() - 1; }
    [[nodiscard]] std::span<const SearchArc> arcsAt(std::uint32_t v) const {
        return std::span(arcs).subspan(first[v], first[v + 1] - first[v]);
    }
};

/// `reversed`: arcs lead from head to tail, for searches towards a place.
[[nodiscard]] SearchGraph searchGraph(const StreetNetwork& network, TravelMode mode, bool reversed = false);

/// Weight of a part of an edge, `length` of its whole; the edge must be open that way.
[[nodiscard]] Weight partWeight(const StreetEdge& edge, TravelMode mode, bool forward, Distance length);

/// Whether one may move along the edge in that direction.
[[nodiscard]] bool isOpen(const StreetEdge& edge, TravelMode mode, bool forward);

/// A vertex next to a place, with the weight between them.
struct Seed {
    std::uint32_t vertex;
    Weight weight;
    bool forward; ///< the part of the edge is travelled in its own direction
};

/// The vertices a place leads to, or is reached from; walking counts the leg, driving does not.
[[nodiscard]] std::vector<Seed> seedsFrom(const StreetNetwork& network, TravelMode mode, const Access& place);
[[nodiscard]] std::vector<Seed> seedsTo(const StreetNetwork& network, TravelMode mode, const Access& place);

/// The weight along the edge that both places lie on, without leaving it; empty when they do not or may not.
[[nodiscard]] std::optional<Weight> sameEdgeWeight(const StreetNetwork& network, TravelMode mode,
                                                   const Access& from, const Access& to);

} // namespace planner::detail
