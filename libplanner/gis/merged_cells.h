#pragma once

#include "libplanner/gis/row_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planner::gis {

/// A block of cells that a sheet shows as one; rows 1-based, columns 0-based, ends included.
struct MergedBlock {
    std::int64_t firstRow = 0;
    std::int64_t lastRow = 0;
    std::size_t firstColumn = 0;
    std::size_t lastColumn = 0;

    friend bool operator==(const MergedBlock&, const MergedBlock&) = default;
};

/// The merged blocks of one sheet, and their values as rows pass by. GDAL gives a block's text in its first
/// cell only; a community's name merged over its rows is meant for each of them.
///
/// Only blocks that go down are filled, in their first column: a title across columns stays one cell.
class MergedCells {
public:
    MergedCells() = default;
    explicit MergedCells(std::vector<MergedBlock> blocks);

    /// Rows must come in order.
    void fill(RawRow& row);
    void restart();
    [[nodiscard]] const std::vector<MergedBlock>& blocks() const { return m_blocks; }

private:
    std::vector<MergedBlock> m_blocks;
    std::vector<std::string> m_values; ///< parallel: what the block's first cell held
};

/// Reads them from an XLSX file; none for other formats.
[[nodiscard]] MergedCells mergedCells(const std::string& path, const std::string& sheet);

/// "B3:B7" as a block; empty rows where it is none.
[[nodiscard]] MergedBlock mergedBlockFromText(const std::string& reference);

} // namespace planner::gis
