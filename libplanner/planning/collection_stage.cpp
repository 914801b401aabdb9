#include "libplanner/planning/collection_stage.h"

#include "libplanner/collection/plan_collection.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/planning/planned_routes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace planner {

namespace {

struct CabinType {
    const char* name = "";
    double cubicMetres = 0.0;
};

std::array<CabinType, 3> cabinTypes(const Parameters& parameters) {
    return {{{"small", parameters.value("cabin.volume_small_m3")},
             {"standard", parameters.value("cabin.volume_standard_m3")},
             {"large", parameters.value("cabin.volume_large_m3")}}};
}

/// Days a cabin should last, so that small ones are not emptied daily where a larger one fits.
constexpr double WantedDays = 2.0;

Volume largestTruck(const City& city, const Parameters& parameters) {
    Volume largest = city.fleet.empty() ? cubicMetres(parameters.value("truck.volume_m3")) : Volume{};
    for (const Truck& truck : city.fleet)
        largest = std::max(largest, truck.volume);
    return largest;
}

Cost priceOf(const Parameters& parameters, const char* name) {
    return currency(parameters.value(name));
}

CollectionParameters collectionParameters(const Scenario& scenario, const Parameters& parameters) {
    CollectionParameters out;
    out.days = static_cast<std::uint32_t>(parameters.value("collection.horizon_days"));
    out.threshold = parameters.value("cabin.threshold");
    out.longestStorageDays = static_cast<std::uint32_t>(parameters.value("cabin.max_storage_days"));
    out.dailyVariation = parameters.value("collection.fill_variation");
    out.overflowProbability = parameters.value("collection.overflow_probability");
    out.servicePerStop = minutes(parameters.value("truck.service_fixed_min"));
    out.servicePer100Kilograms = minutes(parameters.value("truck.service_min_per_100kg"));
    out.unloading = minutes(parameters.value("truck.unload_min"));
    out.dayBegins = minutes(60.0 * parameters.value("truck.start_h"));
    out.defaultTruck.capacity = kilograms(parameters.value("truck.capacity_kg"));
    out.defaultTruck.volume = cubicMetres(parameters.value("truck.volume_m3"));
    out.defaultTruck.shift = minutes(60.0 * parameters.value("truck.shift_h"));
    out.defaultTruck.costPerKilometre = priceOf(parameters, "truck.cost_per_km");
    out.defaultTruck.costPerHour = priceOf(parameters, "truck.cost_per_hour");
    out.defaultTruck.costPerDay = priceOf(parameters, "truck.cost_per_day");
    out.costMode = scenario.routeCost == RouteCost::Length ? CostMode::Length
                   : scenario.routeCost == RouteCost::Time   ? CostMode::Time
                                                             : CostMode::Money;
    return out;
}

/// Numbers the places trucks go to as it adds them.
class PlaceList {
public:
    std::optional<PlaceIndex> add(const std::optional<Access>& access) {
        if (!access)
            return std::nullopt;
        m_accesses.push_back(*access);
        return PlaceIndex(m_accesses.size() - 1);
    }
    [[nodiscard]] const std::vector<Access>& accesses() const { return m_accesses; }

private:
    std::vector<Access> m_accesses;
};

/// Splits `rate` by the streams' shares; whole grams that add up to it.
std::vector<MassRate> ratesByStream(MassRate rate, const std::vector<Stream>& streams) {
    std::vector<MassRate> rates;
    double shareSoFar = 0.0;
    MassRate given;
    for (const Stream& stream : streams) {
        shareSoFar += stream.share;
        const MassRate upTo = scaled(rate, std::min(1.0, shareSoFar));
        rates.push_back(upTo - given);
        given = upTo;
    }
    if (!rates.empty())
        rates.back() += rate - given;
    return rates;
}

void addCabins(CollectionInput& input, RoundRows& rows, PlaceList& places, const Plan& plan) {
    for (std::size_t c = 0; c < plan.cabins.size(); ++c) {
        const Cabin& cabin = plan.cabins[c];
        const std::optional<PlaceIndex> place =
            places.add(plan.city->candidates[cabin.site.value()].truckAccess);
        MassRate left = cabin.collected;
        for (std::uint32_t unit = 0; unit < cabin.units; ++unit) {
            const MassRate share{left.count() / (cabin.units - unit)};
            left -= share;
            CollectionCabin row;
            row.key = cabin.units == 1 ? cabin.key : Key(cabin.key.text() + "#" + std::to_string(unit + 1));
            row.at = cabin.at;
            row.place = place;
            row.rates = ratesByStream(share, plan.weights->streams);
            row.volume = Volume{cabin.volume.count() / cabin.units};
            input.cabins.push_back(std::move(row));
            rows.cabins.emplace_back(c);
        }
    }
}

void addCentresAndDepots(CollectionInput& input, RoundRows& rows, PlaceList& places, const City& city) {
    for (std::size_t i = 0; i < city.centres.size(); ++i) {
        const RecyclingCentre& centre = city.centres[i];
        if (const std::optional<PlaceIndex> place = places.add(centre.truckAccess)) {
            input.centres.push_back({*place, centre.dailyCapacity, centre.opens, centre.closes});
            rows.centres.emplace_back(i);
        }
    }
    for (std::size_t i = 0; i < city.depots.size(); ++i) {
        if (const std::optional<PlaceIndex> place = places.add(city.depots[i].truckAccess)) {
            input.depots.push_back(*place);
            rows.depots.emplace_back(i);
        }
    }
}

void addFleet(CollectionInput& input, const RoundRows& rows, const City& city) {
    for (const Truck& truck : city.fleet) {
        CollectionTruck row;
        row.name = truck.key.text();
        row.capacity = truck.capacity;
        row.volume = truck.volume;
        row.shift = truck.shift;
        row.costPerDay = truck.costPerDay;
        row.costPerKilometre = truck.costPerKilometre;
        row.costPerHour = truck.costPerHour;
        for (std::size_t d = 0; d < rows.depots.size(); ++d)
            if (truck.depot == rows.depots[d])
                row.depot = d;
        input.fleet.push_back(std::move(row));
    }
}

RoutingSummary summaryOf(const CollectionPlan& rounds, const CollectionParameters& parameters,
                         const Scenario& scenario) {
    RoutingSummary summary;
    summary.length = rounds.length;
    summary.duration = rounds.duration;
    summary.objective = static_cast<double>(rounds.objective);
    if (rounds.bound > 0) {
        summary.bound = static_cast<double>(rounds.bound);
        summary.gap = static_cast<double>(rounds.objective - rounds.bound) /
                      std::max(1.0, static_cast<double>(rounds.objective));
    }
    summary.unit = scenario.routeCost == RouteCost::Length ? "mm"
                   : scenario.routeCost == RouteCost::Time   ? "ms"
                                                             : "currency/3.6e9";
    summary.status = rounds.status;
    summary.days = parameters.days;
    summary.trucks = static_cast<std::uint32_t>(rounds.mostTrucks);
    return summary;
}

} // namespace

