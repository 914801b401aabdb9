#include "libplanner/planning/siting_summary.h"

#include "libplanner/siting/stepped_search.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace planner {

namespace {

std::string effectUnitOf(const CitySiting& city) {
    return city.problem->goal() == SitingGoal::Fewest ? city.view.weightUnit : city.view.unit;
}

bool isStanding(const Plan& plan, const Cabin& cabin) {
    return plan.city->candidates[cabin.site.value()].existingCabin.has_value();
}

/// Cabins a year, and the walks of the homes some candidate could serve.
double trueCost(const Plan& plan, const CitySiting& city) {
    double money = 0.0;
    for (const Cabin& cabin : plan.cabins)
        money += city.view.costs.cheapest(cabin.collected, isStanding(plan, cabin)).perYear;
    __extension__ using Wide = __int128;
    Wide walks = 0;
    for (std::size_t c = 0; c < city.clients.size(); ++c) {
        if (!city.problem->isReachable(c))
            continue;
        const Allocation& allocation = plan.allocation[city.clients[c].value()];
        const std::int64_t walk =
            allocation.cabin ? allocation.walk.count() : std::int64_t{city.problem->unservedWalk()};
        walks += Wide{city.problem->weight(c)} * walk;
    }
    return money + static_cast<double>(walks) * city.view.costs.perWalk;
}

SecondSummary secondOf(const SecondChoice& second, const CitySiting& first, const Scenario& scenario) {
    SecondSummary summary;
    const GoalView& view = second.siting.view;
    const auto amount = [&view](std::int64_t value) { return static_cast<double>(value) * view.scale; };
    summary.asked = *scenario.second;
    summary.objective = amount(second.mix.secondObjective);
    summary.bound = amount(second.mix.secondBound);
    summary.best = amount(second.mix.secondBest);
    summary.firstBest = static_cast<double>(second.mix.firstBest) * first.view.scale;
    summary.unit = view.unit;
    summary.effectUnit = effectUnitOf(second.siting);
    return summary;
}

const char* boundFrom(const SitingPlan& siting, const CitySiting& city) {
    if (siting.isBoundRelaxed)
        return "without-limits";
    if (city.problem->goal() == SitingGoal::LeastCost)
        return "line-below-costs";
    return siting.status == SolveStatus::Optimal ? "proof" : "lagrangian";
}

} // namespace

SitingSummary summaryOf(const SiteChoice& choice, const Plan& plan) {
    const SitingPlan& siting = choice.sites;
    const CitySiting& city = choice.siting;
    SitingSummary summary;
    summary.goal = plan.scenario.goal;
    summary.unit = city.view.unit;
    summary.objective = static_cast<double>(siting.objective) * city.view.scale;
    summary.bound = static_cast<double>(siting.bound) * city.view.scale;
    summary.gap = siting.gap;
    summary.status = siting.status;
    summary.stoppedBy = siting.stoppedBy;
    summary.boundFrom = boundFrom(siting, city);
    summary.effectUnit = effectUnitOf(city);
    if (choice.second) {
        summary.second = secondOf(*choice.second, city, plan.scenario);
        summary.boundFrom = "single-goal";
    } else if (city.problem->goal() == SitingGoal::LeastCost) {
        summary.objective = trueCost(plan, city);
        summary.bound = std::min(summary.bound, summary.objective);
        summary.gap = (summary.objective - summary.bound) / std::max(1.0, summary.objective);
        if (summary.gap > 0.0 && summary.status == SolveStatus::Optimal)
            summary.status = SolveStatus::Feasible;
    }
    for (const SiteState state : city.problem->states())
        if (state != SiteState::Forbidden)
            ++summary.candidatesConsidered;
    return summary;
}

void searchTrueCost(SitingPlan& sites, const CitySiting& siting, const City& city, std::stop_token stop) {
    // Clients bring their weight on top of the walk's shift, which pays the lines' slope: it is taken off
    // again.
    const auto cost = [&](std::uint32_t site, std::int64_t load) {
        const bool stands = city.candidates[siting.sites[site].value()].existingCabin.has_value();
        const double money = siting.view.costs.cheapest(MassRate{load}, stands).perYear;
        const auto walks = static_cast<std::int64_t>(money / siting.view.costs.perWalk);
        return walks - load * siting.view.shift.count();
    };
    sites.open = searchStepped(*siting.problem, sites.open, cost, std::move(stop)).open;
}

void chooseCheapestSizes(Plan& plan, const CitySiting& siting, const Parameters& parameters) {
    const SitingCosts& costs = siting.view.costs;
    for (Cabin& cabin : plan.cabins) {
        const SizeChoice choice = costs.cheapest(cabin.collected, isStanding(plan, cabin));
        const std::string& name = costs.sizes[choice.size].name;
        cabin.type = name;
        cabin.units = choice.units;
        cabin.volume = cubicMetres(parameters.value("cabin.volume_" + name + "_m3")) * choice.units;
    }
}

} // namespace planner
