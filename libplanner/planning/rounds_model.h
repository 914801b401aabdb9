#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/parameters.h"
#include "libplanner/collection/collection_input.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"
#include "libplanner/scenario/plan.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// From the rows of a collection problem back to the city's things.
struct RoundRows {
    std::vector<CabinIndex> cabins; ///< by row of the input's cabins; units side by side share a cabin
    std::vector<CentreIndex> centres;
    std::vector<DepotIndex> depots;
};

/// A plan's cabins, centres, depots and trucks as a collection problem.
struct RoundsModel {
    CollectionInput input;
    CollectionParameters parameters;
    RoundRows rows;
    std::vector<Access> places;                                 ///< by place of the input
    KerbApproach kerb = KerbApproach::Any;                      ///< of the tables
    std::vector<std::shared_ptr<const StreetNetwork>> networks; ///< parallel to the input's tables
    /// Codes with their value: "gate-hours-unread: CABIN: TEXT", "lock-cabin-unknown: CABIN",
    /// "lock-truck-unknown: TRUCK".
    std::vector<std::string> warnings;
};

/// Without travel tables. Locks as the plan's scenario has them.
[[nodiscard]] RoundsModel makeRoundsModel(const Plan& plan, const Parameters& parameters);

/// Adds the travel tables, by truck profile and departure period where zones are closed to trucks by the
/// hour. Throws as makeTruckPeriods.
void addTruckTables(RoundsModel& model, const City& city, const Parameters& parameters, unsigned threads,
                    std::stop_token stop, const ProgressFunction& progress);

[[nodiscard]] CollectionParameters collectionParameters(const Scenario& scenario,
                                                        const Parameters& parameters);

} // namespace planner
