#include "libplanner/siting/capacitated_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planner::detail {

namespace {

constexpr double FirstHeat = 0.25; ///< of what a client costs on average
constexpr double LastHeat = 0.005;
constexpr int PenaltyEvery = 40;
constexpr std::int64_t StepsPerEffort = 2;
constexpr std::size_t LeastSites = 2; ///< emptied in a step
constexpr std::size_t MoreSites = 3;
constexpr double Noise = 0.3;

} // namespace

CapacitatedSearch::CapacitatedSearch(const CapacitatedProblem& problem, std::uint64_t seed, WorkMeter& meter)
    : m_problem(problem), m_meter(meter), m_random(seed), m_state(problem), m_moves(m_state) {
    // A unit too much costs about what carrying a unit to a site in the middle of its row does.
    double cost = 0.0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        cost += static_cast<double>(problem.cost(i, problem.row(i)[problem.siteCount() / 4]));
    m_firstPenalty =
        std::max(1.0, cost / static_cast<double>(std::max<std::int64_t>(1, problem.totalDemand())));
    m_penalty = m_firstPenalty;
    m_state.setPenalty(std::llround(m_penalty));
}

void CapacitatedSearch::keep() {
    if (m_state.overload() > 0 || (m_answer.isFound && m_state.cost() >= m_answer.cost))
        return;
    m_answer = {true, m_state.openSites(), m_state.sitesOfAll(), m_state.cost(), m_meter.cpuSeconds()};
}

void CapacitatedSearch::offer(const std::vector<std::uint32_t>& siteOf,
                              const std::vector<std::uint32_t>& open) {
    m_state.become(siteOf, open);
    keep();
}

// As many sites as are wanted, holding the demand together: the most roomy for their cost come first, the
// least roomy leave.
void CapacitatedSearch::fillUp() {
    const auto capacity = [this] {
        std::int64_t sum = 0;
        for (const std::uint32_t site : m_state.openSites())
            sum += m_problem.capacity(site);
        return sum;
    };
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
        const double left =
            static_cast<double>(m_problem.openingCost(a)) * static_cast<double>(m_problem.capacity(b));
        const double right =
            static_cast<double>(m_problem.openingCost(b)) * static_cast<double>(m_problem.capacity(a));
        return left != right ? left < right
               : m_problem.capacity(a) != m_problem.capacity(b)
                   ? m_problem.capacity(a) > m_problem.capacity(b)
                   : a < b;
    };
    std::vector<std::uint32_t> order(m_problem.siteCount());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), before);
    for (const std::uint32_t site : order) {
        const bool isEnough =
            m_state.openCount() >= m_problem.leastFacilities() && capacity() >= m_problem.totalDemand();
        if (isEnough || m_state.openCount() >= m_problem.mostFacilities())
            break;
        if (!m_state.isOpen(site))
            m_state.open(site);
    }
    // A number of sites that is too small for the demand: larger ones take the places of the smallest.
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_problem.capacity(a) != m_problem.capacity(b) ? m_problem.capacity(a) > m_problem.capacity(b)
                                                              : a < b;
    });
    std::size_t smallest = order.size();
    for (const std::uint32_t site : order) {
        if (capacity() >= m_problem.totalDemand())
            break;
        if (m_state.isOpen(site))
            continue;
        while (smallest > 0 && !m_state.isOpen(order[smallest - 1]))
            --smallest;
        if (smallest == 0)
            break;
        m_state.close(order[smallest - 1]);
        m_state.open(site);
    }
}

void CapacitatedSearch::tryFrom(const std::vector<std::uint32_t>& sites) {
    for (std::uint32_t i = 0; i < m_problem.clientCount(); ++i)
        m_state.assign(i, NoSite);
    for (const std::uint32_t site : m_state.openSites())
        m_state.close(site);
    for (const std::uint32_t site : sites)
        m_state.open(site);
    fillUp();
    std::vector<std::uint32_t> all(m_problem.clientCount());
    std::iota(all.begin(), all.end(), 0U);
    m_moves.insert(all, 0.0, m_random);
    polish(all);
    keep();
}

void CapacitatedSearch::polish(const std::vector<std::uint32_t>& clients) {
    m_moves.descend(clients);
    std::vector<std::uint32_t> touched;
    for (const std::uint32_t client : clients)
        touched.push_back(m_state.siteOf(client));
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::uint32_t site : touched) {
        if (!m_state.isOpen(site))
            continue;
        const std::uint32_t now = m_moves.recentre(site);
        if (now != site)
            m_moves.descend(m_state.clientsOf(now));
    }
    if (m_problem.facilities())
        return;
    for (const std::uint32_t site : touched) // where the number is free, empty sites only cost
        if (m_state.isOpen(site) && m_state.clientsOf(site).empty() && m_state.openCount() > 1)
            m_state.close(site);
}

