#pragma once

#include "libplanner/collection/plan_collection.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace planner {

/// How a cabin stands on the morning of a day.
struct CabinState {
    Mass mass;
    Volume volume;
    bool isOnCalendar = false;    ///< the plan empties it today
    std::uint32_t daysToNext = 1; ///< until the plan's next round after today
};

/// Why a cabin is not emptied today.
enum class LeftReason : std::uint8_t {
    NotDue,     ///< holds until its next round
    NotWorthIt, ///< could wait, and the way would cost more than it is worth
    Limit,      ///< must be emptied, but no truck takes it: see the limit
};

struct LeftCabin {
    std::size_t cabin = 0;
    LeftReason reason = LeftReason::NotDue;
    MissedPickup limit;    ///< for Limit
    double fill = 0.0;     ///< share of its volume that is full now
    double daysLeft = 0.0; ///< until its volume is full, at the usual yield
};

/// One day's rounds from what really stands in the cabins.
struct DispatchDay {
    CollectionDay day;
    std::vector<LeftCabin> left; ///< every cabin not emptied, by row
};

/// `parameters.firstWeekday` is today's, and of `input.locks` those of day 0 are today's.
/// Empties the cabins that would pass their threshold, or run over with more than the wanted probability,
/// before their next round; takes the others where the way is worth it. `states` is parallel to the input's
/// cabins.
[[nodiscard]] DispatchDay dispatchDay(const CollectionInput& input, const CollectionParameters& parameters,
                                      const std::vector<CabinState>& states, const RoutingOptions& options,
                                      std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
