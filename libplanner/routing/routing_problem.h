#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/quantity.h"
#include "libplanner/network/travel_matrix.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace planner {

using StopIndex = Index<struct StopTag>;               ///< stop of a routing problem
using DisposalIndex = Index<struct DisposalTag>;       ///< place of a routing problem where trucks unload
using VehicleTypeIndex = Index<struct VehicleTypeTag>; ///< vehicle type of a routing problem

/// A load by dimension, for example {grams, millilitres} or one pair a stream. Its size is the problem's.
using LoadVector = std::vector<std::int64_t>;

inline constexpr Duration LatestTime{std::numeric_limits<std::int64_t>::max() / 4}; ///< "no limit" in time
inline constexpr Distance LongestWay{std::numeric_limits<std::int64_t>::max() /
                                     4}; ///< "no limit" in distance
inline constexpr std::int64_t UnlimitedLoad = std::numeric_limits<std::int64_t>::max() / 4;

/// What the objective counts, besides stops left out: millimetres, milliseconds, or money.
enum class CostMode : std::uint8_t { Length, Time, Money };

/// A span of the day (since midnight) in which a service may begin.
struct TimeWindow {
    Duration from;
    Duration until = LatestTime;

    friend bool operator==(const TimeWindow&, const TimeWindow&) = default;
};

/// A place to be visited once.
struct RoutingStop {
    PlaceIndex place;
    LoadVector load;
    Duration service;
    std::vector<TimeWindow> windows;            ///< ascending, disjoint; empty: any time
    Duration release;                           ///< no trip that visits it may start earlier
    std::optional<std::int64_t> prize;          ///< cost units it is worth to visit; empty: required
    std::vector<VehicleTypeIndex> allowedTypes; ///< empty: all
    bool isFirst = false;                       ///< the first stop of its truck's day

    friend bool operator==(const RoutingStop&, const RoutingStop&) = default;
};

/// Stops that one truck visits in this order, none twice. Others may come between them; where one of them
/// cannot be visited the rest still hold the order.
using StopSequence = std::vector<StopIndex>;

/// Where a truck unloads: a recycling centre, or a reload depot.
struct DisposalCentre {
    PlaceIndex place;
    Duration unloading;
    std::vector<TimeWindow> hours; ///< ascending, disjoint; empty: always open
    LoadVector capacity;           ///< of all that is unloaded here; empty: no limit

    friend bool operator==(const DisposalCentre&, const DisposalCentre&) = default;
};

/// A rest that must begin within a window, at a stop or on the way.
struct DriverBreak {
    Duration from;
    Duration until;
    Duration length;

    friend bool operator==(const DriverBreak&, const DriverBreak&) = default;
};

/// Trucks that are alike.
struct VehicleType {
    std::uint32_t count = 1;
    LoadVector capacity;                  ///< of the truck, at any moment
    std::optional<PlaceIndex> start;      ///< empty: begins at its first stop
    std::optional<PlaceIndex> end;        ///< empty: ends where it stands after the last visit
    std::vector<DisposalIndex> disposals; ///< where it may unload between and after trips
    bool endsEmpty = false;               ///< the last visit before the end is an unloading
    std::uint32_t maxTrips = 1;           ///< a trip ends with an unloading or at the end
    std::uint32_t maxStops = std::numeric_limits<std::uint32_t>::max(); ///< on the whole route
    LoadVector maxLoadTotal;           ///< on the whole route, all trips; empty: no limit
    Duration earliest;                 ///< may not leave before
    Duration latest = LatestTime;      ///< must be back
    Duration maxDuration = LatestTime; ///< shift: from leaving to being back
    Distance maxDistance = LongestWay;
    std::optional<DriverBreak> rest;
    std::int64_t fixedCost = 0;       ///< cost units for each truck used
    std::int64_t costPerDistance = 1; ///< cost units per mm
    std::int64_t costPerDuration = 0; ///< cost units per ms from leaving to being back
    std::uint32_t profile = 0;        ///< row of the travel tables

    friend bool operator==(const VehicleType&, const VehicleType&) = default;
};

/// Everything a routing problem is made of; `RoutingProblem` checks it.
struct RoutingData {
    std::size_t placeCount = 0;
    std::size_t loadDimensions = 1;
    std::vector<RoutingStop> stops;
    std::vector<DisposalCentre> disposals;
    std::vector<VehicleType> vehicleTypes;
    std::vector<StopSequence> sequences; ///< a stop lies in one at most
    /// Departure periods: beginnings, ascending, the first 0. One period: {Duration{}}.
    std::vector<Duration> periods = {Duration{}};
    /// By profile × period, profile-major; never null.
    std::vector<std::shared_ptr<const TravelMatrix>> tables;
    /// Added to the objective for every required stop left out; 0: more than any plan can cost.
    std::int64_t leftOutCost = 0;
};

/// An immutable, checked vehicle routing problem: which truck visits which stops in which order, unloading
/// where.
///
/// Objective: Σ over used trucks (fixedCost + costPerDistance · mm + costPerDuration · ms) + Σ prizes of
/// optional stops left out + leftOutCost for each required stop left out.
class RoutingProblem {
public:
    /// Throws Error{BadValue} naming what contradicts itself (sizes, indices, signs, windows).
    explicit RoutingProblem(RoutingData data);

    [[nodiscard]] const RoutingData& data() const { return m_data; }
    [[nodiscard]] const std::vector<RoutingStop>& stops() const { return m_data.stops; }
    [[nodiscard]] const std::vector<DisposalCentre>& disposals() const { return m_data.disposals; }
    [[nodiscard]] const std::vector<VehicleType>& vehicleTypes() const { return m_data.vehicleTypes; }
    [[nodiscard]] std::size_t loadDimensions() const { return m_data.loadDimensions; }
    [[nodiscard]] std::size_t periodOf(Duration departure) const;
    [[nodiscard]] const TravelMatrix& table(std::uint32_t profile, std::size_t period) const {
        return *m_data.tables[profile * m_data.periods.size() + period];
    }

private:
    RoutingData m_data;
};

/// Cost units for money: the smallest that make per-km and per-hour prices whole numbers per mm and ms.
inline constexpr std::int64_t CostUnitsPerHundredth = 36'000'000; ///< one hundredth of the currency
inline constexpr std::int64_t CostUnitsPerMmAtOnePerKm = 36;      ///< for a price of one hundredth per km
inline constexpr std::int64_t CostUnitsPerMsAtOnePerHour = 10;    ///< for a price of one hundredth per hour

} // namespace planner
