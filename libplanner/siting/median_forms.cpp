#include "libplanner/siting/median_forms.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planner::detail {

namespace {

constexpr double Steepness = 12.0;

/// Grows with the walk's twelfth power from 10^6 at `longest`, or up to 10^9 at the unserved walk.
class SteepCost {
public:
    SteepCost(const SitingProblem& problem, std::uint32_t longest)
        : m_at(std::max(1.0, static_cast<double>(longest > 0 ? longest : problem.unservedWalk()))),
          m_unit(longest > 0 ? 1e6 : 1e9) {}

    std::uint32_t operator()(std::uint32_t walk) const {
        const double cost = std::pow(static_cast<double>(walk) / m_at, Steepness) * m_unit;
        return static_cast<std::uint32_t>(std::llround(std::min(cost, Most)));
    }

private:
    static constexpr double Most = 4e9;
    double m_at;
    double m_unit;
};

} // namespace

std::vector<Fixing> fixingsOf(const SitingProblem& problem) {
    std::vector<Fixing> fixings;
    fixings.reserve(problem.siteCount());
    for (const SiteState state : problem.states())
        fixings.push_back(state == SiteState::Required    ? Fixing::Open
                          : state == SiteState::Forbidden ? Fixing::Closed
                                                          : Fixing::Free);
    return fixings;
}

std::unique_ptr<MedianInstance> medianOf(const SitingProblem& problem, std::vector<Fixing> fixings,
                                         FacilityRange range, bool hasOpeningCosts, WorkMeter& meter,
                                         std::uint32_t longest) {
    const SteepCost steepCost(problem, longest);
    const bool isSteep = problem.goal() == SitingGoal::WorstWalk;
    MedianSites sites;
    sites.fixings = std::move(fixings);
    sites.least = range.least;
    sites.most = range.most;
    sites.missCost = isSteep ? steepCost(problem.unservedWalk()) + 1 : problem.missCost();
    for (std::size_t j = 0; j < problem.siteCount(); ++j)
        sites.openingCosts.push_back(hasOpeningCosts ? problem.openingCost(j) : 0);
    MedianRows rows;
    rows.offsets.assign(problem.offsets().begin(), problem.offsets().end());
    rows.caps.assign(problem.clientCount(), sites.missCost);
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        const std::int64_t weight = problem.isReachable(i) ? problem.weight(i) : 0;
        rows.weights.push_back(isSteep ? std::min<std::int64_t>(weight, 1) : weight);
    }
    rows.entries.reserve(problem.entryCount());
    for (const WalkEntry& entry : problem.entries())
        rows.entries.push_back(
            {entry.site, isSteep ? steepCost(entry.distance) : problem.cost(entry.distance)});
    return std::make_unique<MedianInstance>(std::move(sites), std::move(rows), meter);
}

std::int64_t longestWalk(const SitingProblem& problem, const std::vector<std::uint32_t>& walks) {
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (problem.isReachable(i) && problem.weight(i) > 0)
            longest = std::max<std::int64_t>(longest, walks[i]);
    return longest;
}

} // namespace planner::detail
