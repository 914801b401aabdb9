#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/network/street.h"
#include "libplanner/network/street_network.h"
#include "libplanner/network/travel_profile.h"

#include <memory>
#include <stop_token>

namespace planner {

struct NetworkOptions {
    Distance joinTolerance = metres(0.05); ///< line ends closer than this are one vertex
    bool nodeCrossings = false; ///< plain line layers: lines that cross at the same level meet (OSM: shared vertices only)
    std::optional<Box> studyArea; ///< streets wholly outside are left out
};

/// Collects street lines and cuts them into a network where they share vertices.
class StreetNetworkBuilder {
public:
    StreetNetworkBuilder(Crs crs, WalkProfile walk, TruckProfile truck, NetworkOptions options);

    void add(Street street);

    /// Throws Error{NoStreets} when nothing usable was added. Cost: O(n log n) in the vertices of the lines.
    [[nodiscard]] std::shared_ptr<const StreetNetwork> build(std::stop_token stop, const ProgressFunction& progress);

private:
    Crs m_crs;
    WalkProfile m_walk;
    TruckProfile m_truck;
    NetworkOptions m_options;
    std::vector<Street> m_streets;
};

} // namespace planner
