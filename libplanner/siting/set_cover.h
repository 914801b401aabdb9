#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// A row of a covering problem: columns of which at least one must be chosen.
struct CoverRow {
    std::vector<std::uint32_t> columns; ///< ascending
    double price = 0.0;                 ///< in the Lagrangian bound; kept from node to node
};

/// What is left of a covering problem when everything that is clear has been decided.
struct CoverRest {
    std::vector<CoverRow> rows;
    std::vector<std::uint32_t> chosen; ///< columns every smallest cover may take, or must
    bool isPossible = true;            ///< false: some row has no column left
};

/// Takes rows' only columns, drops rows that another row's columns cover anyway and columns whose rows
/// another column covers too. Smallest covers stay as small. Source: Beasley (1987), An algorithm for set
/// covering problems. Cost: a look at every pair of a row's, or column's, rarest neighbour, up to a fixed
/// work.
[[nodiscard]] CoverRest reduceCover(std::vector<CoverRow> rows, std::uint32_t columnCount, WorkMeter& meter);

/// A cover of as few columns as found, by a search that removes and adds columns while rows long uncovered
/// weigh more and more; ends at `target` columns or after so many steps. Empty only where there are no rows.
/// Source: Gao, Weise and Li (2015), row weighting for the unicost set covering problem.
[[nodiscard]] std::vector<std::uint32_t> searchCover(const std::vector<CoverRow>& rows,
                                                     std::uint32_t columnCount, std::size_t target,
                                                     std::int64_t steps, Random& random, WorkMeter& meter);

struct CoverDecision {
    Decision decision = Decision::Unknown;
    std::vector<std::uint32_t> cover; ///< Yes: at most so many columns
};

/// Whether so many columns cover all rows: depth first over the row with fewest columns, each node reduced
/// and bounded by Lagrangian prices, which also settle columns.
class CoverBranching {
public:
    CoverBranching(std::uint32_t columnCount, std::int64_t mostNodes, WorkMeter& meter)
        : m_columnCount(columnCount), m_nodesLeft(mostNodes), m_meter(meter) {}

    [[nodiscard]] CoverDecision decide(std::vector<CoverRow> rows, std::size_t target);
    /// No cover has fewer columns than this, by the first node's prices.
    [[nodiscard]] std::size_t rootBound() const { return m_rootBound; }

private:
    Decision explore(std::vector<CoverRow> rows, std::size_t target, int depth);
    Decision branch(std::vector<CoverRow>& rows, std::size_t target, int depth);
    bool settle(CoverRest& rest, std::size_t target, int steps, bool& isChanged);

    std::uint32_t m_columnCount;
    std::int64_t m_nodesLeft;
    WorkMeter& m_meter;
    std::vector<std::uint32_t> m_chosen;
    std::vector<double> m_gains; ///< by column: 1 less its rows' prices, scratch
    std::size_t m_rootBound = 0;
};

} // namespace planner::detail
