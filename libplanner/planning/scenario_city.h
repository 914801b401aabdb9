#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/scenario/scenario.h"

#include <memory>
#include <string>
#include <vector>

namespace planner {

/// A city as a scenario would have it, and what of that could not be done, as plan warnings (see Plan).
struct ScenarioCity {
    std::shared_ptr<const City> city;
    std::vector<std::string> warnings;
};

/// Puts in the places a scenario adds, builds its footbridges and closes its streets, in this order. Places
/// keep their numbers; on foot they go by a new bridge from where they join the streets already. Without such
/// decisions the same city. Cost: one copy of the city and of its network.
[[nodiscard]] ScenarioCity scenarioCity(std::shared_ptr<const City> asRead, const Scenario& scenario,
                                        const Parameters& parameters);

/// A key that none of the scenario's footbridges has.
[[nodiscard]] Key newFootbridgeKey(const Scenario& scenario);

} // namespace planner
