#include "libplanner/siting/dual_ascent.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner::detail {

namespace {

constexpr int Rounds = 24;
constexpr int Tolls = 6;

class DualAscent {
public:
    DualAscent(const MedianInstance& instance, WorkMeter& meter) : m_instance(instance), m_meter(meter) {
        for (std::size_t i = 0; i < instance.clientCount(); ++i)
            if (instance.weight(i) > 0)
                m_highest = std::max(m_highest, static_cast<double>(instance.cap(i)));
    }

    // Raises all prices with this toll; the bound they give, or -1 when interrupted.
    double run(double toll) {
        m_prices.assign(m_instance.clientCount(), 0.0);
        m_isBlocked.assign(m_instance.clientCount(), 0);
        m_slack.assign(m_instance.siteCount(), 0.0);
        for (std::size_t i = 0; i < m_prices.size(); ++i) {
            m_isBlocked[i] = m_instance.weight(i) == 0;
            if (m_isBlocked[i] == 0)
                m_prices[i] = floorOf(i);
        }
        for (std::size_t j = 0; j < m_slack.size(); ++j) {
            if (m_instance.fixing(j) == Fixing::Closed)
                m_slack[j] = std::numeric_limits<double>::infinity();
            else if (m_instance.fixing(j) == Fixing::Free)
                m_slack[j] = toll + static_cast<double>(m_instance.openingCost(j));
        }
        // Levels are finer near zero, where the sites are close to each other.
        for (int round = 1; round <= Rounds; ++round) {
            const double share = static_cast<double>(round) / Rounds;
            if (!raise(m_highest * share * share))
                return -1.0;
        }
        double bound = -toll * m_instance.most();
        for (std::size_t i = 0; i < m_prices.size(); ++i)
            bound += static_cast<double>(m_instance.weight(i)) * m_prices[i];
        return bound;
    }

    [[nodiscard]] const std::vector<double>& prices() const { return m_prices; }

private:
    [[nodiscard]] double floorOf(std::size_t client) const {
        double cost = m_instance.cap(client);
        for (const WalkEntry& entry : m_instance.row(client)) {
            if (m_instance.fixing(entry.site) == Fixing::Closed)
                continue;
            return std::min(cost, static_cast<double>(entry.distance));
        }
        return cost;
    }

    bool raise(double level) {
        for (std::size_t i = 0; i < m_prices.size(); ++i) {
            if (i % 256 == 0 && m_meter.isInterrupted())
                return false;
            if (m_isBlocked[i] == 0 && level > m_prices[i])
                raiseClient(i, level);
        }
        return true;
    }

    void raiseClient(std::size_t client, double level) {
        const auto weight = static_cast<double>(m_instance.weight(client));
        const double old = m_prices[client];
        double price = std::min(level, static_cast<double>(m_instance.cap(client)));
        const double wanted = price;
        for (const WalkEntry& entry : m_instance.row(client)) {
            const double cost = entry.distance;
            if (cost >= price)
                break;
            price = std::min(price, std::max(cost, old) + m_slack[entry.site] / weight);
        }
        if (price < wanted || wanted < level)
            m_isBlocked[client] = 1;
        if (price <= old)
            return;
        for (const WalkEntry& entry : m_instance.row(client)) {
            const double cost = entry.distance;
            if (cost >= price)
                break;
            m_slack[entry.site] -= weight * (price - std::max(cost, old));
        }
        m_prices[client] = price;
    }

    const MedianInstance& m_instance;
    WorkMeter& m_meter;
    double m_highest = 0.0;
    std::vector<double> m_prices;
    std::vector<std::uint8_t> m_isBlocked;
    std::vector<double> m_slack; ///< toll not yet paid
};

} // namespace

std::vector<double> dualAscentPrices(const MedianInstance& instance, double firstToll, WorkMeter& meter) {
    DualAscent ascent(instance, meter);
    std::vector<double> best(instance.clientCount(), 0.0);
    double bestBound = -1.0;
    double bestToll = firstToll;
    // The bound is nearly concave in the toll: halve the step around the best.
    double factor = 2.0;
    double toll = firstToll;
    int direction = 1;
    const bool isNumberFree = instance.least() < instance.most();
    if (isNumberFree)
        toll = 0.0;
    for (int n = 0; n < (isNumberFree ? 1 : Tolls); ++n) {
        const double bound = ascent.run(toll);
        if (bound < 0.0 && meter.isInterrupted())
            break;
        if (bound > bestBound) {
            bestBound = bound;
            bestToll = toll;
            best = ascent.prices();
        } else {
            direction = -direction;
            if (direction > 0)
                factor = std::sqrt(factor);
        }
        toll = direction > 0 ? bestToll * factor : bestToll / factor;
    }
    return best;
}

} // namespace planner::detail
