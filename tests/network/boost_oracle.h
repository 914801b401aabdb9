#pragma once

// Distances found by another way than ours: Boost's Dijkstra on a graph with the places put in as vertices.

#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace fixture {

/// All pairs by Boost: the places become vertices, the edges they lie on are cut there.
class Oracle {
public:
    static constexpr std::uint64_t NoWay = UINT64_MAX;

    Oracle(const planner::StreetNetwork& network, planner::TravelMode mode,
           std::vector<planner::Access> places);
    ~Oracle();

    /// Weights from a place to all places: mm walking with both legs, (ms << 32) + mm driving.
    [[nodiscard]] std::vector<std::uint64_t> from(std::size_t place) const;
    /// Weights from a vertex to all places; walking counts the place's leg.
    [[nodiscard]] std::vector<std::uint64_t> fromVertex(std::size_t vertex) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fixture
