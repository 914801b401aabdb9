#pragma once

#include "libplanner/base/key.h"
#include "libplanner/network/street_network.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace planner {

/// What a scenario changes about a street: all edges cut from the line of that key, or one edge.
struct StreetChange {
    Key street;
    std::optional<EdgeIndex> edge; ///< this one alone; `street` does not matter
    bool closedToWalking = false;
    bool closedToTrucks = false;
    std::optional<double> truckSpeedKmh; ///< where trucks may drive already; above 0
};

/// A network with changed streets, and the keys that name none of its streets.
struct ChangedNetwork {
    std::shared_ptr<const StreetNetwork> network;
    std::vector<Key> unknown;
};

/// The same vertices and edges under the same numbers, so that a place's Access keeps its meaning; but a
/// place whose street is now closed to it reaches nothing, and is to be joined to another one. Components and
/// their counts are found anew. Later changes of the same street win. Throws Error{BadValue} for a speed that
/// is not positive. Cost: O(edges).
[[nodiscard]] ChangedNetwork changedNetwork(const StreetNetwork& network,
                                            std::span<const StreetChange> changes);

} // namespace planner
