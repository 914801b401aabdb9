#include "random_siting.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

using namespace planner;

namespace tests {

SitingInput randomSiting(const SitingCase& shape, Random& random) {
    struct Spot {
        std::int64_t x;
        std::int64_t y;
    };
    const auto spot = [&] {
        const auto x = static_cast<std::int64_t>(random.below(shape.extent));
        return Spot{x, static_cast<std::int64_t>(random.below(shape.extent))};
    };
    SitingInput input;
    input.facilities = shape.facilities;
    if (shape.maxWalk)
        input.maxWalk = Distance{*shape.maxWalk};
    if (shape.unservedWalk)
        input.unservedWalk = Distance{*shape.unservedWalk};
    std::vector<Spot> sites;
    for (std::uint32_t j = 0; j < shape.sites; ++j) {
        sites.push_back(spot());
        input.states.push_back(SiteState::Candidate);
    }
    if (shape.hasStates) {
        std::uint32_t required = 0;
        std::uint32_t mayOpen = shape.sites;
        for (SiteState& state : input.states) {
            const std::uint64_t dice = random.below(6);
            if (dice == 0 && required < shape.facilities) {
                state = SiteState::Required;
                ++required;
            } else if (dice == 1 && mayOpen > shape.facilities) {
                state = SiteState::Forbidden;
                --mayOpen;
            }
        }
    }
    input.offsets.push_back(0);
    for (std::uint32_t i = 0; i < shape.clients; ++i) {
        const Spot home = spot();
        const std::uint64_t least = shape.hasZeroWeights && i > 0 && random.below(4) == 0 ? 0 : 1;
        input.weights.push_back(static_cast<std::int64_t>(least * (1 + random.below(shape.largestWeight))));
        std::vector<WalkEntry> row;
        if (!(shape.hasIslands && i > 0 && random.below(5) == 0))
            for (std::uint32_t j = 0; j < shape.sites; ++j)
                row.push_back({j, static_cast<std::uint32_t>(std::abs(sites[j].x - home.x) +
                                                             std::abs(sites[j].y - home.y))});
        std::sort(row.begin(), row.end(), [](const WalkEntry& a, const WalkEntry& b) {
            return a.distance != b.distance ? a.distance < b.distance : a.site < b.site;
        });
        std::uint32_t reach = CompleteReach;
        if (shape.nearest && *shape.nearest < row.size()) {
            reach = row[*shape.nearest].distance;
            reach -= reach > 0; // one less than the first entry left out
            row.resize(*shape.nearest);
        }
        input.reach.push_back(reach);
        input.entries.insert(input.entries.end(), row.begin(), row.end());
        input.offsets.push_back(input.entries.size());
    }
    return input;
}

std::int64_t walkObjective(const SitingProblem& complete, const std::vector<std::uint32_t>& open) {
    std::int64_t objective = 0;
    for (std::size_t i = 0; i < complete.clientCount(); ++i) {
        std::uint32_t walk = complete.unservedWalk();
        bool isReachable = false;
        for (const WalkEntry& entry : complete.row(i)) {
            isReachable = isReachable || complete.state(entry.site) != SiteState::Forbidden;
            if (std::find(open.begin(), open.end(), entry.site) != open.end())
                walk = std::min(walk, entry.distance);
        }
        if (isReachable)
            objective += complete.weight(i) * walk;
    }
    return objective;
}

std::int64_t bruteForceWalk(const SitingProblem& complete) {
    const auto sites = static_cast<std::uint32_t>(complete.siteCount());
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t mask = 0; mask < (1U << sites); ++mask) {
        std::vector<std::uint32_t> open;
        bool isAllowed = true;
        for (std::uint32_t j = 0; j < sites; ++j) {
            const bool isOpen = (mask >> j & 1U) != 0;
            isAllowed = isAllowed && !(isOpen && complete.state(j) == SiteState::Forbidden) &&
                        !(!isOpen && complete.state(j) == SiteState::Required);
            if (isOpen)
                open.push_back(j);
        }
        if (isAllowed && open.size() == complete.facilities())
            best = std::min(best, walkObjective(complete, open));
    }
    return best;
}

} // namespace tests
