#include "libplanner/collection/fleet_model.h"

#include <algorithm>

namespace planner::detail {

namespace {

std::vector<PlaceIndex> startPlaces(const CollectionInput& input) {
    if (!input.depots.empty())
        return input.depots;
    std::vector<PlaceIndex> places;
    for (const CollectionCentre& centre : input.centres)
        places.push_back(centre.place);
    return places;
}

/// Grams a day brought to the cabins that each start is nearest to.
std::vector<std::int64_t> massAround(const CollectionInput& input, const std::vector<PlaceIndex>& starts) {
    std::vector<std::int64_t> mass(starts.size(), 0);
    for (const CollectionCabin& cabin : input.cabins) {
        if (!cabin.place)
            continue;
        std::size_t nearest = 0;
        for (std::size_t s = 1; s < starts.size(); ++s)
            if (input.tables.front()->distance(starts[s], *cabin.place) <
                input.tables.front()->distance(starts[nearest], *cabin.place))
                nearest = s;
        for (const MassRate rate : cabin.rates)
            mass[nearest] += rate.count();
    }
    return mass;
}

} // namespace

std::vector<PlacedTruck> placeFleet(const CollectionInput& input, const CollectionParameters& parameters) {
    std::vector<PlacedTruck> placed;
    const std::vector<PlaceIndex> starts = startPlaces(input);
    if (starts.empty())
        return placed;
    if (input.fleet.empty()) {
        for (const PlaceIndex start : starts)
            placed.push_back(
                {parameters.defaultTruck, start, static_cast<std::uint32_t>(input.cabins.size())});
        return placed;
    }
    const std::vector<std::int64_t> mass = massAround(input, starts);
    std::vector<std::int64_t> trucks(starts.size(), 0);
    for (const CollectionTruck& truck : input.fleet)
        if (truck.depot)
            ++trucks[*truck.depot];
    for (const CollectionTruck& truck : input.fleet) {
        std::size_t start = 0;
        if (truck.depot) {
            start = *truck.depot;
        } else {
            // Highest averages (d'Hondt): the start with most to collect for one truck more.
            for (std::size_t s = 1; s < starts.size(); ++s)
                if (mass[s] * (trucks[start] + 1) > mass[start] * (trucks[s] + 1))
                    start = s;
            ++trucks[start];
        }
        placed.push_back({truck, starts[start], 1});
    }
    return placed;
}

LargestTruck largestTruck(const CollectionInput& input, const CollectionParameters& parameters) {
    if (input.fleet.empty())
        return {parameters.defaultTruck.capacity, parameters.defaultTruck.volume};
    LargestTruck largest;
    for (const CollectionTruck& truck : input.fleet) {
        largest.mass = std::max(largest.mass, truck.capacity);
        largest.volume = std::max(largest.volume, truck.volume);
    }
    return largest;
}

} // namespace planner::detail
