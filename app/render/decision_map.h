#pragma once

#include "app/render/shape_set.h"

#include "libplanner/city/city.h"
#include "libplanner/scenario/scenario.h"

#include <memory>
#include <vector>

namespace app::render {

/// What a person decided about the city, as shapes: immutable, safe to read from any thread.
struct DecisionMap {
    AreaSet painted; ///< forbidden by hand; tag: number in the scenario
    LineSet paintedBorders;
    LineSet closedStreets;       ///< tag: edge
    std::size_t closedCount = 0; ///< streets
    LineSet footbridges;         ///< to be built; tag: number in the scenario
    std::vector<planner::SiteConsent> consents;
};

/// Cost: O(edges) where a street is closed.
[[nodiscard]] std::shared_ptr<const DecisionMap> makeDecisionMap(const planner::City& city,
                                                                 const planner::Scenario& scenario);

} // namespace app::render
