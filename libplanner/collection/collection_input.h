#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/point.h"
#include "libplanner/routing/routing_problem.h"

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

/// A cabin to be emptied.
struct CollectionCabin {
    Key key;
    Point at;
    std::optional<PlaceIndex> place;  ///< row of the travel table; empty: no truck can stop there
    std::vector<MassRate> rates;      ///< brought a day, by stream
    Volume volume;                    ///< of the whole cabin
    std::vector<Volume> compartments; ///< by stream; empty: streams share the cabin
    std::vector<TimeWindow> windows;  ///< gate hours; empty: any time
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
    bool atAnyHour = false;    ///< zones bind it: its day may lie outside the usual hours
};

/// What is to be collected, by whom, to where. Travel tables are as in RoutingData: profile × period.
struct CollectionInput {
    std::vector<CollectionStream> streams;
    std::vector<CollectionCabin> cabins;
    std::vector<CollectionCentre> centres;
    std::vector<PlaceIndex> depots;     ///< empty: trucks start and end their day at the centres
    std::vector<CollectionTruck> fleet; ///< empty: as many default trucks as needed, the fewest
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
    std::uint32_t days = 7; ///< horizon
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

} // namespace planner
