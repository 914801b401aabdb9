#include "libplanner/siting/set_cover.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner::detail {

namespace {

constexpr int RootSteps = 400;
constexpr int NodeSteps = 60;
constexpr double Tiny = 1e-6; // beyond what doubles sum up wrongly

} // namespace

CoverDecision CoverBranching::decide(std::vector<CoverRow> rows, std::size_t target) {
    m_chosen.clear();
    m_rootBound = 0;
    m_gains.assign(m_columnCount, 0.0);
    CoverDecision made;
    made.decision = explore(std::move(rows), target, 0);
    if (made.decision == Decision::Yes) {
        made.cover = m_chosen;
        std::sort(made.cover.begin(), made.cover.end());
    }
    return made;
}

Decision CoverBranching::explore(std::vector<CoverRow> rows, std::size_t target, int depth) {
    if (--m_nodesLeft < 0 || m_meter.isOver())
        return Decision::Unknown;
    m_meter.spend(1);
    const std::size_t before = m_chosen.size();
    std::size_t left = target;
    bool isChanged = true;
    while (isChanged) {
        CoverRest rest = reduceCover(std::move(rows), m_columnCount, m_meter);
        if (m_meter.isInterrupted()) {
            m_chosen.resize(before);
            return Decision::Unknown;
        }
        bool isPossible = rest.isPossible && rest.chosen.size() <= left;
        if (isPossible) {
            left -= rest.chosen.size();
            m_chosen.insert(m_chosen.end(), rest.chosen.begin(), rest.chosen.end());
            rest.chosen.clear();
            if (rest.rows.empty()) {
                if (depth == 0)
                    m_rootBound = m_chosen.size();
                return Decision::Yes;
            }
            isPossible = settle(rest, left, depth == 0 ? RootSteps : NodeSteps, isChanged);
        } else if (depth == 0) {
            m_rootBound = target + 1;
        }
        if (!isPossible) {
            m_chosen.resize(before);
            return Decision::No;
        }
        left -= rest.chosen.size();
        m_chosen.insert(m_chosen.end(), rest.chosen.begin(), rest.chosen.end());
        rows = std::move(rest.rows);
    }
    const Decision decision = rows.empty() ? Decision::Yes : branch(rows, left, depth);
    if (decision != Decision::Yes)
        m_chosen.resize(before);
    return decision;
}

