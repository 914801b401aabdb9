#include "libplanner/siting/capacitated_branching.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

constexpr StepRule RootRule{.scale = 0.8, .least = 4e-3, .deflection = 0.4, .patience = 10, .returns = true};
constexpr StepRule NodeRule{.scale = 0.5, .least = 8e-3, .deflection = 0.4, .patience = 6, .returns = true};
constexpr int RootSteps = 300;
constexpr int NodeSteps = 60;
constexpr int SearchEvery = 15;
constexpr double Memory = 0.92;
constexpr double SureShare = 0.04; ///< taken less often, or more often than all but this: not worth branching

} // namespace

CapacitatedBranching::CapacitatedBranching(const CapacitatedProblem& problem, CapacitatedBound& bound,
                                           CapacitatedSearch& search, WorkMeter& meter)
    : m_problem(problem), m_bound(bound), m_search(search), m_meter(meter),
      m_siteShare(problem.siteCount(), 0.5), m_clientDoubt(problem.clientCount(), 0.0) {}

std::int64_t CapacitatedBranching::upper() const {
    return m_search.answer().isFound ? m_search.answer().cost : m_problem.worstCost() + 1;
}

std::int64_t CapacitatedBranching::run(const std::vector<std::int64_t>& prices, std::int64_t mostSteps) {
    m_stepsLeft = mostSteps;
    const CapacitatedBound::Settings before = m_bound.settings();
    const std::int64_t bound = explore(prices, 0);
    m_bound.apply(before);
    return bound;
}

std::int64_t CapacitatedBranching::explore(const std::vector<std::int64_t>& prices, int depth) {
    if (!m_bound.settle())
        return upper();
    m_bound.setPrices(prices);
    m_bound.restart(depth == 0 ? RootRule : NodeRule);
    std::int64_t bound = 0;
    if (boundNode(depth, bound))
        return upper();
    if (isOver())
        return bound;
    return std::max(bound, branch(m_bound.bestPrices(), bound, depth));
}

// Climbs at one node; true when nothing better than the answer is left below it.
bool CapacitatedBranching::boundNode(int depth, std::int64_t& bound) {
    const int steps = depth == 0 ? RootSteps : NodeSteps;
    for (int n = 0; n < steps && !isOver(); ++n) {
        if (!m_bound.evaluate(m_meter))
            return false;
        m_meter.spend(1);
        --m_stepsLeft;
        remember();
        if (n % SearchEvery == 0)
            m_search.tryFrom(m_bound.taken());
        offerTaken();
        bound = std::max(bound, m_bound.bound());
        if (bound >= upper())
            return true;
        const auto fixable = m_bound.fixable(upper());
        for (const auto& [site, fixing] : fixable)
            m_bound.fix(site, fixing);
        if (!fixable.empty() && !m_bound.settle())
            return true;
        if (m_bound.isExhausted())
            break;
        m_bound.step(upper());
    }
    return false;
}

void CapacitatedBranching::remember() {
    for (std::uint32_t j = 0; j < m_siteShare.size(); ++j)
        m_siteShare[j] = Memory * m_siteShare[j] + (1.0 - Memory) * (m_bound.isTaken(j) ? 1.0 : 0.0);
    for (std::uint32_t i = 0; i < m_clientDoubt.size(); ++i)
        m_clientDoubt[i] = Memory * m_clientDoubt[i] + (1.0 - Memory) * std::abs(m_bound.excess(i));
}

// Where every client is served just once, the bound's choice is a plan.
void CapacitatedBranching::offerTaken() {
    const std::vector<std::uint32_t> siteOf = m_bound.assignment();
    if (!siteOf.empty())
        m_search.offer(siteOf, m_bound.taken());
}

std::uint32_t CapacitatedBranching::doubtfulSite() const {
    std::uint32_t found = NoSite;
    for (std::uint32_t j = 0; j < m_siteShare.size(); ++j)
        if (m_bound.fixing(j) == Fixing::Free &&
            (found == NoSite || std::abs(m_siteShare[j] - 0.5) < std::abs(m_siteShare[found] - 0.5)))
            found = j;
    return found;
}

std::uint32_t CapacitatedBranching::doubtfulClient() const {
    std::uint32_t found = NoSite;
    double most = -1.0;
    for (std::uint32_t i = 0; i < m_clientDoubt.size(); ++i) {
        const double doubt = m_clientDoubt[i] * static_cast<double>(m_problem.demand(i) + 1);
        if (!m_bound.isSettled(i) && doubt > most) {
            most = doubt;
            found = i;
        }
    }
    return found;
}

std::int64_t CapacitatedBranching::branch(const std::vector<std::int64_t>& prices, std::int64_t bound,
                                          int depth) {
    const std::uint32_t site = doubtfulSite();
    const std::uint32_t client = doubtfulClient();
    const bool isSure =
        site == NoSite || m_siteShare[site] < SureShare || m_siteShare[site] > 1.0 - SureShare;
    if (site != NoSite && (!isSure || client == NoSite))
        return branchOnSite(site, prices, bound, depth);
    if (client == NoSite) {
        // Everything is settled: the one plan left is what the bound takes.
        if (m_bound.evaluate(m_meter))
            offerTaken();
        return upper();
    }
    return branchOnClient(client, prices, bound, depth);
}

std::int64_t CapacitatedBranching::branchOnSite(std::uint32_t site, const std::vector<std::int64_t>& prices,
                                                std::int64_t bound, int depth) {
    const CapacitatedBound::Settings before = m_bound.settings();
    const bool isOpenFirst = m_siteShare[site] >= 0.5;
    std::int64_t weakest = upper();
    for (const Fixing fixing :
         {isOpenFirst ? Fixing::Open : Fixing::Closed, isOpenFirst ? Fixing::Closed : Fixing::Open}) {
        m_bound.fix(site, fixing);
        weakest = std::min(weakest, isOver() ? bound : explore(prices, depth + 1));
        m_bound.apply(before);
    }
    return std::min(weakest, upper());
}

// At the cheapest site it may have, or not there.
std::int64_t CapacitatedBranching::branchOnClient(std::uint32_t client,
                                                  const std::vector<std::int64_t>& prices, std::int64_t bound,
                                                  int depth) {
    std::uint32_t site = NoSite;
    for (const std::uint32_t near : m_problem.row(client)) {
        if (!m_bound.mayServe(client, near))
            continue;
        if (site == NoSite)
            site = near;
        if (m_siteShare[near] > 0.5) {
            site = near;
            break;
        }
    }
    const CapacitatedBound::Settings before = m_bound.settings();
    std::int64_t weakest = upper();
    for (const bool isThere : {true, false}) {
        for (std::uint32_t j = 0; j < m_problem.siteCount(); ++j)
            if ((j == site) != isThere)
                m_bound.ban(client, j);
        weakest = std::min(weakest, isOver() ? bound : explore(prices, depth + 1));
        m_bound.apply(before);
    }
    return std::min(weakest, upper());
}

} // namespace planner::detail
