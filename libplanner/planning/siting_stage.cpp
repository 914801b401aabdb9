#include "libplanner/planning/siting_stage.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/demand/norm.h"
#include "libplanner/network/walk_table.h"
#include "libplanner/planning/siting_explanation.h"
#include "libplanner/planning/siting_limits_stage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace planner {

namespace {

/// Every candidate a person can walk to; forbidden ones stay in, so that the window can say why not.
SitingPlaces reachableSites(const City& city, const SiteDecisions& decisions) {
    SitingPlaces open;
    for (std::size_t i = 0; i < city.candidates.size(); ++i) {
        const CandidateSite& candidate = city.candidates[i];
        if (!candidate.access)
            continue;
        open.sites.emplace_back(i);
        open.accesses.push_back(*candidate.access);
        open.states.push_back(decisions.required[i]    ? SiteState::Required
                              : decisions.forbidden[i] ? SiteState::Forbidden
                                                       : SiteState::Candidate);
    }
    return open;
}

constexpr std::size_t MostEntries = 64'000'000;

/// How far and how many sites of a row are looked at: within the maximum walk all of them; for the shortest
/// longest walk farther, but no more than fit.
WalkTableOptions tableOptions(const SitingInput& input, std::size_t homes, unsigned threads) {
    WalkTableOptions options;
    options.nearest = std::numeric_limits<std::uint32_t>::max();
    options.limit = input.maxWalk;
    options.threads = threads;
    if (input.goal == SitingGoal::WorstWalk) {
        options.limit = input.unservedWalk;
        options.nearest = static_cast<std::uint32_t>(
            std::max<std::size_t>(64, MostEntries / std::max<std::size_t>(1, homes)));
    }
    return options;
}

/// What the goal asks beside rows, weights and states.
void setGoal(SitingInput& input, const City& city, const GoalView& view, const SitingPlaces& places,
             const Scenario& scenario, const Parameters& parameters) {
    switch (view.goal) {
    case SitingGoal::Walk: break;
    case SitingGoal::Fewest:
        input.coverShare =
            static_cast<std::uint32_t>(std::llround(parameters.value("siting.cover_share") * 1e6));
        break;
    case SitingGoal::Reach:
        if (isGradual(parameters))
            input.decay = gradualCover(parameters, *input.maxWalk);
        else if (hasBackup(parameters))
            input.backupShare =
                static_cast<std::uint32_t>(std::llround(parameters.value("siting.backup_share") * 1e6));
        break;
    case SitingGoal::WorstWalk:
        // Beyond the maximum walk a shorter walk is still better: nothing but the cap ends it.
        if (!scenario.isStrict)
            input.maxWalk.reset();
        break;
    case SitingGoal::Material:
        input.decay = attendanceCurve(parameters, *input.maxWalk);
        input.isSplit = parameters.value("siting.huff_split") > 0.0;
        break;
    case SitingGoal::LeastCost: {
        input.facilities = scenario.cabins.value_or(0);
        *input.maxWalk += view.shift;
        input.unservedWalk = std::max(*input.unservedWalk, *input.maxWalk);
        const double life = parameters.value("cost.life_years");
        for (const SiteIndex site : places.sites) {
            const bool isStanding = city.candidates[site.value()].existingCabin.has_value();
            const double fixed =
                isStanding ? view.lines.fixedStanding - view.costs.closing / life : view.lines.fixedNew;
            input.openingCosts.push_back(
                static_cast<std::int64_t>(std::floor(std::max(0.0, fixed) / view.costs.perWalk)));
        }
        break;
    }
    }
}

/// By home: whether it weighs something by the goal, or by the one it shares the plan with.
std::vector<bool> counted(const City& city, const DemandWeights& weights, const GoalView& view,
                          const Scenario& scenario) {
    std::vector<bool> counts(city.demand.size(), false);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] = view.weights[i] > 0;
    if (scenario.second) {
        const std::vector<std::int64_t> others = goalWeights(city, weights, scenario.second->goal);
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] = counts[i] || others[i] > 0;
    }
    return counts;
}

