#include "libplanner/collection/day_problem.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace planner::detail {

namespace {

void setCosts(VehicleType& type, const CollectionTruck& truck, CostMode mode) {
    switch (mode) {
    case CostMode::Length: type.costPerDistance = 1; break;
    case CostMode::Time:
        type.costPerDistance = 0;
        type.costPerDuration = 1;
        break;
    case CostMode::Money:
        type.costPerDistance = truck.costPerKilometre.count() * CostUnitsPerMmAtOnePerKm;
        type.costPerDuration = truck.costPerHour.count() * CostUnitsPerMsAtOnePerHour;
        type.fixedCost = truck.costPerDay.count() * CostUnitsPerHundredth;
        break;
    }
}

VehicleType vehicleType(const PlacedTruck& placed, const CollectionInput& input,
                        const CollectionParameters& parameters, std::size_t stops) {
    VehicleType type;
    type.count = std::min(placed.count, static_cast<std::uint32_t>(stops));
    type.capacity = {placed.truck.capacity.count(), placed.truck.volume.count()};
    type.start = placed.start;
    type.end = placed.start;
    for (std::size_t c = 0; c < input.centres.size(); ++c)
        type.disposals.push_back(DisposalIndex{c});
    type.endsEmpty = true;
    type.maxTrips = parameters.maxTrips;
    type.earliest = placed.truck.atAnyHour ? Duration{} : parameters.dayBegins;
    type.latest = placed.truck.atAnyHour ? seconds(86400.0) : parameters.dayEnds;
    type.maxDuration = placed.truck.shift;
    type.rest = placed.truck.rest;
    type.profile = placed.truck.profile;
    setCosts(type, placed.truck, parameters.costMode);
    return type;
}

/// Locks that hold on a day.
std::vector<CollectionLock> locksOn(const CollectionInput& input, const CollectionParameters& parameters,
                                    std::size_t day) {
    const bool isWeekly = parameters.rhythm == CollectionRhythm::Weekdays;
    std::vector<CollectionLock> locks;
    for (const CollectionLock& lock : input.locks)
        if (!lock.day || *lock.day == day || (isWeekly && *lock.day % 7 == day % 7))
            locks.push_back(lock);
    std::stable_sort(locks.begin(), locks.end(), [](const CollectionLock& a, const CollectionLock& b) {
        return std::tuple(a.truck, a.order) < std::tuple(b.truck, b.order);
    });
    return locks;
}

/// Writes trucks, orders and first places locked into the stops. `typeOf`: by truck of the fleet.
void addLocks(RoutingData& data, const std::vector<CollectionLock>& locks,
              const std::vector<VehicleTypeIndex>& typeOf, const std::vector<Pickup>& pickups) {
    std::vector<char> hasOrder(pickups.size(), 0);
    std::optional<std::size_t> truckOfLast;
    for (const CollectionLock& lock : locks) {
        bool isNew = data.sequences.empty() || truckOfLast != lock.truck;
        bool opensDay = lock.isFirst; // of several parts one comes first
        for (std::size_t row = 0; row < pickups.size(); ++row) {
            if (pickups[row].cabin != lock.cabin)
                continue;
            if (lock.truck)
                data.stops[row].allowedTypes = {typeOf[*lock.truck]};
            data.stops[row].isFirst = data.stops[row].isFirst || std::exchange(opensDay, false);
            if (lock.order == 0 || hasOrder[row] != 0)
                continue;
            if (std::exchange(isNew, false))
                data.sequences.emplace_back();
            data.sequences.back().emplace_back(row);
            hasOrder[row] = 1;
            truckOfLast = lock.truck;
        }
    }
}

/// When the work may begin so that the truck is out before the gate shuts, or at once where it is too short.
std::vector<TimeWindow> windowsFor(std::vector<TimeWindow> open, Duration service) {
    for (TimeWindow& window : open)
        window.until = std::max(window.from, window.until - service);
    return open;
}

} // namespace

std::shared_ptr<const RoutingProblem> dayProblem(const CollectionInput& input,
                                                 const CollectionParameters& parameters,
                                                 const std::vector<PlacedTruck>& trucks, std::size_t day,
                                                 const std::vector<Pickup>& pickups) {
    RoutingData data;
    data.placeCount = input.placeCount;
    data.loadDimensions = 2;
    data.periods = input.periods;
    data.tables = input.tables;
    for (const Pickup& pickup : pickups) {
        const CollectionCabin& cabin = input.cabins[pickup.cabin];
        RoutingStop stop;
        stop.place = *cabin.place;
        stop.load = {pickup.mass.count(), pickup.volume.count()};
        stop.service = parameters.servicePerStop +
                       scaled(parameters.servicePer100Kilograms, inKilograms(pickup.mass) / 100.0);
        if (cabin.hours)
            stop.windows = windowsFor((*cabin.hours)[weekdayOf(parameters, day)], stop.service);
        if (!pickup.mustGo)
            stop.prize = pickup.prize;
        data.stops.push_back(std::move(stop));
    }
    for (const CollectionCentre& centre : input.centres) {
        DisposalCentre disposal;
        disposal.place = centre.place;
        disposal.unloading = parameters.unloading;
        if (centre.opens > Duration{} || centre.closes < seconds(86400.0))
            disposal.hours.push_back({centre.opens, centre.closes});
        if (centre.dailyCapacity)
            disposal.capacity = {centre.dailyCapacity->count(), UnlimitedLoad};
        data.disposals.push_back(std::move(disposal));
    }
    const std::vector<CollectionLock> locks = locksOn(input, parameters, day);
    const auto isLocked = [&](std::size_t truck) {
        return std::any_of(locks.begin(), locks.end(),
                           [truck](const CollectionLock& lock) { return lock.truck == truck; });
    };
    std::vector<VehicleTypeIndex> typeOf;
    for (std::size_t row = 0; row < trucks.size(); ++row) {
        VehicleType type = vehicleType(trucks[row], input, parameters, pickups.size());
        // Trucks that are alike make one type, so that the search does not try each of them.
        if (row > 0 && !isLocked(row) && !isLocked(row - 1)) {
            VehicleType& last = data.vehicleTypes.back();
            const std::uint32_t count = std::exchange(type.count, last.count);
            if (type == last) {
                last.count += count;
                typeOf.emplace_back(data.vehicleTypes.size() - 1);
                continue;
            }
            type.count = count;
        }
        typeOf.emplace_back(data.vehicleTypes.size());
        data.vehicleTypes.push_back(std::move(type));
    }
    addLocks(data, locks, typeOf, pickups);
    return std::make_shared<const RoutingProblem>(std::move(data));
}

} // namespace planner::detail
