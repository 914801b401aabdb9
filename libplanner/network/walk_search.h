#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace planner {

/// Walking distances from one place to all vertices, many times over: what a dragged cabin needs.
///
/// Unit: mm, Unreachable (of walk_table.h) where there is no way or it is longer than the limit. The same
/// distances as walkDistancesFrom, but a bounded search costs only what it reaches. One per thread; the
/// network must outlive it. Source: Dial (1969), with buckets wider than one unit, as in Meyer and Sanders
/// (2003).
class WalkSearch {
public:
    explicit WalkSearch(const StreetNetwork& network);
    ~WalkSearch();
    WalkSearch(WalkSearch&&) noexcept;

    /// Good until the next call.
    [[nodiscard]] std::span<const std::uint32_t> from(const Access& place, std::optional<Distance> limit);
    [[nodiscard]] std::span<const std::uint32_t> from(VertexIndex vertex, std::optional<Distance> limit);
    /// From the last place searched from to another, both legs included; Unreachable beyond the limit as well.
    [[nodiscard]] std::uint32_t distanceTo(const Access& place) const;
    /// The vertices the last search reached, in no meaningful but fixed order.
    [[nodiscard]] std::span<const std::uint32_t> reached() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
