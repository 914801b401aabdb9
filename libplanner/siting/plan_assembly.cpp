#include "libplanner/siting/plan_assembly.h"

#include "libplanner/siting/joint_share.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace planner::detail {

namespace {

struct Choice {
    SiteService first;
    std::uint32_t secondWalk = 0;
    bool hasSecond = false;
};

Choice nearestOpen(const SitingProblem& problem, std::size_t client,
                   const std::vector<std::uint8_t>& isOpen) {
    Choice choice;
    choice.first.walk = problem.unservedWalk();
    for (const WalkEntry& entry : problem.row(client)) {
        if (isOpen[entry.site] == 0)
            continue;
        if (choice.first.site != NoSite) {
            choice.secondWalk = entry.distance;
            choice.hasSecond = true;
            break;
        }
        choice.first = {entry.site, entry.distance};
    }
    return choice;
}

// Joint goals: the client's cost as it stands; adds to `loss` what each of its open sites takes off it.
std::int64_t addJoint(const SitingProblem& problem, std::size_t client,
                      const std::vector<std::uint8_t>& isOpen, std::vector<std::int64_t>& loss) {
    const JointShare share(problem);
    std::vector<std::pair<std::uint32_t, std::int64_t>> open;
    for (const WalkEntry& entry : problem.row(client))
        if (isOpen[entry.site] != 0)
            open.emplace_back(entry.site, share.attraction(problem.cost(entry.distance)));
    const auto without = [&](std::uint32_t left) {
        JointShare::Sum sum;
        for (const auto& [site, attraction] : open)
            if (site != left)
                share.add(sum, attraction);
        return share.value(sum);
    };
    const std::int64_t whole = without(NoSite);
    for (const auto& [site, attraction] : open)
        loss[site] += problem.weight(client) * (whole - without(site));
    return problem.weight(client) * (problem.missCost() - whole);
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
    std::int64_t cost = 0;
    std::int64_t worst = 0; // cost when nobody is served
    for (const std::uint32_t site : plan.open) {
        cost += problem.openingCost(site);
        loss[site] = -problem.openingCost(site);
    }
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        const Choice choice = nearestOpen(problem, i, isOpen);
        plan.allocation.push_back(choice.first);
        if (!problem.isReachable(i))
            continue;
        worst += problem.weight(i) * problem.missCost();
        if (choice.first.site == NoSite) {
            cost += problem.weight(i) * problem.missCost();
            ++plan.unserved;
            plan.cut += problem.reach(i) != CompleteReach;
            continue;
        }
        if (problem.isJoint()) {
            cost += addJoint(problem, i, isOpen, loss);
            continue;
        }
        const std::int64_t first = problem.cost(choice.first.walk);
        const std::int64_t second = choice.hasSecond ? problem.cost(choice.secondWalk) : problem.missCost();
        cost += problem.weight(i) * first;
        loss[choice.first.site] += problem.weight(i) * (second - first);
    }
    for (const std::uint32_t site : plan.open)
        plan.closingCost.push_back(loss[site]);

    const std::int64_t bound = std::min(answer.bound, cost);
    plan.objective = problem.isMaximised() ? worst - cost : cost;
    plan.bound = problem.isMaximised() ? worst - bound : bound;
    judge(plan, meter);
    return plan;
}

void judge(SitingPlan& plan, const WorkMeter& meter) {
    plan.gap = static_cast<double>(std::abs(plan.objective - plan.bound)) /
               static_cast<double>(std::max<std::int64_t>(1, plan.objective));
    plan.stoppedBy = meter.reason();
    plan.status = plan.bound == plan.objective           ? SolveStatus::Optimal
                  : plan.stoppedBy == StopReason::Cancel ? SolveStatus::Cancelled
                                                         : SolveStatus::Feasible;
}

} // namespace planner::detail