std::vector<std::uint32_t> CapacitatedSearch::openNear(std::uint32_t client, std::size_t count) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t site : m_problem.row(client)) {
        if (found.size() >= count)
            break;
        if (m_state.isOpen(site))
            found.push_back(site);
    }
    return found;
}

// A closed site, the nearer the likelier.
std::uint32_t CapacitatedSearch::closedNear(std::uint32_t client) {
    const std::size_t wanted = 2 + 2 * m_problem.siteCount() / std::max<std::size_t>(1, m_state.openCount());
    std::vector<std::uint32_t> found;
    for (const std::uint32_t site : m_problem.row(client)) {
        if (found.size() >= wanted)
            break;
        if (!m_state.isOpen(site))
            found.push_back(site);
    }
    return found.empty() ? NoSite : found[m_random.below(found.size())];
}

void CapacitatedSearch::disturb() {
    const auto seed = static_cast<std::uint32_t>(m_random.below(m_problem.clientCount()));
    std::vector<std::uint32_t> sites = openNear(seed, LeastSites + m_random.below(MoreSites));
    const double share = m_random.below(2) == 0 ? 1.0 : 0.3 + 0.7 * m_random.unit();
    const std::uint64_t kind = m_random.below(10);
    const bool isFree = !m_problem.facilities();
    const bool opens = isFree ? kind < 5 : kind < 4;
    const bool closes = isFree ? (kind >= 3 && kind < 7) : opens;
    m_removed.clear();
    const std::uint32_t closing =
        closes && (isFree ? m_state.openCount() > 1 : true) ? sites[m_random.below(sites.size())] : NoSite;
    for (const std::uint32_t site : sites)
        for (const std::uint32_t client : m_state.clientsOf(site))
            if (site == closing || share == 1.0 || m_random.unit() < share)
                m_removed.push_back(client);
    const std::uint32_t opening = opens ? closedNear(seed) : NoSite;
    if (opening == NoSite && !isFree && closing != NoSite)
        return m_removed.clear();
    for (const std::uint32_t client : m_removed)
        m_state.assign(client, NoSite);
    if (opening != NoSite)
        m_state.open(opening);
    if (closing != NoSite)
        m_state.close(closing);
}

void CapacitatedSearch::step() {
    disturb();
    m_moves.insert(m_removed, Noise, m_random);
    polish(m_removed);
}

void CapacitatedSearch::adaptPenalty() {
    m_overloaded += m_state.overload() > 0;
    if (++m_counted < PenaltyEvery)
        return;
    if (4 * m_overloaded > 3 * m_counted)
        m_penalty = std::min(m_penalty * 1.25, m_firstPenalty * 1000.0);
    else if (4 * m_overloaded < m_counted)
        m_penalty = std::max(m_penalty * 0.85, m_firstPenalty * 0.05);
    m_state.setPenalty(std::max<std::int64_t>(1, std::llround(m_penalty)));
    m_overloaded = m_counted = 0;
}

void CapacitatedSearch::anneal(std::int64_t steps, const std::function<bool()>& isEnough) {
    if (m_answer.isFound)
        m_state.become(m_answer.siteOf, m_answer.open);
    const double unit = static_cast<double>(m_state.cost()) / static_cast<double>(m_problem.clientCount());
    for (std::int64_t n = 0; n < steps; ++n) {
        if (n % StepsPerEffort == 0) {
            m_meter.spend(1);
            if (m_meter.isOver() || isEnough())
                return;
        }
        const double done = static_cast<double>(n) / static_cast<double>(steps);
        const double heat = unit * FirstHeat * std::pow(LastHeat / FirstHeat, done);
        const std::vector<std::uint32_t> siteOf = m_state.sitesOfAll();
        const std::vector<std::uint32_t> open = m_state.openSites();
        const std::int64_t before = m_state.penalised();
        step();
        keep();
        const auto change = static_cast<double>(m_state.penalised() - before);
        if (change > 0.0 && m_random.unit() >= std::exp(-change / heat))
            m_state.become(siteOf, open);
        adaptPenalty();
    }
}

} // namespace planner::detail
