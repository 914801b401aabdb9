#include "libplanner/planning/siting_stage.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/demand/norm.h"
#include "libplanner/network/walk_table.h"

#include <limits>
#include <utility>

namespace planner {

namespace {

struct OpenSites {
    std::vector<SiteIndex> sites;
    std::vector<Access> accesses;
    std::vector<SiteState> states;
};

/// Every candidate a person can walk to; forbidden ones stay in, so that the window can say why not.
OpenSites reachableSites(const City& city, const SiteDecisions& decisions) {
    OpenSites open;
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

} // namespace

Distance maxWalkOf(const Scenario& scenario, const Parameters& parameters) {
    return scenario.maxWalk.value_or(metres(parameters.value("siting.max_walk_m")));
}

std::uint32_t cabinCountOf(const City& city, const Scenario& scenario, const Parameters& parameters) {
    return scenario.cabins.value_or(normCount(city, parameters).cabins);
}

CitySiting makeCitySiting(const City& city, const DemandWeights& weights, const SiteDecisions& decisions,
                          const Scenario& scenario, const Parameters& parameters, unsigned threads,
                          std::stop_token stop, const ProgressFunction& progress) {
    OpenSites open = reachableSites(city, decisions);
    if (open.sites.empty())
        throw Error(ErrorCode::NoCandidates,
                    {.name = "candidates", .value = std::to_string(city.candidates.size())});

    SitingInput input;
    input.goal = SitingGoal::Walk;
    input.facilities = cabinCountOf(city, scenario, parameters);
    input.maxWalk = maxWalkOf(scenario, parameters);
    input.unservedWalk = scenario.maxWalk && !scenario.settings.contains("siting.unserved_walk_m")
                             ? *input.maxWalk * 3
                             : metres(parameters.value("siting.unserved_walk_m"));
    input.states = std::move(open.states);

    WalkTableOptions options;
    options.nearest = std::numeric_limits<std::uint32_t>::max();
    options.limit = input.maxWalk;
    options.threads = threads;
    const WalkTable table = buildWalkTable(*city.network, open.accesses, options, stop, progress);
    if (stop.stop_requested())
        throw Cancelled();

    std::vector<DemandIndex> clients;
    input.offsets.push_back(0);
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const DemandPoint& home = city.demand[i];
        if (!home.access || weights.collected[i].count() <= 0)
            continue;
        const Distance reach = walkRow(table, *city.network, open.accesses, *home.access, options.nearest, input.entries);
        input.offsets.push_back(input.entries.size());
        input.reach.push_back(static_cast<std::uint32_t>(
            std::min<std::int64_t>(reach.count(), std::numeric_limits<std::uint32_t>::max())));
        input.weights.push_back(weights.collected[i].count());
        clients.emplace_back(i);
        if (i % 4096 == 0 && stop.stop_requested())
            throw Cancelled();
    }
    if (clients.empty())
        throw Error(ErrorCode::NoDemand, {.name = "demand", .reason = "no home reaches a street"});
    return {SitingProblem(std::move(input)), std::move(open.sites), std::move(clients)};
}

} // namespace planner
