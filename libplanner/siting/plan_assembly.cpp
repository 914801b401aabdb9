#include "libplanner/siting/plan_assembly.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

struct Choice {
    SiteService first;
    std::uint32_t secondWalk = 0;
};

Choice nearestOpen(const SitingProblem& problem, std::size_t client,
                   const std::vector<std::uint8_t>& isOpen) {
    Choice choice{{NoSite, problem.unservedWalk()}, problem.unservedWalk()};
    for (const WalkEntry& entry : problem.row(client)) {
        if (isOpen[entry.site] == 0)
            continue;
        if (choice.first.site != NoSite) {
            choice.secondWalk = entry.distance;
            break;
        }
        choice.first = {entry.site, entry.distance};
    }
    return choice;
}

} // namespace

SitingPlan assemblePlan(const SitingProblem& problem, const MedianAnswer& answer, const WorkMeter& meter) {
    SitingPlan plan;
    plan.open = answer.open;
    plan.allocation.reserve(problem.clientCount());
    plan.unreachable = problem.unreachable();
    plan.iterations = meter.spent();
    plan.foundSeconds = answer.foundSeconds;

    std::vector<std::uint8_t> isOpen(problem.siteCount(), 0);
    for (const std::uint32_t site : plan.open)
        isOpen[site] = 1;
    std::vector<std::int64_t> loss(problem.siteCount(), 0);
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        const Choice choice = nearestOpen(problem, i, isOpen);
        plan.allocation.push_back(choice.first);
        if (!problem.isReachable(i))
            continue;
        plan.objective += problem.weight(i) * choice.first.walk;
        if (choice.first.site != NoSite) {
            loss[choice.first.site] +=
                problem.weight(i) * (std::int64_t{choice.secondWalk} - choice.first.walk);
            continue;
        }
        ++plan.unserved;
        plan.cut += problem.reach(i) != CompleteReach;
    }
    for (const std::uint32_t site : plan.open)
        plan.closingCost.push_back(loss[site]);

    plan.bound = std::min(answer.bound, plan.objective);
    plan.gap = static_cast<double>(plan.objective - plan.bound) /
               static_cast<double>(std::max<std::int64_t>(1, plan.objective));
    plan.stoppedBy = meter.reason();
    if (plan.bound == plan.objective)
        plan.status = SolveStatus::Optimal;
    else if (plan.stoppedBy == StopReason::Cancel)
        plan.status = SolveStatus::Cancelled;
    return plan;
}

} // namespace planner::detail
