#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/collection/collection_input.h"
#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/solve_routing.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// How fast one cabin fills.
struct CabinFill {
    MassRate mass;
    VolumeRate volume;
    double fillDays = 0.0;          ///< from empty to the threshold, on average; infinite when nothing comes
    std::uint32_t intervalDays = 1; ///< longest time between two rounds with the wanted safety
    std::uint32_t roundDays =
        1; ///< time between two rounds that costs the trucks least, at most intervalDays
    std::size_t bindingStream = 0; ///< whose compartment fills first
};

/// One cabin emptied on one day.
struct Pickup {
    std::size_t cabin = 0; ///< row of the input's cabins
    Mass mass;
    Volume volume;
    bool mustGo = true; ///< would pass its threshold before the next chance; else taken on the way
};

/// One day of the horizon.
struct CollectionDay {
    std::vector<Pickup> pickups;                   ///< parallel to the stops of `problem`
    std::shared_ptr<const RoutingProblem> problem; ///< empty on a day without pick-ups
    RoutePlan routes;
};

/// A cabin that could not be emptied on a day it asked for it, with the limit that bound it and the amount.
struct MissedPickup {
    std::size_t cabin = 0;
    std::uint32_t day = 0;
    RoutingLimit limit = RoutingLimit::None;
    std::string unit; ///< of `amount`: "kg", "m³", "min", "km", "trucks", ""
    double amount = 0.0;
};

struct CollectionPlan {
    std::vector<CabinFill> fills; ///< parallel to the input's cabins
    std::vector<CollectionDay> days;
    std::vector<MissedPickup> missed;
    Distance length;            ///< driven over the horizon
    Duration duration;          ///< worked over the horizon, from leaving to being back
    std::size_t trips = 0;      ///< with a load
    std::size_t mostTrucks = 0; ///< used on one day
    Mass atStart;               ///< lay in the cabins before day 0
    Mass brought;               ///< came in over the horizon
    Mass collected;
    Mass atEnd;                 ///< atStart + brought = collected + atEnd
    std::int64_t objective = 0; ///< sum over the days, cost units of the mode
    std::int64_t bound = 0;     ///< sum of the days' proven bounds; 0 where none was proven
    SolveStatus status = SolveStatus::Feasible;
    std::vector<std::string> warnings; ///< codes: "no-centre", "no-cabin"
};

/// Fill of every cabin; a cabin without yield has an infinite fillDays and the longest storage as interval.
[[nodiscard]] std::vector<CabinFill> cabinFills(const CollectionInput& input,
                                                const CollectionParameters& parameters);

/// Which cabins are emptied on which day: `calendar[day]` lists rows of the input's cabins, ascending.
///
/// Every cabin is emptied each `roundDays`; the days' work is evened out and cabins near each other
/// fall on the same day. Deterministic.
[[nodiscard]] std::vector<std::vector<std::size_t>>
collectionCalendar(const CollectionInput& input, const std::vector<CabinFill>& fills,
                   const CollectionParameters& parameters);

/// Calendar and routes for the whole horizon. The week begins in full swing: a cabin whose first round is on
/// day f has been filling for roundDays − 1 − f days; every day brings its mass before the trucks come. Mass
/// that was not collected stays and is tried again next day.
///
/// options.budget.effort: iterations over the whole horizon; 0: by its size. Cancelled: days not yet planned
/// hold their first plan.
[[nodiscard]] CollectionPlan planCollection(const CollectionInput& input,
                                            const CollectionParameters& parameters,
                                            const RoutingOptions& options, std::stop_token stop,
                                            const ProgressFunction& progress);

} // namespace planner
