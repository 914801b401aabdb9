#include "libplanner/siting/lagrangian_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner::detail {

namespace {

constexpr std::int64_t None = std::numeric_limits<std::int64_t>::max();

// The finest fraction of a cost unit for which prices fit 32 bits and sums 62.
unsigned chooseShift(const MedianInstance& instance) {
    std::int64_t total = 1;
    for (std::size_t i = 0; i < instance.clientCount(); ++i)
        total += instance.weight(i);
    std::int64_t opening = 1;
    for (std::size_t j = 0; j < instance.siteCount(); ++j)
        opening += instance.openingCost(j);
    const std::int64_t largest = std::int64_t{instance.missCost()} + 1;
    unsigned shift = 0;
    while (shift < 24 && (largest << (shift + 1)) <= std::int64_t{0xffffffff} &&
           total <= (std::int64_t{1} << 61) / (largest << (shift + 1)) &&
           opening <= (std::int64_t{1} << 60) >> (shift + 1))
        ++shift;
    return shift;
}

} // namespace

LagrangianBound::LagrangianBound(const MedianInstance& instance)
    : m_instance(instance), m_shift(chooseShift(instance)), m_floor(instance.clientCount(), 0),
      m_cap(instance.clientCount(), 0), m_direction(instance.clientCount(), 0.0),
      m_siteValues(instance.siteCount(), 0), m_isTaken(instance.siteCount(), 0),
      m_fixings(instance.fixings()), m_excess(instance.clientCount(), 0) {
    for (std::size_t i = 0; i < instance.clientCount(); ++i) {
        m_cap[i] = instance.cap(i) << m_shift;
        m_floor[i] = m_cap[i];
        for (const WalkEntry& entry : instance.row(i)) {
            if (instance.fixing(entry.site) == Fixing::Closed)
                continue;
            m_floor[i] = std::min(entry.distance << m_shift, m_cap[i]);
            break;
        }
    }
    m_prices = m_floor;
    m_bestPrices = m_floor;
}

void LagrangianBound::startFrom(const std::vector<double>& prices) {
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        const double price = std::nearbyint(prices[i] * static_cast<double>(1U << m_shift));
        m_prices[i] = static_cast<std::uint32_t>(
            std::clamp(price, static_cast<double>(m_floor[i]), static_cast<double>(m_cap[i])));
    }
    m_bestPrices = m_prices;
}

double LagrangianBound::toll() const {
    return m_lastTaken == None ? 1.0
                               : std::ldexp(static_cast<double>(-m_lastTaken), -static_cast<int>(m_shift));
}

std::vector<double> LagrangianBound::bestCosts() const {
    std::vector<double> costs(m_bestPrices.size());
    for (std::size_t i = 0; i < costs.size(); ++i)
        costs[i] = std::ldexp(static_cast<double>(m_bestPrices[i]), -static_cast<int>(m_shift));
    return costs;
}

bool LagrangianBound::canTake() const {
    std::size_t open = 0;
    std::size_t free = 0;
    for (const Fixing fixing : m_fixings) {
        open += fixing == Fixing::Open;
        free += fixing == Fixing::Free;
    }
    return open <= m_instance.most() && open + free >= m_instance.least();
}

void LagrangianBound::setPrices(const std::vector<std::uint32_t>& prices) {
    for (std::size_t i = 0; i < prices.size(); ++i)
        m_prices[i] = std::clamp(prices[i], m_floor[i], m_cap[i]);
    m_bestPrices = m_prices;
    m_bestValue = 0;
    m_pace.forget();
    std::fill(m_direction.begin(), m_direction.end(), 0.0);
}

void LagrangianBound::restart(const StepRule& rule) {
    m_pace.restart(rule);
    goBackTo(m_bestPrices, m_prices, m_direction);
}

std::int64_t LagrangianBound::roundedUp(std::int64_t value) const {
    return value <= 0 ? 0 : ((value - 1) >> m_shift) + 1;
}

bool LagrangianBound::evaluate(WorkMeter& meter) {
    for (std::size_t j = 0; j < m_siteValues.size(); ++j)
        m_siteValues[j] = m_instance.openingCost(j) << m_shift;
    std::int64_t value = 0;
    std::int64_t* const siteValues = m_siteValues.data();
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        if (i % 512 == 511 && meter.isInterrupted())
            return false;
        const std::int64_t weight = m_instance.weight(i);
        if (weight == 0)
            continue;
        const std::uint32_t price = m_prices[i];
        value += weight * price;
        for (const WalkEntry& entry : m_instance.row(i)) {
            const std::uint32_t cost = entry.distance << m_shift;
            if (cost >= price)
                break;
            siteValues[entry.site] -= weight * (price - cost);
        }
    }
    take();
    for (const std::uint32_t site : m_taken)
        value += m_siteValues[site];
    std::fill(m_excess.begin(), m_excess.end(), -1);
    for (const std::uint32_t site : m_taken)
        for (const ColumnEntry& entry : m_instance.column(site))
            m_excess[entry.client] += (entry.cost << m_shift) < m_prices[entry.client];
    m_value = value;
    if (value > m_bestValue) {
        m_bestValue = value;
        m_bestPrices = m_prices;
    }
    return true;
}

