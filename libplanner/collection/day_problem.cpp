#include "libplanner/collection/day_problem.h"

#include <algorithm>
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
    type.profile = placed.truck.profile;
    setCosts(type, placed.truck, parameters.costMode);
    return type;
}

} // namespace

std::shared_ptr<const RoutingProblem> dayProblem(const CollectionInput& input,
                                                 const CollectionParameters& parameters,
                                                 const std::vector<PlacedTruck>& trucks,
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
        stop.windows = cabin.windows;
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
    for (const PlacedTruck& placed : trucks) {
        VehicleType type = vehicleType(placed, input, parameters, pickups.size());
        // Trucks that are alike make one type, so that the search does not try each of them.
        if (!data.vehicleTypes.empty()) {
            VehicleType& last = data.vehicleTypes.back();
            const std::uint32_t count = std::exchange(type.count, last.count);
            if (type == last) {
                last.count += count;
                continue;
            }
            type.count = count;
        }
        data.vehicleTypes.push_back(std::move(type));
    }
    return std::make_shared<const RoutingProblem>(std::move(data));
}

} // namespace planner::detail
