#include "libplanner/planning/strict_limit.h"

#include "libplanner/base/error.h"
#include "libplanner/planning/siting_limits_stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace planner {

namespace {

constexpr std::size_t NamedHomes = 5;

[[noreturn]] void failAtMaxWalk(std::string homes, std::string amount, std::string reason) {
    throw Error(ErrorCode::Infeasible, {.feature = std::move(homes),
                                        .name = "max-walk",
                                        .value = std::move(amount),
                                        .reason = std::move(reason)});
}

void refuseUnreachable(const City& city, const CitySiting& siting) {
    std::string homes;
    std::size_t named = 0;
    for (std::size_t c = 0; c < siting.clients.size() && named < NamedHomes; ++c)
        if (!siting.problem->isReachable(c)) {
            homes += (named++ == 0 ? "" : ", ") + city.demand[siting.clients[c].value()].key.text();
        }
    if (named > 0)
        failAtMaxWalk(homes, fmt::format("{} homes", siting.problem->unreachable()),
                      "no place for a cabin lies within the maximum walk of these homes");
}

/// The share that must be served: of the limit on everyone, or the goal's own.
std::uint32_t shareOf(const SitingProblem& problem) {
    for (const CoverLimit& limit : problem.limits().covers)
        if (limit.name == EveryoneName)
            return limit.share;
    return problem.coverShare();
}

SitingInput withoutShare(SitingInput input) {
    std::erase_if(input.limits.covers, [](const CoverLimit& limit) { return limit.name == EveryoneName; });
    return input;
}

} // namespace

SitingPlan serveEverybody(SitingPlan found, const City& city, const CitySiting& siting,
                          const SitingOptions& options, std::stop_token stop,
                          const ProgressFunction& progress) {
    const std::uint32_t share = shareOf(*siting.problem);
    if (share == 1'000'000)
        refuseUnreachable(city, siting);
    if (found.status != SolveStatus::Infeasible || stop.stop_requested())
        return found;
    SitingInput covering = withoutShare(siting.problem->input());
    covering.goal = SitingGoal::Fewest;
    covering.coverShare = share;
    covering.decay.clear();
    covering.openingCosts.clear();
    const SitingPlan fewest = solveSiting(SitingProblem(std::move(covering)), options, stop, progress);
    if (fewest.status == SolveStatus::Infeasible)
        return found; // it is not the number of cabins that stands in the way
    const std::uint32_t asked = siting.problem->mostFacilities();
    if (fewest.open.size() > asked)
        failAtMaxWalk(
            {}, fmt::format("{} cabins", fewest.open.size()),
            fmt::format(
                "{} cabins leave homes beyond the maximum walk; at least {} are needed, {} are enough", asked,
                fewest.bound, fewest.open.size()));
    // The fewest that serve everybody, and the best for the rest of the number.
    SitingInput held = siting.problem->input();
    for (const std::uint32_t site : fewest.open)
        held.states[site] = SiteState::Required;
    SitingPlan plan = solveSiting(SitingProblem(std::move(held)), options, stop, progress);
    if (plan.status == SolveStatus::Infeasible)
        return found;
    SitingInput free = siting.problem->input();
    free.limits = {};
    const SitingPlan best = solveSiting(SitingProblem(std::move(free)), options, stop, progress);
    plan.bound = best.bound;
    plan.isBoundRelaxed = true;
    plan.status = plan.objective == plan.bound ? SolveStatus::Optimal : SolveStatus::Feasible;
    plan.gap = static_cast<double>(std::abs(plan.objective - plan.bound)) /
               static_cast<double>(std::max<std::int64_t>(1, std::abs(plan.objective)));
    return plan;
}

} // namespace planner
