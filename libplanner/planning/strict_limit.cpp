#include "libplanner/planning/strict_limit.h"

#include "libplanner/base/error.h"

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
        if (!siting.problem.isReachable(c)) {
            homes += (named++ == 0 ? "" : ", ") + city.demand[siting.clients[c].value()].key.text();
        }
    if (named > 0)
        failAtMaxWalk(homes, fmt::format("{} homes", siting.problem.unreachable()),
                      "no place for a cabin lies within the maximum walk of these homes");
}

} // namespace

SitingPlan serveEverybody(SitingPlan found, const City& city, const CitySiting& siting,
                          const SitingOptions& options, std::stop_token stop,
                          const ProgressFunction& progress) {
    refuseUnreachable(city, siting);
    if (found.unserved == 0 || stop.stop_requested())
        return found;
    SitingInput covering = siting.problem.input();
    covering.goal = SitingGoal::Fewest;
    covering.coverShare = 1'000'000;
    const SitingPlan fewest =
        solveSiting(SitingProblem(std::move(covering)), options, stop, progress);
    const std::uint32_t asked = siting.problem.facilities();
    if (fewest.open.size() > asked)
        failAtMaxWalk({}, fmt::format("{} cabins", fewest.open.size()),
                      fmt::format("{} cabins leave {} homes beyond the maximum walk; at least {} are needed, {} are enough",
                                  asked, found.unserved, fewest.bound, fewest.open.size()));
    SitingInput held = siting.problem.input();
    for (const std::uint32_t site : fewest.open)
        held.states[site] = SiteState::Required;
    SitingPlan plan = solveSiting(SitingProblem(std::move(held)), options, stop, progress);
    plan.bound = found.bound;
    plan.status = plan.objective == plan.bound ? SolveStatus::Optimal : SolveStatus::Feasible;
    plan.gap = static_cast<double>(std::abs(plan.objective - plan.bound)) /
               static_cast<double>(std::max<std::int64_t>(1, std::abs(plan.objective)));
    return plan;
}

} // namespace planner
