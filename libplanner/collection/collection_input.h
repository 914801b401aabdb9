#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/point.h"
#include "libplanner/routing/routing_problem.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// A stream as it lies in a cabin.
struct CollectionStream {
    std::string name;
    double density = 58.0;    ///< kg/m³ in the cabin
    double flattened = 145.0; ///< kg/m³ when flattened by hand
};

/// When a truck may be at a gate: windows by weekday from Monday; a day without any is shut.
using WeekHours = std::array<std::vector<TimeWindow>, 7>;

/// A cabin to be emptied.
struct CollectionCabin {
    Key key;
    Point at;
    std::optional<PlaceIndex> place;  ///< row of the travel table; empty: no truck can stop there
    std::vector<MassRate> rates;      ///< brought a day, by stream
    Volume volume;                    ///< of the whole cabin
    std::vector<Volume> compartments; ///< by stream; empty: streams share the cabin
    std::optional<WeekHours> hours;   ///< of its gate; empty: any time
};

/// What a person decided about a cabin's rounds.
struct CollectionLock {
    std::size_t cabin = 0; ///< row of `cabins`
    /// Emptied on that day of the horizon however full it is (by weekdays: every week), and what follows
    /// holds on that day alone. Empty: holds whenever it is emptied.
    std::optional<std::uint32_t> day;
    std::optional<std::size_t> truck; ///< row of `fleet`
    std::uint32_t order = 0;          ///< before those with higher numbers locked to the same truck; 0: any
    bool isFirst = false;             ///< the first stop of its truck's day
};

struct CollectionCentre {
    PlaceIndex place;
    std::optional<Mass> dailyCapacity;
    Duration opens;
    Duration closes = seconds(86400.0);
};

struct CollectionTruck {
    std::string name;
    Mass capacity = kilograms(1500.0);
    Volume volume = cubicMetres(16.0);
    Duration shift = seconds(8.0 * 3600.0);
    std::optional<std::size_t> depot; ///< row of `depots`; empty: the one that is cheapest
    Cost costPerDay;
    Cost costPerKilometre;
    Cost costPerHour;
    std::uint32_t profile = 0; ///< which travel tables hold for it
    std::optional<DriverBreak> rest;
    bool atAnyHour = false; ///< zones bind it: its day may lie outside the usual hours
};

/// What is to be collected, by whom, to where. Travel tables are as in RoutingData: profile × period.
struct CollectionInput {
    std::vector<CollectionStream> streams;
    std::vector<CollectionCabin> cabins;
    std::vector<CollectionCentre> centres;
    std::vector<PlaceIndex> depots;     ///< empty: trucks start and end their day at the centres
    std::vector<CollectionTruck> fleet; ///< empty: as many default trucks as needed, the fewest
    std::vector<CollectionLock> locks;
    std::size_t placeCount = 0;
    std::vector<Duration> periods = {Duration{}};
    std::vector<std::shared_ptr<const TravelMatrix>> tables;
};

/// When the cabins are emptied.
enum class CollectionRhythm : std::uint8_t {
    Weekdays, ///< each cabin on the same days of every week
    Periods,  ///< each cabin every so many days
    Rolling,  ///< decided day by day: those that must, and those that are worth it on the way
};

/// Numbers a planner may change; defaults from the domain notes.
struct CollectionParameters {
    std::uint32_t days = 7;         ///< horizon
    std::uint32_t firstWeekday = 0; ///< of day 0; 0: Monday
    CollectionRhythm rhythm = CollectionRhythm::Periods;
    /// Also plan emptying every cabin daily, and day by day instead of by weekdays (or the other way round),
    /// for their lengths.
    bool compares = false;
    double threshold = 0.80; ///< share of the volume at which a cabin asks for a truck
    std::uint32_t longestStorageDays = 7;
    double dailyVariation = 0.3;       ///< σ / mean of a day's mass
    double overflowProbability = 0.05; ///< that a cabin is full before its truck comes
    bool everyDay = false;             ///< empty every cabin every day (the comparison)
    Duration servicePerStop = minutes(4.0);
    Duration servicePer100Kilograms = minutes(1.5);
    Duration unloading = minutes(20.0);
    Duration dayBegins = seconds(6.0 * 3600.0); ///< earliest departure
    Duration dayEnds = seconds(22.0 * 3600.0);
    CollectionTruck defaultTruck;
    std::uint32_t maxTrips = 12;
    CostMode costMode = CostMode::Length;
};

/// Weekday of a day of the horizon, 0: Monday.
[[nodiscard]] inline std::uint32_t weekdayOf(const CollectionParameters& parameters, std::size_t day) {
    return static_cast<std::uint32_t>((parameters.firstWeekday + day) % 7);
}

/// Whether no truck may be at the cabin's gate on a day of the horizon.
[[nodiscard]] inline bool isShut(const CollectionCabin& cabin, const CollectionParameters& parameters,
                                 std::size_t day) {
    return cabin.hours && (*cabin.hours)[weekdayOf(parameters, day)].empty();
}

/// Whether a person wants the cabin emptied on that day.
[[nodiscard]] bool isLockedOn(const CollectionInput& input, std::size_t cabin, std::size_t day);

} // namespace planner