void LagrangianBound::take() {
    std::vector<std::uint32_t> free;
    m_taken.clear();
    for (std::uint32_t j = 0; j < m_fixings.size(); ++j) {
        if (m_fixings[j] == Fixing::Open)
            m_taken.push_back(j);
        else if (m_fixings[j] == Fixing::Free)
            free.push_back(j);
    }
    const std::size_t fewest = std::max<std::size_t>(m_instance.least(), m_taken.size()) - m_taken.size();
    const std::size_t wanted = std::min<std::size_t>(m_instance.most() - m_taken.size(), free.size());
    const auto cheaper = [this](std::uint32_t a, std::uint32_t b) {
        return m_siteValues[a] != m_siteValues[b] ? m_siteValues[a] < m_siteValues[b] : a < b;
    };
    // The cheapest `wanted`, less those beyond the fewest that cost more than they save.
    auto end = free.begin() + static_cast<std::ptrdiff_t>(wanted);
    if (wanted < free.size())
        std::nth_element(free.begin(), end, free.end(), cheaper);
    if (fewest < wanted) {
        std::sort(free.begin(), end, cheaper);
        while (end > free.begin() + static_cast<std::ptrdiff_t>(fewest) && m_siteValues[*(end - 1)] >= 0)
            --end;
    }
    m_firstLeft = end == free.end() ? None : m_siteValues[*std::min_element(end, free.end(), cheaper)];
    m_lastTaken = end == free.begin() ? None : m_siteValues[*std::max_element(free.begin(), end, cheaper)];
    free.erase(end, free.end());
    m_taken.insert(m_taken.end(), free.begin(), free.end());
    std::sort(m_taken.begin(), m_taken.end());
    std::fill(m_isTaken.begin(), m_isTaken.end(), std::uint8_t{0});
    for (const std::uint32_t site : m_taken)
        m_isTaken[site] = 1;
}

void LagrangianBound::step(std::int64_t upper) {
    if (m_pace.count(m_bestValue, upper << m_shift)) {
        goBackTo(m_bestPrices, m_prices, m_direction);
        return;
    }
    double norm = 0.0;
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        m_direction[i] += m_pace.deflection() * (-m_excess[i] - m_direction[i]);
        norm += static_cast<double>(m_instance.weight(i)) * m_direction[i] * m_direction[i];
    }
    if (norm < 1e-9)
        return;
    const double target = static_cast<double>(upper) * 1.0005 * static_cast<double>(1U << m_shift);
    const double length = m_pace.scale() * std::max(1.0, target - static_cast<double>(m_value)) / norm;
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        const double moved = static_cast<double>(m_prices[i]) + length * m_direction[i];
        m_prices[i] = static_cast<std::uint32_t>(std::clamp(
            std::nearbyint(moved), static_cast<double>(m_floor[i]), static_cast<double>(m_cap[i])));
    }
}

std::vector<std::pair<std::uint32_t, Fixing>> LagrangianBound::fixable(std::int64_t upper) const {
    std::vector<std::pair<std::uint32_t, Fixing>> sites;
    const std::int64_t enough = (upper - 1) << m_shift; // a value above it leaves nothing better than upper
    // What must leave when a site comes, and what must come when one leaves.
    const bool isFull = m_taken.size() >= m_instance.most();
    const bool isLeast = m_taken.size() <= m_instance.least();
    const bool mayCome = m_lastTaken != None || !isFull;
    const bool mayLeave = m_firstLeft != None || !isLeast;
    const std::int64_t last = m_lastTaken == None ? 0 : m_lastTaken;
    const std::int64_t first = m_firstLeft == None ? 0 : m_firstLeft;
    const std::int64_t leaving = isFull ? last : isLeast ? std::max<std::int64_t>(0, last) : 0;
    const std::int64_t coming = isLeast ? first : std::min<std::int64_t>(0, first);
    for (std::uint32_t j = 0; j < m_fixings.size(); ++j) {
        if (m_fixings[j] != Fixing::Free)
            continue;
        if (m_isTaken[j] == 0) {
            if (!mayCome || m_value + m_siteValues[j] - leaving > enough)
                sites.emplace_back(j, Fixing::Closed);
        } else if (!mayLeave || m_value + coming - m_siteValues[j] > enough) {
            sites.emplace_back(j, Fixing::Open);
        }
    }
    return sites;
}

} // namespace planner::detail
