#include "libplanner/siting/knapsack.h"

#include <algorithm>

namespace planner::detail {

namespace {

constexpr std::int64_t MostNodes = 4'000;
constexpr std::int64_t MostCells = 4'000'000;

// Profit per weight falls; what weighs nothing comes first.
bool before(const KnapsackItem& a, const KnapsackItem& b) {
    const double left = static_cast<double>(a.profit) * static_cast<double>(b.weight);
    const double right = static_cast<double>(b.profit) * static_cast<double>(a.weight);
    return left != right ? left > right : a.id < b.id;
}

std::int64_t share(const KnapsackItem& item, std::int64_t room) {
    return static_cast<std::int64_t>(static_cast<double>(item.profit) * static_cast<double>(room) /
                                     static_cast<double>(item.weight));
}

// A bound from item `from` on; one more than the quotient, which is rounded.
std::int64_t relaxation(std::span<const KnapsackItem> items, std::size_t from, std::int64_t room) {
    std::int64_t profit = 0;
    for (std::size_t k = from; k < items.size(); ++k) {
        if (items[k].weight > room)
            return profit + std::min(items[k].profit, share(items[k], room) + 1);
        room -= items[k].weight;
        profit += items[k].profit;
    }
    return profit;
}

} // namespace

std::int64_t Knapsack::relaxed(std::span<KnapsackItem> items, std::int64_t room) {
    std::sort(items.begin(), items.end(), before);
    return relaxation(items, 0, room);
}

std::int64_t Knapsack::solve(std::span<const KnapsackItem> items, std::int64_t room) {
    m_taken.clear();
    std::int64_t weight = 0;
    std::int64_t profit = 0;
    for (const KnapsackItem& item : items) {
        weight += item.weight;
        profit += item.profit;
    }
    m_best.assign(items.size(), 1);
    m_bestProfit = profit;
    if (weight > room && !branch(items, room)) {
        if (static_cast<std::int64_t>(items.size()) * (room + 1) <= MostCells) {
            tabulate(items, room);
        } else {
            m_bestProfit = relaxation(items, 0, room);
            m_best.assign(items.size(), 0);
            for (std::size_t k = 0; k < items.size() && items[k].weight <= room; ++k) {
                m_best[k] = 1;
                room -= items[k].weight;
            }
        }
    }
    for (std::size_t k = 0; k < items.size(); ++k)
        if (m_best[k] != 0)
            m_taken.push_back(items[k].id);
    std::sort(m_taken.begin(), m_taken.end());
    return m_bestProfit;
}

// Depth first, taking what fits; cut where the relaxation says that nothing better is below. False: too many
// nodes. Source: Horowitz and Sahni (1974).
bool Knapsack::branch(std::span<const KnapsackItem> items, std::int64_t room) {
    m_isIn.assign(items.size(), 0);
    m_bestProfit = -1;
    std::int64_t profit = 0;
    std::int64_t nodes = 0;
    std::size_t at = 0;
    while (true) {
        if (++nodes > MostNodes)
            return false;
        if (profit + relaxation(items, at, room) > m_bestProfit) {
            for (; at < items.size(); ++at) {
                if (items[at].weight > room)
                    continue;
                m_isIn[at] = 1;
                room -= items[at].weight;
                profit += items[at].profit;
            }
            if (profit > m_bestProfit) {
                m_bestProfit = profit;
                m_best = m_isIn;
            }
        }
        // Back to the last item taken, and on without it.
        while (at > 0 && m_isIn[at - 1] == 0)
            --at;
        if (at == 0)
            return true;
        m_isIn[at - 1] = 0;
        room += items[at - 1].weight;
        profit -= items[at - 1].profit;
    }
}

// Over all rooms; source: Bellman (1957).
void Knapsack::tabulate(std::span<const KnapsackItem> items, std::int64_t room) {
    const auto width = static_cast<std::size_t>(room) + 1;
    m_table.assign(width, 0);
    m_choice.assign(width * items.size(), 0);
    for (std::size_t k = 0; k < items.size(); ++k) {
        if (items[k].weight > room)
            continue;
        const auto weight = static_cast<std::size_t>(items[k].weight);
        for (std::size_t r = width; r-- > weight;) {
            const std::int64_t with = m_table[r - weight] + items[k].profit;
            if (with > m_table[r]) {
                m_table[r] = with;
                m_choice[k * width + r] = 1;
            }
        }
    }
    m_bestProfit = m_table[width - 1];
    std::size_t left = width - 1;
    m_best.assign(items.size(), 0);
    for (std::size_t k = items.size(); k-- > 0;)
        if (m_choice[k * width + left] != 0) {
            m_best[k] = 1;
            left -= static_cast<std::size_t>(items[k].weight);
        }
}

} // namespace planner::detail
