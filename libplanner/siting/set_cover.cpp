#include "libplanner/siting/set_cover.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace planner::detail {

namespace {

constexpr std::int64_t MostComparisons = 30'000'000; ///< entries looked at in one pass for dominated ones

using Lists = std::vector<std::vector<std::uint32_t>>;

Lists columnsOf(const std::vector<CoverRow>& rows, std::uint32_t columnCount) {
    Lists columns(columnCount);
    for (std::uint32_t r = 0; r < rows.size(); ++r)
        for (const std::uint32_t column : rows[r].columns)
            columns[column].push_back(r);
    return columns;
}

// For each of `lists` whether another one makes it needless; `across` holds, by member, the lists it is in.
// `isSmall`: a list is needless when it lies within another; otherwise when another lies within it. Of equal
// ones the first stays.
std::vector<std::uint8_t> dominated(const Lists& lists, const Lists& across, bool isSmall, WorkMeter& meter) {
    std::vector<std::uint8_t> isNeedless(lists.size(), 0);
    std::int64_t left = MostComparisons;
    for (std::uint32_t a = 0; a < lists.size() && left > 0; ++a) {
        const auto& small = lists[a];
        if (small.empty() || isNeedless[a] != 0)
            continue;
        if (a % 64 == 0 && meter.isInterrupted())
            break;
        const std::uint32_t rarest =
            *std::min_element(small.begin(), small.end(), [&](std::uint32_t x, std::uint32_t y) {
                return across[x].size() < across[y].size();
            });
        for (const std::uint32_t b : across[rarest]) {
            const auto& large = lists[b];
            if (b == a || isNeedless[b] != 0 || large.size() < small.size())
                continue;
            left -= static_cast<std::int64_t>(small.size() + large.size());
            if (!std::includes(large.begin(), large.end(), small.begin(), small.end()))
                continue;
            const bool isEqual = large.size() == small.size();
            if (isSmall && (!isEqual || b < a)) {
                isNeedless[a] = 1;
                break;
            }
            if (!isSmall && (!isEqual || a < b))
                isNeedless[b] = 1;
        }
    }
    return isNeedless;
}

Lists listsOf(const std::vector<CoverRow>& rows) {
    Lists lists;
    lists.reserve(rows.size());
    for (const CoverRow& row : rows)
        lists.push_back(row.columns);
    return lists;
}

// Rows with one column left decide; false: nothing changed.
bool takeOnly(CoverRest& rest) {
    std::vector<std::uint32_t> taken;
    for (const CoverRow& row : rest.rows)
        if (row.columns.size() == 1)
            taken.push_back(row.columns.front());
    if (taken.empty())
        return false;
    std::sort(taken.begin(), taken.end());
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    std::erase_if(rest.rows, [&](const CoverRow& row) {
        return std::any_of(row.columns.begin(), row.columns.end(), [&](std::uint32_t column) {
            return std::binary_search(taken.begin(), taken.end(), column);
        });
    });
    rest.chosen.insert(rest.chosen.end(), taken.begin(), taken.end());
    return true;
}

bool dropRows(CoverRest& rest, std::uint32_t columnCount, WorkMeter& meter) {
    const std::vector<std::uint8_t> isNeedless =
        dominated(listsOf(rest.rows), columnsOf(rest.rows, columnCount), false, meter);
    std::size_t kept = 0;
    for (std::size_t r = 0; r < rest.rows.size(); ++r)
        if (isNeedless[r] == 0) {
            if (kept != r)
                rest.rows[kept] = std::move(rest.rows[r]);
            ++kept;
        }
    const bool isChanged = kept < rest.rows.size();
    rest.rows.resize(kept);
    return isChanged;
}

bool dropColumns(CoverRest& rest, std::uint32_t columnCount, WorkMeter& meter) {
    const std::vector<std::uint8_t> isNeedless =
        dominated(columnsOf(rest.rows, columnCount), listsOf(rest.rows), true, meter);
    bool isChanged = false;
    for (CoverRow& row : rest.rows)
        isChanged |=
            std::erase_if(row.columns, [&](std::uint32_t column) { return isNeedless[column] != 0; }) > 0;
    return isChanged;
}

} // namespace

CoverRest reduceCover(std::vector<CoverRow> rows, std::uint32_t columnCount, WorkMeter& meter) {
    CoverRest rest;
    rest.rows = std::move(rows);
    for (bool isChanged = true; isChanged && !meter.isInterrupted();) {
        for (const CoverRow& row : rest.rows)
            if (row.columns.empty()) {
                rest.isPossible = false;
                return rest;
            }
        isChanged = takeOnly(rest);
        isChanged |= dropRows(rest, columnCount, meter);
        isChanged |= dropColumns(rest, columnCount, meter);
    }
    return rest;
}

} // namespace planner::detail
