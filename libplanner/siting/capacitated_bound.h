#pragma once

#include "libplanner/siting/capacitated_problem.h"
#include "libplanner/siting/knapsack.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/step_pace.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace planner::detail {

/// Lower bounds for capacitated location: each client pays a price to be served, every site serves the
/// clients that pay most beyond their cost as far as its capacity goes, and the sites that gain most are
/// taken.
///
///     value(u) = sum_i u_i + the chosen sites' sum of
///                rho_j = opening cost - max { sum (u_i - c_ij) x_i : sum demand_i x_i <= capacity_j }
///
/// Chosen are the p smallest rho where the number is given; otherwise the negative ones and the cheapest
/// others that hold the demand together. Prices are whole numbers of 2^-shift cost units, so that the value
/// is exact. A branching may open and close sites and ban clients from sites; a client with one site left is
/// settled there. Cost of an evaluation: the pairs cheaper than the prices, and a knapsack for the sites that
/// may be chosen. Source: Geoffrion and McBride (1978); Pirkul (1987); steps as LagrangianBound.
class CapacitatedBound {
public:
    explicit CapacitatedBound(const CapacitatedProblem& problem);

    /// Evaluates at the present prices. False when interrupted: nothing is changed.
    bool evaluate(WorkMeter& meter);
    /// Moves the prices towards a higher value; `upper` is what a known plan costs, or a guess.
    void step(std::int64_t upper);
    /// Whether steps have become too small to matter.
    [[nodiscard]] bool isExhausted() const { return m_pace.isExhausted(); }
    /// Steps anew from the best prices by this rule.
    void restart(const StepRule& rule);
    /// Starts anew from these prices, forgetting the bound.
    void setPrices(const std::vector<std::int64_t>& prices);
    [[nodiscard]] const std::vector<std::int64_t>& bestPrices() const { return m_bestPrices; }

    /// The smallest whole cost that the best value so far allows.
    [[nodiscard]] std::int64_t bound() const;
    /// The sites the last evaluation took, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& taken() const { return m_taken; }
    [[nodiscard]] bool isTaken(std::uint32_t site) const { return m_isTaken[site] != 0; }
    /// Who serves whom by the last evaluation where that is a plan, every client served once; otherwise
    /// empty.
    [[nodiscard]] std::vector<std::uint32_t> assignment() const;
    /// In how many of the taken sites the client was, less one.
    [[nodiscard]] std::int32_t excess(std::uint32_t client) const { return m_excess[client]; }

    [[nodiscard]] Fixing fixing(std::uint32_t site) const { return m_fixings[site]; }
    void fix(std::uint32_t site, Fixing fixing) { m_fixings[site] = fixing; }
    /// The client may not be served there.
    void ban(std::uint32_t client, std::uint32_t site) {
        m_isBanned[client * m_problem.siteCount() + site] = 1;
    }
    /// What a branching has decided, for going back.
    struct Settings {
        std::vector<Fixing> fixings;
        std::vector<std::uint8_t> isBanned;
    };
    [[nodiscard]] Settings settings() const { return {m_fixings, m_isBanned}; }
    void apply(const Settings& settings);
    [[nodiscard]] bool mayServe(std::uint32_t client, std::uint32_t site) const {
        return m_fixings[site] != Fixing::Closed && m_isBanned[client * m_problem.siteCount() + site] == 0 &&
               m_room[site] >= m_problem.demand(client);
    }
    [[nodiscard]] bool isSettled(std::uint32_t client) const { return m_settledAt[client] != NoSite; }
    /// Settles what fixings and bans leave no choice about; to be called after they change. False: nothing
    /// feasible is left.
    bool settle();
    /// Sites that, by the last evaluation, no plan cheaper than `upper` can have open (or closed).
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Fixing>> fixable(std::int64_t upper) const;

private:
    void startPrices();
    bool fillSites(WorkMeter& meter);
    void solveSite(std::uint32_t site);
    void takeNumber(std::vector<std::uint32_t>& free, std::size_t wanted);
    void takeCovering(const std::vector<std::uint32_t>& free);
    std::int64_t cover(std::vector<std::uint32_t>& rest, std::int64_t missing);
    void countExcess();
    [[nodiscard]] bool hasNumber() const { return m_problem.facilities().has_value(); }

    const CapacitatedProblem& m_problem;
    unsigned m_shift = 0;
    std::int64_t m_highest = 0; ///< price nobody need exceed
    std::vector<Fixing> m_fixings;
    std::vector<std::uint8_t> m_isBanned;
    std::vector<std::int64_t> m_room;       ///< by site: capacity left beside settled clients
    std::vector<std::uint32_t> m_settledAt; ///< by client; NoSite: free
    std::int64_t m_settledCost = 0;
    std::vector<std::int64_t> m_prices;
    std::vector<std::int64_t> m_bestPrices;
    std::vector<double> m_direction;
    std::vector<std::vector<KnapsackItem>> m_items;
    std::vector<std::vector<std::uint32_t>> m_served; ///< by site; valid where the knapsack was solved
    std::vector<std::int64_t> m_siteValues;           ///< rho, or less where not solved
    std::vector<std::uint8_t> m_isSolved;
    Knapsack m_knapsack;
    std::vector<std::uint32_t> m_taken;
    std::vector<std::uint8_t> m_isTaken;
    std::vector<std::int32_t> m_excess;
    std::int64_t m_value = 0;
    std::int64_t m_openValue = 0; ///< m_value without what covering the demand costs beyond gains
    std::int64_t m_lastTaken = 0; ///< with a number: rho of the last free site taken
    std::int64_t m_firstLeft = 0; ///< and of the first one left
    bool m_hasLast = false;
    bool m_hasFirst = false;
    bool m_hasBest = false;
    std::int64_t m_bestValue = 0;
    StepPace m_pace;
};

} // namespace planner::detail