// Climbs the Lagrangian bound of the rows; false when it is above the target. Columns that no cover of so few
// can have leave, those that all have are chosen.
bool CoverBranching::settle(CoverRest& rest, std::size_t target, int steps, bool& isChanged) {
    std::vector<std::vector<std::uint32_t>> columns;
    std::vector<std::uint32_t> names;
    std::vector<std::uint32_t> numberOf(m_columnCount, NoSite);
    for (std::uint32_t r = 0; r < rest.rows.size(); ++r)
        for (const std::uint32_t name : rest.rows[r].columns) {
            if (numberOf[name] == NoSite) {
                numberOf[name] = static_cast<std::uint32_t>(names.size());
                names.push_back(name);
                columns.emplace_back();
            }
            columns[numberOf[name]].push_back(r);
        }
    for (CoverRow& row : rest.rows) {
        if (row.price > 0.0)
            continue;
        std::size_t largest = 1;
        for (const std::uint32_t name : row.columns)
            largest = std::max(largest, columns[numberOf[name]].size());
        row.price = 1.0 / static_cast<double>(largest);
    }
    double best = -1.0;
    std::vector<double> prices(rest.rows.size());
    std::vector<double> bestPrices(rest.rows.size());
    std::vector<double> bestGains(columns.size());
    for (std::size_t r = 0; r < prices.size(); ++r)
        prices[r] = rest.rows[r].price;
    std::vector<double> gains(columns.size());
    std::vector<double> slope(prices.size());
    double scale = 1.0;
    int idle = 0;
    for (int step = 0; step < steps && scale > 0.01; ++step) {
        double value = 0.0;
        for (const double price : prices)
            value += price;
        std::fill(slope.begin(), slope.end(), 1.0);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            gains[c] = 1.0;
            for (const std::uint32_t r : columns[c])
                gains[c] -= prices[r];
            if (gains[c] >= 0.0)
                continue;
            value += gains[c];
            for (const std::uint32_t r : columns[c])
                slope[r] -= 1.0;
        }
        if (value > best + 1e-4) {
            best = value;
            bestPrices = prices;
            bestGains = gains;
            idle = 0;
        } else if (++idle >= 8) {
            scale *= 0.6;
            idle = 0;
            prices = bestPrices;
        }
        if (best > static_cast<double>(target) + Tiny)
            break;
        double norm = 0.0;
        for (std::size_t r = 0; r < prices.size(); ++r) {
            if (prices[r] <= 0.0 && slope[r] < 0.0)
                slope[r] = 0.0;
            norm += slope[r] * slope[r];
        }
        if (norm < 0.5 || m_meter.isInterrupted())
            break;
        const double length = scale * (1.02 * static_cast<double>(target + 1) - value) / norm;
        for (std::size_t r = 0; r < prices.size(); ++r)
            prices[r] = std::max(0.0, prices[r] + length * slope[r]);
    }
    if (m_rootBound == 0)
        m_rootBound = m_chosen.size() + static_cast<std::size_t>(std::max(0.0, std::ceil(best - Tiny)));
    if (best > static_cast<double>(target) + Tiny)
        return false;
    for (std::size_t r = 0; r < prices.size(); ++r)
        rest.rows[r].price = std::max(bestPrices[r], 1e-9);
    std::vector<std::uint8_t> isOut(m_columnCount, 0);
    isChanged = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (bestGains[c] > 0.0 && best + bestGains[c] > static_cast<double>(target) + Tiny) {
            isOut[names[c]] = 1;
            isChanged = true;
        } else if (bestGains[c] < 0.0 && best - bestGains[c] > static_cast<double>(target) + Tiny) {
            rest.chosen.push_back(names[c]);
        }
    }
    if (rest.chosen.size() > target)
        return false;
    std::sort(rest.chosen.begin(), rest.chosen.end());
    isChanged |= !rest.chosen.empty();
    std::erase_if(rest.rows, [&](const CoverRow& row) {
        return std::any_of(row.columns.begin(), row.columns.end(), [&](std::uint32_t column) {
            return std::binary_search(rest.chosen.begin(), rest.chosen.end(), column);
        });
    });
    for (CoverRow& row : rest.rows)
        std::erase_if(row.columns, [&](std::uint32_t column) { return isOut[column] != 0; });
    return true;
}

// One of the columns of the row that has fewest must be chosen; those tried before are then out.
Decision CoverBranching::branch(std::vector<CoverRow>& rows, std::size_t target, int depth) {
    if (target == 0)
        return Decision::No;
    const auto& row = *std::min_element(rows.begin(), rows.end(), [](const CoverRow& a, const CoverRow& b) {
        return a.columns.size() != b.columns.size() ? a.columns.size() < b.columns.size() : a.price > b.price;
    });
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const std::uint32_t column : row.columns) {
        double paid = 0.0;
        for (const CoverRow& other : rows)
            if (std::binary_search(other.columns.begin(), other.columns.end(), column))
                paid -= other.price;
        order.emplace_back(paid, column);
    }
    std::sort(order.begin(), order.end());
    bool isKnown = true;
    std::vector<std::uint32_t> tried;
    for (const auto& [paid, column] : order) {
        std::vector<CoverRow> child;
        for (const CoverRow& other : rows) {
            if (std::binary_search(other.columns.begin(), other.columns.end(), column))
                continue;
            child.push_back(other);
            std::erase_if(child.back().columns, [&](std::uint32_t one) {
                return std::find(tried.begin(), tried.end(), one) != tried.end();
            });
        }
        m_chosen.push_back(column);
        const Decision decision = explore(std::move(child), target - 1, depth + 1);
        if (decision == Decision::Yes)
            return Decision::Yes;
        m_chosen.pop_back();
        isKnown &= decision == Decision::No;
        if (m_nodesLeft < 0 || m_meter.isOver())
            return Decision::Unknown;
        tried.push_back(column);
    }
    return isKnown ? Decision::No : Decision::Unknown;
}

} // namespace planner::detail
