#pragma once

#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace app::cli {

/// Boost's Dijkstra over the vertices of a network: what we measure against. Walking weighs mm; driving
/// weighs ms in the upper half of the number and mm in the lower.
class BoostSearch {
public:
    static constexpr std::uint64_t NoWay = UINT64_MAX;

    struct Arc {
        std::uint32_t from;
        std::uint32_t to;
        std::uint64_t weight;
    };

    BoostSearch(const planner::StreetNetwork& network, planner::TravelMode mode);
    /// Over any graph; its vertices are then numbers below `vertexCount`.
    BoostSearch(std::size_t vertexCount, std::span<const Arc> arcs);
    ~BoostSearch();

    /// From one vertex to all, without a colour map; good until the next call.
    [[nodiscard]] std::span<const std::uint64_t> from(planner::VertexIndex vertex);
    /// The same, ended when everything within `limit` is settled; what lies beyond is not to be read.
    [[nodiscard]] std::span<const std::uint64_t> from(planner::VertexIndex vertex, std::uint64_t limit);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace app::cli
