#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/network/street.h"
#include "libplanner/network/street_network.h"
#include "libplanner/network/street_tags.h"
#include "libplanner/network/travel_profile.h"
#include "libplanner/network/turn_restriction.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace planner {

struct NetworkOptions {
    Distance joinTolerance = metres(0.05); ///< line ends closer than this are one vertex
    bool nodeCrossings =
        false; ///< plain line layers: lines that cross at the same level meet (OSM: shared vertices only)
    std::optional<bool>
        directedEdges;            ///< every line is one direction only; empty: found out from reversed copies
    std::optional<Box> studyArea; ///< streets wholly outside are left out
};

/// Collects street lines and cuts them into a network where they share vertices.
class StreetNetworkBuilder {
public:
    StreetNetworkBuilder(Crs crs, WalkProfile walk, TruckProfile truck, NetworkOptions options);

    void add(Street street);

    /// For trucks; its keys are those of the streets added.
    void add(TurnRestriction restriction);

    /// What reading the tags found, for the report.
    void addFindings(const StreetTagFindings& findings);

    /// Ends the builder's use. Throws Error{NoStreets} when nothing usable was added, Cancelled when stopped.
    /// Cost: O(n log n) in the vertices of the lines.
    [[nodiscard]] std::shared_ptr<const StreetNetwork> build(std::stop_token stop,
                                                             const ProgressFunction& progress);

private:
    class Assembly;

    Crs m_crs;
    WalkProfile m_walk;
    TruckProfile m_truck;
    NetworkOptions m_options;
    std::vector<Street> m_streets;
    std::vector<TurnRestriction> m_restrictions;
    StreetTagFindings m_findings;
};

} // namespace planner
