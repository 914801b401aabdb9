#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// A way along the streets between two places.
struct Path {
    Distance length;   ///< ground length; walking: both legs included
    Duration duration; ///< truck: driving time; walking: at the profile's speed is the caller's
    Polyline line;     ///< connected, from place to place (truck: from foot to foot)
    std::vector<std::string> streets; ///< names in order, unnamed ones left out, repeats merged
};

/// Finds many paths in one network. Among equally short walks, or equally fast drives, the one that is the
/// same on every machine; among equally fast drives a shortest one. One per thread.
class PathFinder {
public:
    PathFinder(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
               KerbApproach kerb = KerbApproach::Any);
    ~PathFinder();
    PathFinder(PathFinder&&) noexcept;

    /// As findPath. Cost: one Dijkstra up to the target, nothing proportional to the network.
    [[nodiscard]] std::optional<Path> find(Point fromPlace, const Access& from, Point toPlace,
                                           const Access& to);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The shortest walk, or the fastest drive; empty when there is none. The length equals the table's entry.
[[nodiscard]] std::optional<Path> findPath(const StreetNetwork& network, TravelMode mode, Point fromPlace,
                                           const Access& from, Point toPlace, const Access& to);

} // namespace planner
