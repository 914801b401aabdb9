#include "libplanner/siting/set_cover.h"

#include <algorithm>
#include <limits>

namespace planner::detail {

namespace {

class CoverWeighting {
public:
    CoverWeighting(const std::vector<CoverRow>& rows, std::uint32_t columnCount, Random& random)
        : m_rows(rows), m_random(random), m_columns(columnCount), m_weights(rows.size(), 1),
          m_counts(rows.size(), 0), m_place(rows.size(), 0), m_scores(columnCount, 0),
          m_since(columnCount, 0), m_isIn(columnCount, 0), m_mayEnter(columnCount, 1) {
        for (std::uint32_t r = 0; r < rows.size(); ++r) {
            for (const std::uint32_t column : rows[r].columns) {
                m_columns[column].push_back(r);
                ++m_scores[column];
            }
            setUncovered(r);
        }
    }

    std::vector<std::uint32_t> run(std::size_t target, std::int64_t steps, WorkMeter& meter) {
        while (!m_uncovered.empty())
            add(bestOf(m_rows[m_uncovered.front()].columns, true));
        std::vector<std::uint32_t> best = m_chosen;
        for (std::int64_t step = 1; step <= steps; ++step) {
            if (step % 256 == 0 && meter.isInterrupted())
                break;
            while (m_uncovered.empty()) {
                best = m_chosen;
                if (best.size() <= target || best.empty())
                    return best;
                remove(leastMissed(NoSite), step);
            }
            if (!m_chosen.empty())
                remove(leastMissed(m_last), step);
            const std::uint32_t row = m_uncovered[m_random.below(m_uncovered.size())];
            m_last = bestOf(m_rows[row].columns, false);
            add(m_last);
            m_since[m_last] = step;
            for (const std::uint32_t r : m_uncovered) {
                ++m_weights[r];
                for (const std::uint32_t column : m_rows[r].columns)
                    ++m_scores[column];
            }
        }
        return best;
    }

private:
    void setUncovered(std::uint32_t row) {
        m_place[row] = static_cast<std::uint32_t>(m_uncovered.size());
        m_uncovered.push_back(row);
    }
    void setCovered(std::uint32_t row) {
        const std::uint32_t last = m_uncovered.back();
        m_uncovered[m_place[row]] = last;
        m_place[last] = m_place[row];
        m_uncovered.pop_back();
    }

    // Scores: what weight a column outside would newly cover; one inside loses when it goes, negative.
    void add(std::uint32_t column) {
        m_isIn[column] = 1;
        m_chosen.push_back(column);
        m_scores[column] = -m_scores[column];
        for (const std::uint32_t row : m_columns[column]) {
            const std::int64_t weight = m_weights[row];
            if (++m_counts[row] == 1) {
                setCovered(row);
                for (const std::uint32_t other : m_rows[row].columns)
                    if (other != column)
                        change(other, -weight);
            } else if (m_counts[row] == 2) {
                change(otherIn(row, column), weight);
            }
        }
    }

    void remove(std::uint32_t column, std::int64_t step) {
        m_isIn[column] = 0;
        m_chosen.erase(std::find(m_chosen.begin(), m_chosen.end(), column));
        m_scores[column] = -m_scores[column];
        for (const std::uint32_t row : m_columns[column]) {
            const std::int64_t weight = m_weights[row];
            if (--m_counts[row] == 0) {
                setUncovered(row);
                for (const std::uint32_t other : m_rows[row].columns)
                    if (other != column)
                        change(other, weight);
            } else if (m_counts[row] == 1) {
                change(otherIn(row, column), -weight);
            }
        }
        m_since[column] = step;
        m_mayEnter[column] = 0; // until something near it changes
    }

    void change(std::uint32_t column, std::int64_t by) {
        m_scores[column] += by;
        m_mayEnter[column] = 1;
    }

    [[nodiscard]] std::uint32_t otherIn(std::uint32_t row, std::uint32_t column) const {
        for (const std::uint32_t other : m_rows[row].columns)
            if (other != column && m_isIn[other] != 0)
                return other;
        return column;
    }

    [[nodiscard]] bool isBetter(std::uint32_t a, std::uint32_t b) const {
        if (m_scores[a] != m_scores[b])
            return m_scores[a] > m_scores[b];
        return m_since[a] != m_since[b] ? m_since[a] < m_since[b] : a < b;
    }

    [[nodiscard]] std::uint32_t leastMissed(std::uint32_t except) const {
        std::uint32_t best = NoSite;
        for (const std::uint32_t column : m_chosen)
            if (column != except && (best == NoSite || isBetter(column, best)))
                best = column;
        return best == NoSite ? m_chosen.front() : best;
    }

    [[nodiscard]] std::uint32_t bestOf(const std::vector<std::uint32_t>& columns, bool isStart) const {
        std::uint32_t best = NoSite;
        for (const std::uint32_t column : columns)
            if ((isStart || m_mayEnter[column] != 0) && (best == NoSite || isBetter(column, best)))
                best = column;
        return best == NoSite ? columns.front() : best;
    }

    const std::vector<CoverRow>& m_rows;
    Random& m_random;
    std::vector<std::vector<std::uint32_t>> m_columns;
    std::vector<std::int64_t> m_weights;
    std::vector<std::uint32_t> m_counts; ///< by row: chosen columns in it
    std::vector<std::uint32_t> m_uncovered;
    std::vector<std::uint32_t> m_place;
    std::vector<std::int64_t> m_scores;
    std::vector<std::int64_t> m_since;
    std::vector<std::uint8_t> m_isIn;
    std::vector<std::uint8_t> m_mayEnter;
    std::vector<std::uint32_t> m_chosen;
    std::uint32_t m_last = NoSite;
};

} // namespace

std::vector<std::uint32_t> searchCover(const std::vector<CoverRow>& rows, std::uint32_t columnCount,
                                       std::size_t target, std::int64_t steps, Random& random,
                                       WorkMeter& meter) {
    std::vector<std::uint32_t> cover = CoverWeighting(rows, columnCount, random).run(target, steps, meter);
    std::sort(cover.begin(), cover.end());
    return cover;
}

} // namespace planner::detail
