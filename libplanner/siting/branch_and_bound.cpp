#include "libplanner/siting/branch_and_bound.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

constexpr StepRule RootRule{.scale = 1.5, .least = 2e-3, .deflection = 0.3, .patience = 12, .returns = true};
constexpr StepRule NodeRule{.scale = 0.5, .least = 2e-3, .deflection = 0.3, .patience = 12, .returns = true};
constexpr int RootSteps = 600;
constexpr int NodeSteps = 80;
constexpr int SearchEvery = 10;
constexpr double Memory = 0.95;

} // namespace

std::int64_t BranchAndBound::explore(const std::vector<std::uint32_t>& prices, int depth) {
    if (!m_lagrange.canTake())
        return m_answer.objective;
    --m_nodesLeft;
    std::int64_t bound = 0;
    std::vector<std::uint32_t> fixed;
    m_lagrange.setPrices(prices);
    m_lagrange.restart(depth == 0 ? RootRule : NodeRule);
    if (boundNode(depth, bound, fixed))
        bound = m_answer.objective;
    else if (!isOver())
        bound = std::max(bound, branch(m_lagrange.bestPrices(), bound, depth));
    for (const std::uint32_t site : fixed)
        m_lagrange.fix(site, Fixing::Free);
    return bound;
}

// Climbs at one node; true when nothing better than the answer is left below it.
bool BranchAndBound::boundNode(int depth, std::int64_t& bound, std::vector<std::uint32_t>& fixed) {
    const int steps = depth == 0 ? RootSteps : NodeSteps;
    for (int n = 0; n < steps && !isOver(); ++n) {
        if (!m_lagrange.evaluate(m_meter))
            return false;
        m_meter.spend(1);
        if (n % SearchEvery == 0)
            tryTaken();
        bound = std::max(bound, m_lagrange.bound());
        if (bound >= m_answer.objective)
            return true;
        for (std::uint32_t j = 0; j < m_average.size(); ++j)
            m_average[j] = Memory * m_average[j] + (1.0 - Memory) * (m_lagrange.isTaken(j) ? 1.0 : 0.0);
        for (const auto& [site, fixing] : m_lagrange.fixable(m_answer.objective)) {
            m_lagrange.fix(site, fixing);
            fixed.push_back(site);
        }
        if (!m_lagrange.canTake())
            return true;
        if (m_lagrange.isExhausted())
            break;
        m_lagrange.step(m_answer.objective);
    }
    return false;
}

std::int64_t BranchAndBound::branch(const std::vector<std::uint32_t>& prices, std::int64_t bound, int depth) {
    std::uint32_t site = NoSite;
    for (std::uint32_t j = 0; j < m_average.size(); ++j)
        if (m_lagrange.fixings()[j] == Fixing::Free &&
            (site == NoSite || std::abs(m_average[j] - 0.5) < std::abs(m_average[site] - 0.5)))
            site = j;
    if (site == NoSite) {
        // Everything is settled: the one choice left is what the bound takes.
        tryTaken();
        return m_answer.objective;
    }
    std::int64_t weakest = m_answer.objective;
    for (const Fixing fixing : {Fixing::Open, Fixing::Closed}) {
        m_lagrange.fix(site, fixing);
        weakest = std::min(weakest, isOver() ? bound : explore(prices, depth + 1));
    }
    m_lagrange.fix(site, Fixing::Free);
    return weakest;
}

// The bound's choice as a plan; a promising one is searched from.
void BranchAndBound::tryTaken() {
    std::int64_t objective = 0;
    for (const std::uint32_t site : m_lagrange.taken())
        objective += m_instance.openingCost(site);
    for (std::size_t i = 0; i < m_instance.clientCount(); ++i) {
        std::uint32_t cost = m_instance.missCost();
        for (const WalkEntry& entry : m_instance.row(i))
            if (m_lagrange.isTaken(entry.site)) {
                cost = entry.distance;
                break;
            }
        objective += m_instance.weight(i) * cost;
    }
    if (objective >= m_answer.objective)
        return;
    m_answer.open = m_lagrange.taken();
    m_answer.objective = objective;
    m_answer.foundSeconds = m_meter.cpuSeconds();
    if (!m_search.start(m_answer.open, m_meter))
        return;
    m_search.descend(m_meter);
    if (m_search.objective() < m_answer.objective) {
        m_answer.open = m_search.openSites();
        m_answer.objective = m_search.objective();
        m_answer.foundSeconds = m_meter.cpuSeconds();
    }
}

} // namespace planner::detail
