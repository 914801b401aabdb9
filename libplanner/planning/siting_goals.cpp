#include "libplanner/planning/siting_goals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planner {

namespace {

constexpr double ShareUnit = 1e6;
constexpr std::int64_t CurveStep = 10'000; // mm

SitingGoal solverGoal(Goal goal) {
    switch (goal) {
    case Goal::Walk: return SitingGoal::Walk;
    case Goal::Fewest: return SitingGoal::Fewest;
    case Goal::Reach: return SitingGoal::Reach;
    case Goal::WorstWalk: return SitingGoal::WorstWalk;
    case Goal::Material: return SitingGoal::Material;
    case Goal::LeastCost: return SitingGoal::LeastCost;
    }
    return SitingGoal::Walk;
}

bool isByPeople(const City& city, Goal goal) {
    const bool weighsPeople = goal == Goal::Fewest || goal == Goal::Reach || goal == Goal::WorstWalk;
    return weighsPeople && std::any_of(city.demand.begin(), city.demand.end(),
                                       [](const DemandPoint& home) { return home.people > People{}; });
}

template <class Share>
std::vector<DecayPoint> curve(Distance limit, Share&& share) {
    std::vector<DecayPoint> points;
    std::uint32_t before = static_cast<std::uint32_t>(ShareUnit);
    for (std::int64_t walk = 0;; walk = std::min(walk + CurveStep, limit.count())) {
        // Rounded to a fixed grid, so that libm's last bits decide nothing.
        const auto rounded =
            static_cast<std::uint32_t>(std::llround(share(static_cast<double>(walk) / 1e3) * 1e5) * 10);
        before = std::min(before, rounded);
        points.push_back({static_cast<std::uint32_t>(walk), before});
        if (walk >= limit.count())
            return points;
    }
}

void viewCosts(GoalView& view, const DemandWeights& weights, const Parameters& parameters) {
    view.costs = sitingCosts(parameters, weights.streams);
    view.lines = linesBelow(view.costs);
    view.shift = Distance{static_cast<std::int64_t>(std::floor(view.lines.slope / view.costs.perWalk))};
    view.scale = view.costs.perWalk;
    view.unit = "CNY/year";
}

} // namespace

std::vector<std::int64_t> goalWeights(const City& city, const DemandWeights& weights, Goal goal) {
    const bool isPeople = isByPeople(city, goal);
    std::vector<std::int64_t> made;
    made.reserve(city.demand.size());
    for (std::size_t i = 0; i < city.demand.size(); ++i)
        made.push_back(isPeople ? city.demand[i].people.count() : weights.collected[i].count());
    return made;
}

GoalView goalView(const City& city, const DemandWeights& weights, const Scenario& scenario,
                  const Parameters& parameters) {
    GoalView view;
    view.goal = solverGoal(scenario.goal);
    const bool isPeople = isByPeople(city, scenario.goal);
    view.weights = goalWeights(city, weights, scenario.goal);
    view.weightUnit = isPeople ? "people" : "kg/day";
    switch (scenario.goal) {
    case Goal::Walk:
        view.scale = 1e-6; // g/day × mm
        view.unit = "kg·m/day";
        break;
    case Goal::Fewest: view.unit = "cabins"; break;
    case Goal::WorstWalk:
        view.scale = 1e-3;
        view.unit = "m";
        break;
    case Goal::Reach:
        view.scale = isGradual(parameters) || hasBackup(parameters) ? 1e-3 / ShareUnit : 1e-3;
        view.unit = view.weightUnit;
        break;
    case Goal::Material:
        view.scale = 1e-3 / ShareUnit;
        view.unit = "kg/day";
        break;
    case Goal::LeastCost: viewCosts(view, weights, parameters); break;
    }
    return view;
}

bool isGradual(const Parameters& parameters) {
    return parameters.value("siting.gradual_reach") > 0.0;
}

bool hasBackup(const Parameters& parameters) {
    return !isGradual(parameters) && parameters.value("siting.backup_share") > 0.0;
}

std::vector<DecayPoint> attendanceCurve(const Parameters& parameters, Distance limit) {
    const bool isPaid = parameters.value("decay.paid") > 0.0;
    if (parameters.value("decay.logistic") > 0.0) {
        const double half = parameters.value(isPaid ? "decay.logistic_half_paid_m" : "decay.logistic_half_m");
        const double width = parameters.value("decay.logistic_width_m");
        const double atDoor = 1.0 / (1.0 + std::exp(-half / width));
        return curve(limit,
                     [&](double metres) { return 1.0 / (1.0 + std::exp((metres - half) / width)) / atDoor; });
    }
    const double scale = parameters.value(isPaid ? "decay.exponential_paid_m" : "decay.exponential_m");
    return curve(limit, [scale](double metres) { return std::exp(-metres / scale); });
}

std::vector<DecayPoint> gradualCover(const Parameters& parameters, Distance limit) {
    const double full = parameters.value("decay.full_cover_m");
    const double none = std::max(full + 1.0, parameters.value("decay.no_cover_m"));
    return curve(limit, [&](double metres) { return std::clamp((none - metres) / (none - full), 0.0, 1.0); });
}

} // namespace planner
