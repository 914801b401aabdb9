#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace planner::town {

using Cell = std::variant<std::monostate, std::string, double>;

/// Cells that an office would have merged; rows and columns are 0-based, both ends included.
struct MergedRange {
    std::size_t firstRow = 0;
    std::size_t firstColumn = 0;
    std::size_t lastRow = 0;
    std::size_t lastColumn = 0;
};

/// One sheet as an office makes it, which no writer of plain tables does: titles, merged cells, sums.
struct Sheet {
    std::string name;
    std::vector<std::vector<Cell>> rows;
    std::vector<MergedRange> merged;
};

/// An .xlsx file with one sheet, as bytes; the same sheet gives the same bytes.
///
/// Source: ECMA-376, Office Open XML, parts 1 and 2: the smallest workbook that Excel and LibreOffice open.
[[nodiscard]] std::string xlsxBytes(const Sheet& sheet);

} // namespace planner::town
