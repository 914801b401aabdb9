#include "libplanner/planning/siting_costs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planner {

namespace {

constexpr double WantedDays = 2.0; ///< a cabin is to last so long
constexpr double DaysAYear = 365.0;
constexpr std::uint32_t MostUnits = 40; ///< side by side; from then on a unit adds its full cost and load

double annuity(double rate, double years) {
    return rate > 0.0 ? rate / (1.0 - std::pow(1.0 + rate, -years)) : 1.0 / years;
}

double runningCost(const Parameters& p) {
    return p.value("cost.cabin_opex_year") +
           12.0 * p.value("cost.attendant_month") * p.value("cost.attendants_per_cabin") +
           DaysAYear * p.value("cost.electricity_kwh_day") * p.value("cost.electricity_price");
}

} // namespace

SizeChoice SitingCosts::cheapest(MassRate load, bool isStanding) const {
    SizeChoice best;
    for (std::size_t s = 0; s < sizes.size(); ++s) {
        const double needed = std::ceil(ratio(load, sizes[s].capacity));
        const auto units = static_cast<std::uint32_t>(std::max(1.0, needed));
        const double cost = units * (isStanding ? sizes[s].running : sizes[s].perYear);
        if (s == 0 || cost < best.perYear)
            best = {s, units, cost};
    }
    return best;
}

SitingCosts sitingCosts(const Parameters& parameters, const std::vector<Stream>& streams) {
    SitingCosts costs;
    const double yearly =
        annuity(parameters.value("cost.discount_rate"), parameters.value("cost.life_years"));
    const double running = runningCost(parameters);
    const double usable =
        parameters.value("cabin.threshold") * mixedDensity(streams) / WantedDays; // kg/day of a m³
    const auto add = [&](const char* name, const char* volume, const char* capex) {
        const double building = parameters.value(capex);
        costs.sizes.push_back({name, kilogramsPerDay(usable * parameters.value(volume)), building,
                               building * yearly + running, running});
    };
    add("small", "cabin.volume_small_m3", "cost.cabin_small_capex");
    add("standard", "cabin.volume_standard_m3", "cost.cabin_capex");
    add("large", "cabin.volume_large_m3", "cost.cabin_large_capex");
    const double hoursAMillimetre = 2.0 * 1e-6 / parameters.value("walk.speed_kmh");
    const double visitsAGram = 1e-3 / parameters.value("demand.kg_per_visit");
    // Never nothing: of two plans that cost the same the one with shorter walks is the better.
    costs.perWalk = std::max(1e-8, DaysAYear * visitsAGram * hoursAMillimetre *
                                       parameters.value("cost.walking_per_hour"));
    costs.closing = parameters.value("siting.closing_cost");
    return costs;
}

namespace {

/// Full loads and their costs, where the stepped cost is lowest for its load.
std::vector<std::pair<double, double>> cornersOf(const SitingCosts& costs, bool isStanding) {
    std::vector<std::pair<double, double>> corners;
    for (const CabinSize& size : costs.sizes)
        for (std::uint32_t units = 1; units <= MostUnits; ++units)
            corners.emplace_back(units * static_cast<double>(size.capacity.count()),
                                 units * (isStanding ? size.running : size.perYear));
    return corners;
}

} // namespace

CostLines linesBelow(const SitingCosts& costs) {
    const SizeChoice cheapest = costs.cheapest(MassRate{}, false);
    const auto full = static_cast<double>(costs.sizes[cheapest.size].capacity.count());
    // The slope of a new cabin's cost from the cheapest one full to the lowest corner beyond; no steeper than
    // the way to any corner from nothing, new or standing.
    double slope = -1.0;
    const auto lower = [&slope](double cost, double load) {
        if (load > 0.0)
            slope = slope < 0.0 ? cost / load : std::min(slope, cost / load);
    };
    for (const auto& [load, cost] : cornersOf(costs, false)) {
        lower(cost - cheapest.perYear, load - full);
        lower(cost, load);
    }
    for (const auto& [load, cost] : cornersOf(costs, true))
        lower(cost, load);
    CostLines lines;
    lines.slope = std::max(0.0, slope);
    const auto fixed = [&](bool isStanding) {
        double least = costs.cheapest(MassRate{}, isStanding).perYear;
        for (const auto& [load, cost] : cornersOf(costs, isStanding))
            least = std::min(least, cost - lines.slope * load);
        return std::max(0.0, least);
    };
    lines.fixedNew = fixed(false);
    lines.fixedStanding = fixed(true);
    return lines;
}

} // namespace planner
