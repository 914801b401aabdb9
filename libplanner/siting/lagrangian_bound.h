#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/step_pace.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Lower bounds for the p-median: each client pays a price to be served, and sites whose clients' prices pay
/// for more than their costs are taken; whatever the prices, the value is a bound.
///
///     value(v) = sum_i w_i v_i + the p smallest (fixed sites aside) of
///                rho_j = opening cost + sum_i w_i min(0, c_ij - v_i); the negative ones where p is free
///
/// with v_i at most the cost up to which client i's row is complete. Prices are whole numbers of 2^-shift
/// cost units, so that the value is exact. They climb by deflected subgradient steps weighted like the
/// clients, so that merging equal clients changes nothing. Memory: O(clients + sites). Cost of an evaluation:
/// the entries cheaper than the prices, and the columns of p sites. Source: Cornuejols, Fisher and Nemhauser
/// (1977); step rule of Held, Wolfe and Crowder (1974).
class LagrangianBound {
public:
    explicit LagrangianBound(const MedianInstance& instance);

    /// Starts from these prices in cost units.
    void startFrom(const std::vector<double>& prices);
    /// Evaluates at the present prices. False when interrupted: nothing is changed.
    bool evaluate(WorkMeter& meter);
    /// Moves the prices towards a higher value; `upper` is the objective of a known plan.
    void step(std::int64_t upper);
    /// Whether steps have become too small to matter.
    [[nodiscard]] bool isExhausted() const { return m_pace.isExhausted(); }
    /// Steps anew from the best prices by this rule.
    void restart(const StepRule& rule);

    /// The smallest whole objective that the best value so far allows.
    [[nodiscard]] std::int64_t bound() const { return roundedUp(m_bestValue); }
    /// Same, for the last evaluation.
    [[nodiscard]] std::int64_t lastBound() const { return roundedUp(m_value); }
    [[nodiscard]] bool isLastBest() const { return m_value == m_bestValue; }
    /// The sites the last evaluation took: a good start for a search.
    [[nodiscard]] const std::vector<std::uint32_t>& taken() const { return m_taken; }

    /// Whether the fixings leave exactly or more than enough sites.
    [[nodiscard]] bool canTake() const;
    [[nodiscard]] const std::vector<Fixing>& fixings() const { return m_fixings; }
    void fix(std::uint32_t site, Fixing fixing) { m_fixings[site] = fixing; }
    /// Sites that, by the last evaluation, no plan better than `upper` can have open (or closed).
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Fixing>> fixable(std::int64_t upper) const;
    [[nodiscard]] bool isTaken(std::uint32_t site) const { return m_isTaken[site] != 0; }
    [[nodiscard]] const std::vector<std::uint32_t>& bestPrices() const { return m_bestPrices; }
    /// What the last free site taken saved: the toll that would keep the others closed.
    [[nodiscard]] double toll() const;
    /// The best prices in cost units.
    [[nodiscard]] std::vector<double> bestCosts() const;
    /// Starts anew from these prices, forgetting the bound.
    void setPrices(const std::vector<std::uint32_t>& prices);

private:
    [[nodiscard]] std::int64_t roundedUp(std::int64_t value) const;
    void take();

    const MedianInstance& m_instance;
    unsigned m_shift = 0;
    std::vector<std::uint32_t> m_floor; ///< prices below the cheapest entry help nobody
    std::vector<std::uint32_t> m_cap;
    std::vector<std::uint32_t> m_prices;
    std::vector<std::uint32_t> m_bestPrices;
    std::vector<double> m_direction;
    std::vector<std::int64_t> m_siteValues; ///< rho
    std::vector<std::uint32_t> m_taken;
    std::vector<std::uint8_t> m_isTaken;
    std::vector<Fixing> m_fixings;
    std::vector<std::int32_t> m_excess; ///< taken sites cheaper than the price, less one
    std::int64_t m_value = 0;
    std::int64_t m_bestValue = 0;
    std::int64_t m_lastTaken = 0; ///< rho of the last free site taken
    std::int64_t m_firstLeft = 0; ///< rho of the first one left
    StepPace m_pace;
};

} // namespace planner::detail
