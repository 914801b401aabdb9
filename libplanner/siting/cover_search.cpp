#include "libplanner/siting/cover_search.h"

#include "libplanner/base/random.h"
#include "libplanner/siting/greedy_start.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"

#include <algorithm>
#include <vector>

namespace planner::detail {

namespace {

constexpr std::int64_t NodesEach = 4000;

std::int64_t reachableWeight(const SitingProblem& problem) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (problem.isReachable(i))
            total += problem.weight(i);
    return total;
}

// Weight that may stay uncovered: the largest that leaves the share wanted.
std::int64_t mayStay(const SitingProblem& problem) {
    const std::int64_t total = reachableWeight(problem);
    const auto wanted =
        static_cast<std::int64_t>((static_cast<Wide>(total) * problem.coverShare() + 999'999) / 1'000'000);
    return total - wanted;
}

bool counts(const SitingProblem& problem, std::size_t client) {
    return problem.isReachable(client) && problem.weight(client) > 0;
}

std::int64_t longestWalk(const SitingProblem& problem, const SitingPlan& plan) {
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (counts(problem, i))
            longest = std::max<std::int64_t>(longest, plan.allocation[i].walk);
    return longest;
}

// Every distance that may be the longest walk, ascending: none shorter than the farthest nearest site.
std::vector<std::uint32_t> radiiOf(const SitingProblem& problem) {
    std::uint32_t least = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!counts(problem, i))
            continue;
        for (const WalkEntry& entry : problem.row(i)) {
            if (problem.state(entry.site) == SiteState::Forbidden)
                continue;
            least = std::max(least, entry.distance);
            break;
        }
    }
    std::vector<std::uint32_t> radii;
    for (const WalkEntry& entry : problem.entries())
        if (entry.distance >= least)
            radii.push_back(entry.distance);
    std::sort(radii.begin(), radii.end());
    radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
    return radii;
}

} // namespace

SitingPlan solveFewest(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter) {
    const std::int64_t allowed = mayStay(problem);
    const bool isWeighted = allowed > 0;
    std::uint32_t proven =
        std::max<std::uint32_t>(problem.leastFacilities(), allowed < reachableWeight(problem));
    MedianAnswer best;
    {
        const MedianInstance any(problem, problem.limit(),
                                 {problem.leastFacilities(), problem.mostFacilities()}, isWeighted, meter);
        if (any.isComplete())
            best.open = greedyStart(any, meter, allowed);
        else
            for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
                if (problem.state(j) != SiteState::Forbidden)
                    best.open.push_back(j);
    }
    best.foundSeconds = meter.cpuSeconds();
    std::uint32_t low = proven;
    while (low < best.open.size() && !meter.isOver()) {
        const auto most = static_cast<std::uint32_t>(best.open.size());
        const std::uint32_t middle = low + (most - low) / 2;
        const MedianInstance instance(problem, problem.limit(), {middle, middle}, isWeighted, meter);
        const MedianDecision found = decideMedian(instance, allowed, NodesEach, seed, meter);
        if (found.decision == Decision::Yes)
            best = found.answer;
        else
            low = middle + 1;
        if (found.decision == Decision::No)
            proven = middle + 1;
        meter.report(static_cast<std::int64_t>(best.open.size()), proven);
    }
    SitingPlan plan = assemblePlan(problem, best, meter);
    plan.objective = static_cast<std::int64_t>(plan.open.size());
    plan.bound = std::min<std::int64_t>(proven, plan.objective);
    judge(plan, meter);
    return plan;
}

SitingPlan solveWorstWalk(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter) {
    const std::vector<std::uint32_t> radii = radiiOf(problem);
    const std::uint32_t facilities = problem.facilities();
    const auto decide = [&](std::uint32_t radius) {
        const MedianInstance instance(problem, radius, {facilities, facilities}, false, meter);
        return decideMedian(instance, 0, NodesEach, seed, meter);
    };
    const auto planOf = [&](const MedianAnswer& answer) {
        SitingPlan plan = assemblePlan(problem, answer, meter);
        plan.objective = longestWalk(problem, plan);
        return plan;
    };
    // radii[low ..] may be the answer; those below `proven` are known to be too short.
    std::size_t low = 0;
    std::size_t proven = 0;
    std::size_t high = radii.size();
    SitingPlan best;
    while ((low < high && !meter.isOver()) || best.open.empty()) {
        // The longest radius goes first: it yields a plan to show.
        const std::size_t middle = best.open.empty() ? radii.size() - 1 : low + (high - low) / 2;
        const MedianDecision found = decide(radii[middle]);
        if (found.decision == Decision::Yes || best.open.empty())
            best = planOf(found.answer);
        if (found.decision == Decision::Yes)
            high = static_cast<std::size_t>(std::lower_bound(radii.begin(), radii.end(), best.objective) -
                                            radii.begin());
        else
            low = middle + 1;
        if (found.decision == Decision::No)
            proven = middle + 1;
        meter.report(best.objective, proven < radii.size() ? radii[proven] : problem.unservedWalk());
    }
    best.bound = proven < radii.size() ? radii[proven] : problem.unservedWalk();
    best.bound = std::min(best.bound, best.objective);
    best.iterations = meter.spent();
    judge(best, meter);
    return best;
}

} // namespace planner::detail
