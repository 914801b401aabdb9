#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/collection/collection_input.h"
#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/solve_routing.h"

#include <cstdint>
#include <memory>
#include <optional>
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
    bool mustGo = true;     ///< would pass its threshold before the next chance; else taken on the way
    std::int64_t prize = 0; ///< without mustGo: cost units its visit is worth today

    friend bool operator==(const Pickup&, const Pickup&) = default;
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

/// Which cabins are emptied on which day.
struct CollectionCalendar {
    std::vector<std::vector<std::size_t>> days; ///< rows of the input's cabins, ascending
    std::vector<std::uint32_t> daysFilled;      ///< by cabin: since it was last emptied, before day 0 begins

    friend bool operator==(const CollectionCalendar&, const CollectionCalendar&) = default;
};

struct CollectionPlan {
    std::vector<CabinFill> fills; ///< parallel to the input's cabins
    CollectionCalendar calendar;  ///< as it came about: cabins left behind are on the day they were taken
    std::vector<CollectionDay> days;
    std::vector<MissedPickup> missed;
    Distance length;                     ///< driven over the horizon
    Duration duration;                   ///< worked over the horizon, from leaving to being back
    std::optional<Distance> dailyLength; ///< over the horizon, if every cabin were emptied every day
    std::optional<Distance> otherLength; ///< in the other rhythm: day by day, or by weekdays
    std::size_t trips = 0;               ///< with a load
    std::size_t mostTrucks = 0;          ///< used on one day
    Mass atStart;                        ///< lay in the cabins before day 0
    Mass brought;                        ///< came in over the horizon
    Mass collected;
    Mass atEnd;                 ///< atStart + brought = collected + atEnd
    std::int64_t objective = 0; ///< sum over the days, cost units of the mode
    std::int64_t bound = 0;     ///< sum of the days' proven bounds; 0 where none was proven
    SolveStatus status = SolveStatus::Feasible;
    std::vector<std::string> warnings; ///< codes: "no-centre", "no-cabin"
};

/// How many deviations above the mean a normal value stays with that probability, on the grid of 1e-6 that
/// every machine agrees on.
[[nodiscard]] double normalQuantile(double probability);

/// Fill of every cabin; a cabin without yield has an infinite fillDays and the longest storage as interval.
[[nodiscard]] std::vector<CabinFill> cabinFills(const CollectionInput& input,
                                                const CollectionParameters& parameters);

/// The calendar foreseen; the days' work is evened out and cabins near each other fall on the same day.
///
/// Periods (and, as a beginning, Rolling): every cabin each `roundDays`. Weekdays: on the days of the week,
/// never more than `intervalDays` apart, that cost least; the horizon's weeks are alike. Begins in full
/// swing: `daysFilled` is what the rounds before the horizon would have left. Deterministic.
[[nodiscard]] CollectionCalendar collectionCalendar(const CollectionInput& input,
                                                    const std::vector<CabinFill>& fills,
                                                    const CollectionParameters& parameters);

/// A calendar in which the cabins keep the days they have in `kept` as long as those hold their interval;
/// cabins without days, or whose days no longer hold, are fitted in. `kept` is by rows of this input.
[[nodiscard]] CollectionCalendar extendedCalendar(const CollectionInput& input,
                                                  const std::vector<CabinFill>& fills,
                                                  const CollectionParameters& parameters,
                                                  const CollectionCalendar& kept);

/// Calendar and routes for the whole horizon. Every day brings its mass before the trucks come. Mass that was
/// not collected stays and is tried again next day. Weeks whose pick-ups are alike get the same routes.
///
/// options.budget.effort: iterations over the whole horizon; 0: by its size. Cancelled: days not yet planned
/// hold their first plan.
[[nodiscard]] CollectionPlan planCollection(const CollectionInput& input,
                                            const CollectionParameters& parameters,
                                            const RoutingOptions& options, std::stop_token stop,
                                            const ProgressFunction& progress);

} // namespace planner
