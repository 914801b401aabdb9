#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/demand/norm.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/scenario/scenario.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace planner {

/// What so many cabins, placed well, come to.
struct NumberRow {
    std::uint32_t cabins = 0;
    People reached;     ///< within the maximum walk of a cabin
    MassRate collected; ///< of the homes reached
    MassRate attending; ///< of these, what is still brought when people come less the farther they walk
    Distance walkMean;  ///< kg-weighted, over the homes reached
    std::optional<People> gainReached; ///< by the last cabin; empty in the first row
    std::optional<MassRate> gainCollected;
    std::optional<MassRate> gainAttending;

    friend bool operator==(const NumberRow&, const NumberRow&) = default;
};

/// How many cabins: a row for every number, beside what the norm asks for.
struct NumberTable {
    std::vector<NumberRow> rows; ///< ascending by number
    std::uint32_t asked = 0;     ///< by the scenario, else by the norm
    std::uint32_t existing = 0;  ///< standing, not closed
    NormCount norm;              ///< of the city and of each district
};

/// Every number of cabins from those that stand (at least 1) to one and a half times the number asked for.
///
/// Sites as for the scenario's goal (Fewest and WorstWalk: most people reached and shortest walk; LeastCost:
/// shortest walk), each number improved from the one before; pins and standing cabins are kept, other limits
/// and the proof left out: a table to choose a number by, not a plan. Cost: about one siting run, without
/// bounds. Throws as makePlan; Cancelled.
[[nodiscard]] NumberTable howManyCabins(std::shared_ptr<const City> asRead, const Scenario& scenario,
                                        const Parameters& profile, const PlanOptions& options,
                                        std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