/// A row for every home that counts and reaches a street.
void addRows(SitingInput& input, const City& city, const GoalView& view, const std::vector<bool>& counts,
             SitingPlaces& places, const WalkTable& table, std::uint32_t nearest,
             const std::stop_token& stop) {
    constexpr std::int64_t Longest = std::numeric_limits<std::uint32_t>::max();
    const auto shift = static_cast<std::uint32_t>(view.shift.count());
    input.offsets.push_back(0);
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        if (i % 4096 == 0 && stop.stop_requested())
            throw Cancelled();
        const DemandPoint& home = city.demand[i];
        if (!home.access || !counts[i])
            continue;
        const Distance reach =
            walkRow(table, *city.network, places.accesses, *home.access, nearest, input.entries);
        for (std::size_t k = input.offsets.back(); k < input.entries.size(); ++k)
            input.entries[k].distance += shift;
        input.offsets.push_back(input.entries.size());
        input.reach.push_back(static_cast<std::uint32_t>(std::min(reach.count(), Longest - shift) + shift));
        input.weights.push_back(view.weights[i]);
        places.clients.emplace_back(i);
    }
}

} // namespace

Parameters withSettings(const Parameters& profile, const Scenario& scenario) {
    Parameters parameters = profile;
    for (const auto& [name, value] : scenario.settings)
        parameters = parameters.with(name, value);
    return parameters;
}

bool mayClose(const Parameters& parameters) {
    return parameters.value("siting.existing_may_close") > 0.0;
}

Distance maxWalkOf(const Scenario& scenario, const Parameters& parameters) {
    return scenario.maxWalk.value_or(metres(parameters.value("siting.max_walk_m")));
}

std::uint32_t cabinCountOf(const City& city, const Scenario& scenario, const Parameters& parameters) {
    return scenario.cabins.value_or(normCount(city, parameters).cabins);
}

CitySiting makeCitySiting(const City& city, const DemandWeights& weights, const SiteDecisions& decisions,
                          const Scenario& scenario, const Parameters& parameters, unsigned threads,
                          std::stop_token stop, const ProgressFunction& progress) {
    SitingPlaces places = reachableSites(city, decisions);
    if (places.sites.empty())
        throw Error(ErrorCode::NoCandidates,
                    {.name = "candidates", .value = std::to_string(city.candidates.size())});
    GoalView view = goalView(city, weights, scenario, parameters);

    SitingInput input;
    input.goal = view.goal;
    input.facilities = cabinCountOf(city, scenario, parameters);
    input.maxWalk = maxWalkOf(scenario, parameters);
    input.unservedWalk = scenario.maxWalk && !scenario.settings.contains("siting.unserved_walk_m")
                             ? *input.maxWalk * 3
                             : metres(parameters.value("siting.unserved_walk_m"));
    setGoal(input, city, view, places, scenario, parameters);
    checkNumbers(city, places.sites, places.states, input);

    const WalkTableOptions options = tableOptions(input, city.demand.size(), threads);
    const WalkTable table = buildWalkTable(*city.network, places.accesses, options, stop, progress);
    if (stop.stop_requested())
        throw Cancelled();
    addRows(input, city, view, counted(city, weights, view, scenario), places, table, options.nearest, stop);
    if (places.clients.empty())
        throw Error(ErrorCode::NoDemand, {.name = "demand", .reason = "no home reaches a street"});
    input.limits = sitingLimits(city, places, view, weights, scenario, parameters,
                                maxWalkOf(scenario, parameters), threads, stop);
    input.states = std::move(places.states);
    return {std::make_shared<const SitingProblem>(std::move(input)), std::move(places.sites),
            std::move(places.clients), std::move(view)};
}

} // namespace planner
