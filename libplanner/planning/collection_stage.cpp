#include "libplanner/planning/collection_stage.h"

#include "libplanner/collection/overflow_simulation.h"
#include "libplanner/collection/plan_collection.h"
#include "libplanner/planning/collection_amounts.h"
#include "libplanner/planning/planned_routes.h"
#include "libplanner/planning/rounds_model.h"

#include <algorithm>
#include <array>
#include <cmath>
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
    return scaled(largest, parameters.value("truck.packing") * parameters.value("truck.fill_limit"));
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
                   : scenario.routeCost == RouteCost::Time ? "ms"
                                                           : "currency/3.6e9";
    summary.status = rounds.status;
    summary.days = parameters.days;
    summary.trucks = static_cast<std::uint32_t>(rounds.mostTrucks);
    summary.isWeekly = parameters.rhythm == CollectionRhythm::Weekdays;
    summary.dailyLength = rounds.dailyLength;
    summary.otherLength = rounds.otherLength;
    summary.atStart = rounds.atStart;
    summary.brought = rounds.brought;
    summary.collected = rounds.collected;
    summary.atEnd = rounds.atEnd;
    return summary;
}

/// How full the trucks drive and how long their longest day is: which limit binds.
void measureUse(RoutingSummary& summary, const CollectionPlan& rounds) {
    double volume = 0.0;
    double mass = 0.0;
    double shift = 0.0;
    std::size_t trips = 0;
    for (const CollectionDay& day : rounds.days)
        for (const VehicleRoute& route : day.routes.routes) {
            const VehicleType& type = day.problem->vehicleTypes()[route.type.value()];
            shift = std::max(shift, ratio(route.duration, type.maxDuration));
            for (const RouteTrip& trip : route.trips) {
                if (trip.load.front() <= 0)
                    continue;
                ++trips;
                mass += static_cast<double>(trip.load[0]) / static_cast<double>(type.capacity[0]);
                volume += static_cast<double>(trip.load[1]) / static_cast<double>(type.capacity[1]);
            }
        }
    if (trips == 0)
        return;
    summary.volumeFill = volume / static_cast<double>(trips);
    summary.massFill = mass / static_cast<double>(trips);
    summary.shiftUsed = shift;
}

constexpr std::uint32_t WantedWeeks = 1'000;
constexpr std::uint64_t MostCabinDays = 20'000'000; ///< simulated, so that a whole city takes a second or two

/// Lives through the calendar with days that vary.
void simulate(RoutingSummary& summary, const CollectionPlan& rounds, const CollectionInput& input,
              const CollectionParameters& parameters, std::uint64_t seed) {
    const std::uint64_t perTime =
        std::uint64_t{parameters.days} * std::max<std::size_t>(1, input.cabins.size());
    const std::uint64_t times = std::max<std::uint64_t>(
        1, std::min<std::uint64_t>(WantedWeeks * 7 / parameters.days, MostCabinDays / perTime));
    const OverflowSimulation lived = simulateOverflow(input, rounds.fills, rounds.calendar, parameters,
                                                      static_cast<std::uint32_t>(times), seed);
    summary.overflowShare = lived.share;
    summary.worstOverflowShare = lived.worstShare;
    summary.simulatedWeeks = static_cast<std::uint32_t>(times * parameters.days / 7);
}

} // namespace

void chooseCabinTypes(Plan& plan, const Parameters& parameters) {
    const double density = mixedDensity(plan.weights->streams);
    const double threshold = parameters.value("cabin.threshold");
    const double truck = inCubicMetres(largestTruck(*plan.city, parameters));
    const double margin = parameters.value("collection.fill_variation") *
                          normalQuantile(1.0 - parameters.value("collection.overflow_probability"));
    const std::array<CabinType, 3> types = cabinTypes(parameters);
    for (Cabin& cabin : plan.cabins) {
        const double perDay = inKilogramsPerDay(cabin.collected + cabin.fromDoors) / density; // m³
        // The mean stays below the threshold, and days that vary rarely fill the cabin to the brim.
        const auto needed = [&](double days) {
            return perDay * std::max(days / threshold, days + margin * std::sqrt(days));
        };
        const CabinType* chosen = &types.front();
        for (const CabinType& type : types) {
            const bool isEnough = chosen->cubicMetres >= needed(WantedDays);
            if (!isEnough && threshold * type.cubicMetres <= truck)
                chosen = &type;
        }
        cabin.type = chosen->name;
        cabin.units = static_cast<std::uint32_t>(std::max(1.0, std::ceil(needed(1.0) / chosen->cubicMetres)));
        cabin.volume = cubicMetres(chosen->cubicMetres) * cabin.units;
    }
}

void planRounds(Plan& plan, const Parameters& parameters, const PlanOptions& options, std::stop_token stop,
                const ProgressFunction& progress) {
    const City& city = *plan.city;
    RoundsModel model = makeRoundsModel(plan, parameters);
    const CollectionInput& input = model.input;
    const std::vector<CabinFill> fills = cabinFills(input, model.parameters);
    for (std::size_t row = 0; row < fills.size(); ++row)
        if (std::isfinite(fills[row].fillDays))
            plan.cabins[model.rows.cabins[row].value()].fillDays = fills[row].fillDays;
    if (input.centres.empty()) {
        plan.warnings.push_back(city.centres.empty() ? "centres-missing" : "centres-unreachable");
        return;
    }

    if (progress)
        progress({Phase::TruckTable, std::nullopt, std::nullopt, std::nullopt});
    addTruckTables(model, city, parameters, options.threads, stop, progress);
    if (stop.stop_requested())
        return;

    RoutingOptions routing;
    routing.seed = plan.scenario.seed;
    routing.budget = options.budget;
    routing.threads = options.threads;
    const CollectionPlan rounds = planCollection(input, model.parameters, routing, stop, progress);
    plan.routing = summaryOf(rounds, model.parameters, plan.scenario);
    measureUse(plan.routing, rounds);
    if (!stop.stop_requested())
        simulate(plan.routing, rounds, input, model.parameters, plan.scenario.seed);
    plan.routes = plannedRounds(rounds, model, plan).routes;
    for (const MissedPickup& missed : rounds.missed) {
        const UncollectedCabin entry{model.rows.cabins[missed.cabin], missed.day, limitCode(missed),
                                     amountText(missed)};
        // A cabin taken in parts, or units side by side, is told once.
        const bool isTold =
            std::any_of(plan.uncollected.begin(), plan.uncollected.end(), [&](const auto& told) {
                return told.cabin == entry.cabin && told.day == entry.day && told.limit == entry.limit;
            });
        if (!isTold)
            plan.uncollected.push_back(entry);
    }
    plan.warnings.insert(plan.warnings.end(), rounds.warnings.begin(), rounds.warnings.end());
    plan.warnings.insert(plan.warnings.end(), model.warnings.begin(), model.warnings.end());
}

} // namespace planner
