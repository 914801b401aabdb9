#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

struct KnapsackItem {
    std::int64_t profit = 0; ///< above 0, sums below 2^52
    std::int64_t weight = 0; ///< at least 0
    std::uint32_t id = 0;
};

/// The most profit of items that fit in a room, each taken or not. Keeps its memory from call to call.
class Knapsack {
public:
    /// What the linear relaxation gives, rounded down; reorders the items by profit per weight. A bound.
    static std::int64_t relaxed(std::span<KnapsackItem> items, std::int64_t room);

    /// Solves items ordered as relaxed() leaves them. The result is exact, or, where neither branching nor a
    /// table is affordable, the relaxation's bound with the items it takes whole: never below the optimum.
    std::int64_t solve(std::span<const KnapsackItem> items, std::int64_t room);
    /// The ids of the items the last solve() took, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& taken() const { return m_taken; }

private:
    bool branch(std::span<const KnapsackItem> items, std::int64_t room);
    void tabulate(std::span<const KnapsackItem> items, std::int64_t room);

    std::vector<std::uint8_t> m_isIn;
    std::vector<std::uint8_t> m_best;
    std::int64_t m_bestProfit = 0;
    std::vector<std::int64_t> m_table;
    std::vector<std::uint8_t> m_choice;
    std::vector<std::uint32_t> m_taken;
};

} // namespace planner::detail
