#include "brute_force_siting.h"

#include <algorithm>
#include <cmath>

using namespace planner;

namespace tests {

namespace {

__extension__ using Wide = __int128;

bool isIn(const std::vector<std::uint32_t>& sites, std::uint32_t site) {
    return std::find(sites.begin(), sites.end(), site) != sites.end();
}

/// The client's nearest open site and walk, equal walks to the lower number.
std::optional<WalkEntry> nearest(const SitingProblem& problem, std::size_t client,
                                 const std::vector<std::uint32_t>& open) {
    std::optional<WalkEntry> best;
    for (const WalkEntry& entry : problem.row(client))
        if (isIn(open, entry.site) && (!best || entry.distance < best->distance ||
                                       (entry.distance == best->distance && entry.site < best->site)))
            best = entry;
    return best;
}

bool isReachable(const SitingProblem& problem, std::size_t client, std::uint32_t walk) {
    const auto row = problem.row(client);
    return std::any_of(row.begin(), row.end(), [&](const WalkEntry& entry) {
        return entry.distance <= walk && problem.state(entry.site) != SiteState::Forbidden;
    });
}

bool keepsCover(const SitingProblem& problem, const CoverLimit& limit,
                const std::vector<std::uint32_t>& open) {
    std::int64_t total = 0;
    std::int64_t covered = 0;
    for (std::size_t n = 0; n < limit.clients.size(); ++n) {
        if (!isReachable(problem, limit.clients[n], limit.walk))
            continue;
        total += limit.weights[n];
        const auto served = nearest(problem, limit.clients[n], open);
        if (served && served->distance <= limit.walk)
            covered += limit.weights[n];
    }
    return Wide{covered} * 1'000'000 >= Wide{total} * limit.share;
}

bool keepsCapacities(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    const SitingLimits& limits = problem.limits();
    if (limits.capacities.empty())
        return true;
    std::vector<std::int64_t> load(problem.siteCount(), 0);
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (const auto served = nearest(problem, i, open))
            load[served->site] += limits.loads[i];
    for (std::size_t j = 0; j < load.size(); ++j)
        if (load[j] > limits.capacities[j])
            return false;
    return true;
}

std::int64_t uncovered(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (isReachable(problem, i, problem.limit()) && !nearest(problem, i, open))
            sum += problem.weight(i);
    return sum;
}

/// What a client comes to, in millionths, where all its open sites have a say: as a real number.
double jointShare(const SitingProblem& problem, std::size_t client, const std::vector<std::uint32_t>& open) {
    double missing = 1.0;
    int count = 0;
    for (const WalkEntry& entry : problem.row(client))
        if (isIn(open, entry.site)) {
            ++count;
            if (problem.input().isSplit)
                missing *= 1.0 - (1e6 - problem.cost(entry.distance)) / 1e6;
        }
    if (problem.input().isSplit)
        return (1.0 - missing) * 1e6;
    return count == 0 ? 0.0 : count == 1 ? 1e6 : 1e6 + problem.input().backupShare;
}

} // namespace

bool keepsShare(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (isReachable(problem, i, problem.limit()))
            total += problem.weight(i);
    return Wide{total - uncovered(problem, open)} * 1'000'000 >= Wide{total} * problem.coverShare();
}

bool keepsEverything(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    const SitingLimits& limits = problem.limits();
    for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
        if (isIn(open, j) && problem.state(j) == SiteState::Forbidden)
            return false;
        if (!isIn(open, j) && problem.state(j) == SiteState::Required)
            return false;
    }
    if (open.size() < problem.leastFacilities() || open.size() > problem.mostFacilities())
        return false;
    if (problem.goal() == SitingGoal::Fewest && !keepsShare(problem, open))
        return false;
    for (const auto& [a, b] : limits.tooClose)
        if (isIn(open, a) && isIn(open, b))
            return false;
    for (const CountLimit& limit : limits.counts) {
        const auto count = static_cast<std::uint32_t>(std::count_if(
            limit.sites.begin(), limit.sites.end(), [&](std::uint32_t site) { return isIn(open, site); }));
        if (count < limit.least || count > limit.most)
            return false;
    }
    for (const CoverLimit& limit : limits.covers)
        if (!keepsCover(problem, limit, open))
            return false;
    if (limits.budget) {
        std::int64_t spent = 0;
        for (const std::uint32_t site : open)
            spent += limits.prices[site];
        if (spent > *limits.budget)
            return false;
    }
    return keepsCapacities(problem, open);
}

std::int64_t objectiveOf(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    if (problem.goal() == SitingGoal::Fewest)
        return static_cast<std::int64_t>(open.size());
    std::int64_t sum = 0;
    std::int64_t longest = 0;
    for (const std::uint32_t site : open)
        sum += problem.openingCost(site);
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!isReachable(problem, i, problem.limit()))
            continue;
        if (problem.isJoint()) {
            // Shares are rounded down to whole millionths; a hair for the doubles here.
            sum += problem.weight(i) *
                   static_cast<std::int64_t>(std::floor(jointShare(problem, i, open) + 1e-6));
            continue;
        }
        const auto served = nearest(problem, i, open);
        const std::int64_t cost = served ? problem.cost(served->distance) : problem.missCost();
        sum += problem.weight(i) * (problem.isMaximised() ? problem.missCost() - cost : cost);
        if (problem.weight(i) > 0)
            longest = std::max<std::int64_t>(longest, served ? served->distance : problem.unservedWalk());
    }
    return problem.goal() == SitingGoal::WorstWalk ? longest : sum;
}

std::optional<std::int64_t> bestByTrying(const SitingProblem& problem) {
    std::optional<std::int64_t> best;
    for (std::uint32_t mask = 0; mask < (1U << problem.siteCount()); ++mask) {
        std::vector<std::uint32_t> open;
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
            if ((mask >> j & 1U) != 0)
                open.push_back(j);
        if (!keepsEverything(problem, open))
            continue;
        const std::int64_t value = objectiveOf(problem, open);
        if (!best || (problem.isMaximised() ? value > *best : value < *best))
            best = value;
    }
    return best;
}

} // namespace tests
