#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace planner::detail {

/// How prices climb.
struct StepRule {
    double scale = 0.3;      ///< share of the way to a known plan's objective that a step aims for
    double least = 1e-4;     ///< steps below this scale are not worth taking
    double deflection = 0.1; ///< weight of the newest subgradient in the direction
    int patience = 12;       ///< steps without progress before the scale shrinks
    bool returns = false;    ///< go back to the best prices then (short climbs), or on (long ones)
};

/// Steps anew from the best prices so far, in no direction yet.
template <class Price>
void goBackTo(const std::vector<Price>& best, std::vector<Price>& prices, std::vector<double>& direction) {
    prices = best;
    std::fill(direction.begin(), direction.end(), 0.0);
}

/// Where a climb stands: its rule, whose scale shrinks while nothing is gained.
class StepPace {
public:
    void restart(const StepRule& rule) {
        m_rule = rule;
        m_idle = 0;
    }
    void forget() { m_progress = 0; } ///< the values come from a new start
    [[nodiscard]] double scale() const { return m_rule.scale; }
    [[nodiscard]] double deflection() const { return m_rule.deflection; }
    /// Whether steps have become too small to matter.
    [[nodiscard]] bool isExhausted() const { return m_rule.scale < m_rule.least; }

    /// Counts a step; gains below a hundred-thousandth of `upper` are none. True: go back to the best prices.
    bool count(std::int64_t bestValue, std::int64_t upper) {
        constexpr double Shrink = 0.7;
        if (bestValue > m_progress + upper / 100000) {
            m_progress = bestValue;
            m_idle = 0;
        } else if (++m_idle >= m_rule.patience) {
            m_rule.scale *= Shrink;
            m_idle = 0;
            return m_rule.returns;
        }
        return false;
    }

private:
    StepRule m_rule;
    int m_idle = 0;
    std::int64_t m_progress = 0;
};

} // namespace planner::detail
