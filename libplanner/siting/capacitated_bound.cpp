#include "libplanner/siting/capacitated_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>

namespace planner::detail {

namespace {

constexpr std::int64_t MostCoverCells = 3'000'000;

// The finest fraction of a cost unit for which all sums stay exact in doubles.
unsigned chooseShift(std::int64_t worst) {
    unsigned shift = 0;
    while (shift < 12 && (worst << (shift + 1)) < (std::int64_t{1} << 50))
        ++shift;
    return shift;
}

} // namespace

CapacitatedBound::CapacitatedBound(const CapacitatedProblem& problem)
    : m_problem(problem), m_shift(chooseShift(problem.worstCost() + 1)),
      m_fixings(problem.siteCount(), Fixing::Free),
      m_isBanned(problem.siteCount() * problem.clientCount(), 0), m_room(problem.siteCount(), 0),
      m_settledAt(problem.clientCount(), NoSite), m_prices(problem.clientCount(), 0),
      m_direction(problem.clientCount(), 0.0), m_items(problem.siteCount()), m_served(problem.siteCount()),
      m_siteValues(problem.siteCount(), 0), m_isSolved(problem.siteCount(), 0),
      m_isTaken(problem.siteCount(), 0), m_excess(problem.clientCount(), 0) {
    (void)settle();
    startPrices();
}

// What a client would pay if a site's opening cost were shared by the demand it can hold; where the number
// is given, what it costs to go as far as that number of sites makes clients go.
void CapacitatedBound::startPrices() {
    std::int64_t highest = 0;
    const std::size_t sites = m_problem.siteCount();
    const std::size_t rank =
        hasNumber() ? std::min(sites - 1, sites / (2 * std::size_t{m_problem.mostFacilities()})) : 0;
    for (std::uint32_t i = 0; i < m_prices.size(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (std::uint32_t j = 0; j < sites; ++j) {
            const double share = static_cast<double>(m_problem.demand(i)) /
                                 static_cast<double>(std::max<std::int64_t>(1, m_problem.capacity(j)));
            least = std::min(least, static_cast<double>(m_problem.cost(i, j)) +
                                        share * static_cast<double>(m_problem.openingCost(j)));
            highest = std::max(highest, m_problem.cost(i, j) + m_problem.openingCost(j));
        }
        if (hasNumber())
            least = static_cast<double>(m_problem.cost(i, m_problem.row(i)[rank]));
        m_prices[i] = static_cast<std::int64_t>(least) << m_shift;
    }
    m_highest = (2 * highest + 1) << m_shift;
    m_bestPrices = m_prices;
}

std::int64_t CapacitatedBound::bound() const {
    if (!m_hasBest || m_bestValue <= 0)
        return 0;
    return ((m_bestValue - 1) >> m_shift) + 1;
}

bool CapacitatedBound::settle() {
    std::fill(m_settledAt.begin(), m_settledAt.end(), NoSite);
    for (std::size_t j = 0; j < m_room.size(); ++j)
        m_room[j] = m_problem.capacity(j);
    m_settledCost = 0;
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (std::uint32_t i = 0; i < m_settledAt.size(); ++i) {
            if (m_settledAt[i] != NoSite)
                continue;
            std::uint32_t only = NoSite;
            std::size_t count = 0;
            for (std::uint32_t j = 0; j < m_room.size() && count < 2; ++j)
                if (mayServe(i, j)) {
                    only = j;
                    ++count;
                }
            if (count == 0)
                return false;
            if (count > 1)
                continue;
            m_settledAt[i] = only;
            m_settledCost += m_problem.cost(i, only);
            m_room[only] -= m_problem.demand(i);
            m_fixings[only] = Fixing::Open;
            isChanged = true;
        }
    }
    std::size_t open = 0;
    std::size_t mayOpen = 0;
    std::int64_t capacity = 0;
    for (std::size_t j = 0; j < m_fixings.size(); ++j) {
        open += m_fixings[j] == Fixing::Open;
        mayOpen += m_fixings[j] != Fixing::Closed;
        capacity += m_fixings[j] != Fixing::Closed ? m_problem.capacity(j) : 0;
    }
    return open <= m_problem.mostFacilities() && mayOpen >= m_problem.leastFacilities() &&
           capacity >= m_problem.totalDemand();
}

void CapacitatedBound::apply(const Settings& settings) {
    m_fixings = settings.fixings;
    m_isBanned = settings.isBanned;
    (void)settle();
}

void CapacitatedBound::setPrices(const std::vector<std::int64_t>& prices) {
    m_prices = prices;
    m_bestPrices = prices;
    m_hasBest = false;
    m_bestValue = 0;
    m_pace.forget();
    std::fill(m_direction.begin(), m_direction.end(), 0.0);
}

void CapacitatedBound::restart(const StepRule& rule) {
    m_pace.restart(rule);
    goBackTo(m_bestPrices, m_prices, m_direction);
}

// What every site would gain, capacity taken with fractions.
bool CapacitatedBound::fillSites(WorkMeter& meter) {
    for (auto& items : m_items)
        items.clear();
    for (std::uint32_t i = 0; i < m_prices.size(); ++i) {
        if (m_settledAt[i] != NoSite)
            continue;
        for (const std::uint32_t site : m_problem.row(i)) {
            const std::int64_t profit = m_prices[i] - (m_problem.cost(i, site) << m_shift);
            if (profit <= 0)
                break;
            if (mayServe(i, site))
                m_items[site].push_back({profit, m_problem.demand(i), i});
        }
    }
    for (std::uint32_t j = 0; j < m_items.size(); ++j) {
        if (j % 64 == 63 && meter.isInterrupted())
            return false;
        m_siteValues[j] = (m_problem.openingCost(j) << m_shift) - Knapsack::relaxed(m_items[j], m_room[j]);
    }
    std::fill(m_isSolved.begin(), m_isSolved.end(), std::uint8_t{0});
    return true;
}

void CapacitatedBound::solveSite(std::uint32_t site) {
    if (m_isSolved[site] != 0)
        return;
    m_siteValues[site] =
        (m_problem.openingCost(site) << m_shift) - m_knapsack.solve(m_items[site], m_room[site]);
    m_served[site] = m_knapsack.taken();
    m_isSolved[site] = 1;
}

bool CapacitatedBound::evaluate(WorkMeter& meter) {
    if (!fillSites(meter))
        return false;
    std::vector<std::uint32_t> free;
    m_taken.clear();
    for (std::uint32_t j = 0; j < m_fixings.size(); ++j) {
        if (m_fixings[j] == Fixing::Open) {
            solveSite(j);
            m_taken.push_back(j);
        } else if (m_fixings[j] == Fixing::Free) {
            free.push_back(j);
        }
    }
    m_value = m_settledCost << m_shift;
    for (std::size_t i = 0; i < m_prices.size(); ++i)
        if (m_settledAt[i] == NoSite)
            m_value += m_prices[i];
    for (const std::uint32_t site : m_taken)
        m_value += m_siteValues[site];
    if (hasNumber())
        takeNumber(free, m_problem.mostFacilities() - m_taken.size());
    else
        takeCovering(free);
    std::sort(m_taken.begin(), m_taken.end());
    countExcess();
    if (!m_hasBest || m_value > m_bestValue) {
        m_hasBest = true;
        m_bestValue = m_value;
        m_bestPrices = m_prices;
    }
    return true;
}

// The wanted number with the smallest values; knapsacks only where the relaxed value leaves it open.
void CapacitatedBound::takeNumber(std::vector<std::uint32_t>& free, std::size_t wanted) {
    const auto cheaper = [this](std::uint32_t a, std::uint32_t b) {
        return m_siteValues[a] != m_siteValues[b] ? m_siteValues[a] < m_siteValues[b] : a < b;
    };
    std::sort(free.begin(), free.end(), cheaper);
    std::priority_queue<std::int64_t> smallest;
    std::size_t solved = 0;
    for (; solved < free.size(); ++solved) {
        if (smallest.size() > wanted && m_siteValues[free[solved]] >= smallest.top())
            break;
        solveSite(free[solved]);
        smallest.push(m_siteValues[free[solved]]);
        if (smallest.size() > wanted + 1)
            smallest.pop();
    }
    std::sort(free.begin(), free.begin() + static_cast<std::ptrdiff_t>(solved), cheaper);
    wanted = std::min(wanted, free.size());
    for (std::size_t k = 0; k < wanted; ++k) {
        m_value += m_siteValues[free[k]];
        m_taken.push_back(free[k]);
    }
    m_hasLast = wanted > 0;
    m_hasFirst = wanted < free.size();
    m_lastTaken = m_hasLast ? m_siteValues[free[wanted - 1]] : 0;
    m_firstLeft = m_hasFirst ? m_siteValues[free[wanted]] : 0;
    m_openValue = m_value;
}

// All that gain, and the cheapest of the rest that hold what demand they leave.
void CapacitatedBound::takeCovering(const std::vector<std::uint32_t>& free) {
    std::int64_t missing = m_problem.totalDemand();
    for (const std::uint32_t site : m_taken)
        missing -= m_problem.capacity(site);
    std::vector<std::uint32_t> rest;
    for (const std::uint32_t site : free) {
        if (m_siteValues[site] < 0)
            solveSite(site);
        if (m_siteValues[site] < 0) {
            m_value += m_siteValues[site];
            missing -= m_problem.capacity(site);
            m_taken.push_back(site);
        } else {
            rest.push_back(site);
        }
    }
    m_openValue = m_value;
    if (missing > 0)
        m_value += cover(rest, missing);
}

// The least sum of values of sites that hold `missing` together; takes them. By a table, or where that is too
// large by the relaxation, rounded down (what it takes is then whole sites).
std::int64_t CapacitatedBound::cover(std::vector<std::uint32_t>& rest, std::int64_t missing) {
    const auto take = [this](std::uint32_t site) {
        solveSite(site);
        m_taken.push_back(site);
    };
    const auto width = static_cast<std::size_t>(missing) + 1;
    if (missing > MostCoverCells / static_cast<std::int64_t>(std::max<std::size_t>(1, rest.size()))) {
        std::sort(rest.begin(), rest.end(), [this](std::uint32_t a, std::uint32_t b) {
            const double left =
                static_cast<double>(m_siteValues[a]) * static_cast<double>(m_problem.capacity(b));
            const double right =
                static_cast<double>(m_siteValues[b]) * static_cast<double>(m_problem.capacity(a));
            return left != right ? left < right : a < b;
        });
        std::int64_t sum = 0;
        for (const std::uint32_t site : rest) {
            const std::int64_t capacity = m_problem.capacity(site);
            if (missing <= 0)
                break;
            const double share = std::min(1.0, static_cast<double>(missing) /
                                                   static_cast<double>(std::max<std::int64_t>(1, capacity)));
            sum += std::max<std::int64_t>(
                0, static_cast<std::int64_t>(static_cast<double>(m_siteValues[site]) * share) - 1);
            missing -= capacity;
            take(site);
        }
        return sum;
    }
    constexpr std::int64_t Never = std::numeric_limits<std::int64_t>::max() / 2;
    std::vector<std::int64_t> least(width, Never);
    std::vector<std::uint8_t> isIn(width * rest.size(), 0);
    least[0] = 0;
    for (std::size_t k = 0; k < rest.size(); ++k) {
        const auto capacity = static_cast<std::size_t>(m_problem.capacity(rest[k]));
        for (std::size_t r = width; r-- > 1;) {
            const std::int64_t with = least[r - std::min(r, capacity)] + m_siteValues[rest[k]];
            if (with < least[r]) {
                least[r] = with;
                isIn[k * width + r] = 1;
            }
        }
    }
    std::size_t left = width - 1;
    const std::int64_t sum = least[left];
    std::vector<std::uint32_t> chosen;
    for (std::size_t k = rest.size(); k-- > 0;)
        if (isIn[k * width + left] != 0) {
            chosen.push_back(rest[k]);
            left -= std::min(left, static_cast<std::size_t>(m_problem.capacity(rest[k])));
        }
    for (const std::uint32_t site : chosen)
        take(site); // its value may rise by that, which the sum leaves out: still a bound
    return sum;
}

void CapacitatedBound::countExcess() {
    std::fill(m_isTaken.begin(), m_isTaken.end(), std::uint8_t{0});
    for (std::size_t i = 0; i < m_excess.size(); ++i)
        m_excess[i] = m_settledAt[i] == NoSite ? -1 : 0;
    for (const std::uint32_t site : m_taken) {
        m_isTaken[site] = 1;
        for (const std::uint32_t client : m_served[site])
            ++m_excess[client];
    }
}

std::vector<std::uint32_t> CapacitatedBound::assignment() const {
    const auto isNotOnce = [](std::int32_t excess) { return excess != 0; };
    if (std::any_of(m_excess.begin(), m_excess.end(), isNotOnce))
        return {};
    std::vector<std::uint32_t> siteOf = m_settledAt;
    for (const std::uint32_t site : m_taken)
        for (const std::uint32_t client : m_served[site])
            siteOf[client] = site;
    return siteOf;
}

void CapacitatedBound::step(std::int64_t upper) {
    if (m_pace.count(m_bestValue, upper << m_shift)) {
        goBackTo(m_bestPrices, m_prices, m_direction);
        return;
    }
    double norm = 0.0;
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        m_direction[i] += m_pace.deflection() * (-m_excess[i] - m_direction[i]);
        norm += m_direction[i] * m_direction[i];
    }
    if (norm < 1e-9)
        return;
    const double target = static_cast<double>(upper) * 1.0005 * static_cast<double>(1U << m_shift);
    const double length = m_pace.scale() * std::max(1.0, target - static_cast<double>(m_value)) / norm;
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        const double moved = static_cast<double>(m_prices[i]) + length * m_direction[i];
        m_prices[i] =
            static_cast<std::int64_t>(std::clamp(std::nearbyint(moved), 0.0, static_cast<double>(m_highest)));
    }
}

std::vector<std::pair<std::uint32_t, Fixing>> CapacitatedBound::fixable(std::int64_t upper) const {
    std::vector<std::pair<std::uint32_t, Fixing>> sites;
    const std::int64_t enough = (upper - 1) << m_shift; // a value above it leaves nothing better than upper
    for (std::uint32_t j = 0; j < m_fixings.size(); ++j) {
        if (m_fixings[j] != Fixing::Free)
            continue;
        // With a number, another must leave or come; without, sites come and go alone.
        if (m_isTaken[j] == 0) {
            const std::int64_t leaving = hasNumber() && m_hasLast ? m_lastTaken : 0;
            const bool mayCome = !hasNumber() || m_hasLast;
            if (!mayCome || m_openValue + m_siteValues[j] - leaving > enough)
                sites.emplace_back(j, Fixing::Closed);
        } else if (m_siteValues[j] < 0 || hasNumber()) {
            const std::int64_t coming = hasNumber() && m_hasFirst ? m_firstLeft : 0;
            const bool mayLeave = !hasNumber() || m_hasFirst;
            if (!mayLeave || m_openValue + coming - m_siteValues[j] > enough)
                sites.emplace_back(j, Fixing::Open);
        }
    }
    return sites;
}

} // namespace planner::detail