void chooseCabinTypes(Plan& plan, const Parameters& parameters) {
    const double density = mixedDensity(plan.weights->streams);
    const double threshold = parameters.value("cabin.threshold");
    const double truck = inCubicMetres(largestTruck(*plan.city, parameters));
    const std::array<CabinType, 3> types = cabinTypes(parameters);
    for (Cabin& cabin : plan.cabins) {
        const double perDay = inKilogramsPerDay(cabin.collected) / density; // m³
        const CabinType* chosen = &types.front();
        for (const CabinType& type : types) {
            const bool isEnough = threshold * chosen->cubicMetres >= WantedDays * perDay;
            if (!isEnough && threshold * type.cubicMetres <= truck)
                chosen = &type;
        }
        const double usable = threshold * chosen->cubicMetres;
        cabin.type = chosen->name;
        cabin.units = static_cast<std::uint32_t>(std::max(1.0, std::ceil(perDay / usable)));
        cabin.volume = cubicMetres(chosen->cubicMetres) * cabin.units;
    }
}

void planRounds(Plan& plan, const Parameters& parameters, const PlanOptions& options, std::stop_token stop,
                const ProgressFunction& progress) {
    const City& city = *plan.city;
    CollectionInput input;
    RoundRows rows;
    PlaceList places;
    for (const Stream& stream : plan.weights->streams)
        input.streams.push_back({stream.name, stream.looseDensity, stream.flattenedDensity});
    addCabins(input, rows, places, plan);
    addCentresAndDepots(input, rows, places, city);
    addFleet(input, rows, city);

    const CollectionParameters collection = collectionParameters(plan.scenario, parameters);
    const std::vector<CabinFill> fills = cabinFills(input, collection);
    for (std::size_t row = 0; row < fills.size(); ++row)
        if (std::isfinite(fills[row].fillDays))
            plan.cabins[rows.cabins[row].value()].fillDays = fills[row].fillDays;
    if (input.centres.empty()) {
        plan.warnings.push_back(city.centres.empty() ? "centres-missing" : "centres-unreachable");
        return;
    }

    if (progress)
        progress({Phase::TruckTable, std::nullopt, std::nullopt, std::nullopt});
    input.placeCount = places.accesses().size();
    input.tables.push_back(std::make_shared<const TravelMatrix>(
        buildTruckTable(*city.network, places.accesses(), options.threads, stop, progress)));
    if (stop.stop_requested())
        return;

    RoutingOptions routing;
    routing.seed = plan.scenario.seed;
    routing.budget = options.budget;
    routing.threads = options.threads;
    const CollectionPlan rounds = planCollection(input, collection, routing, stop, progress);
    plan.routing = summaryOf(rounds, collection, plan.scenario);
    plan.routes = plannedRoutes(rounds, input, rows, places.accesses(), plan);
    for (const MissedPickup& missed : rounds.missed)
        plan.uncollected.push_back({rows.cabins[missed.cabin], missed.day, nameOf(missed.limit),
                                    std::to_string(missed.amount) + " " + missed.unit});
    plan.warnings.insert(plan.warnings.end(), rounds.warnings.begin(), rounds.warnings.end());
}

} // namespace planner
