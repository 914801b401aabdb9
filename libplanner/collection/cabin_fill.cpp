#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner {

namespace {

VolumeRate volumeOf(MassRate mass, double density) {
    return VolumeRate{std::llround(static_cast<double>(mass.count()) / density * 1e3)};
}

/// Days from empty until the mean reaches the threshold of the given volume.
double daysToThreshold(VolumeRate rate, Volume volume, double threshold) {
    if (rate.count() <= 0)
        return std::numeric_limits<double>::infinity();
    return threshold * static_cast<double>(volume.count()) / static_cast<double>(rate.count());
}

/// Most whole days whose fill overflows the volume with at most the wanted probability.
std::uint32_t safeDays(VolumeRate rate, Volume volume, double variation, double quantile,
                       std::uint32_t most) {
    std::uint32_t days = 1;
    while (days < most) {
        const double next = days + 1.0;
        const double fill =
            static_cast<double>(rate.count()) * (next + quantile * variation * std::sqrt(next));
        if (fill > static_cast<double>(volume.count()))
            break;
        ++days;
    }
    return days;
}

/// Metres from the cabin to its nearest centre and to the cabin nearest to it.
struct Surroundings {
    double toCentre = 0.0;
    double toCabin = 0.0;
};

Surroundings surroundings(const CollectionInput& input, const CollectionCabin& cabin) {
    const TravelMatrix& table = *input.tables.front();
    const auto nearest = [&](double best, PlaceIndex place) {
        return table.isReachable(*cabin.place, place)
                   ? std::min(best, inMetres(table.distance(*cabin.place, place)))
                   : best;
    };
    constexpr double Far = 1e9;
    Surroundings result{Far, Far};
    for (const CollectionCentre& centre : input.centres)
        result.toCentre = nearest(result.toCentre, centre.place);
    for (const CollectionCabin& other : input.cabins)
        if (&other != &cabin && other.place)
            result.toCabin = nearest(result.toCabin, *other.place);
    return {result.toCentre < Far ? result.toCentre : 0.0, result.toCabin < Far ? result.toCabin : 0.0};
}

/// Rounds as rare as the fill allows are not always the cheapest: two loads of 9 m³ do not go into a truck of
/// 16, two of 8 do. The way to the centre is shared by the stops that fit into one trip.
std::uint32_t cheapestRound(const CollectionInput& input, const CabinFill& fill, const CollectionCabin& cabin,
                            const detail::LargestTruck& truck) {
    if (!cabin.place || input.tables.empty() || fill.mass.count() <= 0)
        return fill.intervalDays;
    const Surroundings near = surroundings(input, cabin);
    std::uint32_t best = fill.intervalDays;
    double bestCost = std::numeric_limits<double>::infinity();
    for (std::uint32_t days = fill.intervalDays; days >= 1; --days) {
        const std::int64_t volume = std::max<std::int64_t>(1, fill.volume.count() * days);
        const std::int64_t mass = std::max<std::int64_t>(1, fill.mass.count() * days);
        const auto stops = static_cast<double>(
            std::max<std::int64_t>(1, std::min(truck.volume.count() / volume, truck.mass.count() / mass)));
        const double cost = (2.0 * near.toCentre / stops + near.toCabin) / days;
        if (cost < bestCost * (1.0 - 1e-9)) {
            best = days;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace

bool isLockedOn(const CollectionInput& input, std::size_t cabin, std::size_t day) {
    return std::any_of(input.locks.begin(), input.locks.end(), [&](const CollectionLock& lock) {
        return lock.cabin == cabin && lock.day && *lock.day == day;
    });
}

// Bisection on erfc; 60 halvings.
double normalQuantile(double probability) {
    double low = -8.0;
    double high = 8.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < probability ? low : high) = middle;
    }
    return std::round(high * 1e6) / 1e6;
}

std::vector<CabinFill> cabinFills(const CollectionInput& input, const CollectionParameters& parameters) {
    const double quantile = normalQuantile(1.0 - parameters.overflowProbability);
    const std::vector<detail::LargestTruck> trucks = detail::largestTrucks(input, parameters);
    std::vector<CabinFill> fills;
    for (std::size_t row = 0; row < input.cabins.size(); ++row) {
        const CollectionCabin& cabin = input.cabins[row];
        const detail::LargestTruck& truck = trucks[row];
        CabinFill fill;
        std::vector<VolumeRate> volumes;
        for (std::size_t s = 0; s < cabin.rates.size(); ++s) {
            volumes.push_back(volumeOf(cabin.rates[s], input.streams[s].density));
            fill.mass += cabin.rates[s];
            fill.volume += volumes.back();
        }
        const std::uint32_t most = std::max(1U, parameters.longestStorageDays);
        fill.fillDays = std::numeric_limits<double>::infinity();
        std::uint32_t safe = most;
        const auto limit = [&](VolumeRate rate, Volume volume, std::size_t stream) {
            const double days = daysToThreshold(rate, volume, parameters.threshold);
            if (days < fill.fillDays) {
                fill.fillDays = days;
                fill.bindingStream = stream;
            }
            safe = std::min(safe, safeDays(rate, volume, parameters.dailyVariation, quantile, most));
        };
        if (cabin.compartments.empty())
            limit(fill.volume, cabin.volume, 0);
        else
            for (std::size_t s = 0; s < volumes.size(); ++s)
                limit(volumes[s], cabin.compartments[s], s);
        // One stop should fit on one truck: else the cabin is visited more often rather than by two trucks.
        double days = std::min(fill.fillDays, static_cast<double>(most));
        if (fill.volume.count() > 0)
            days = std::min(days, static_cast<double>(truck.volume.count()) /
                                      static_cast<double>(fill.volume.count()));
        if (fill.mass.count() > 0)
            days = std::min(days,
                            static_cast<double>(truck.mass.count()) / static_cast<double>(fill.mass.count()));
        fill.intervalDays = std::min(safe, static_cast<std::uint32_t>(std::max(1.0, std::floor(days))));
        if (parameters.everyDay)
            fill.intervalDays = 1;
        fills.push_back(fill);
    }
    for (std::size_t c = 0; c < fills.size(); ++c)
        fills[c].roundDays = cheapestRound(input, fills[c], input.cabins[c], trucks[c]);
    return fills;
}

} // namespace planner
