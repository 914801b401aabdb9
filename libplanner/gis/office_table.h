#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/row_reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planner::gis {

/// Where a table's data begin and what its columns are called.
struct TableHead {
    std::vector<std::string> names;     ///< unique; "column_3" where the header is empty
    std::int64_t lastHeaderRow = 0;     ///< row number; 0: there is no header row
    bool hasTitleRows = false;          ///< something stands above the header
};

/// Finds the header below title rows: the first row of words that is as wide as the rows after it. A header of two
/// rows ("coordinates" over "longitude", "latitude") becomes one.
[[nodiscard]] TableHead findHead(const std::vector<RawRow>& firstRows);

/// In which columns the place of a row stands.
struct PlaceColumns {
    enum class Form { None, TwoColumns, OneCell, Wkt };
    Form form = Form::None;
    std::size_t first = 0;         ///< x (longitude), or the one cell
    std::size_t second = 0;        ///< y (latitude)
    bool isLonLat = false;         ///< degrees by the columns' names or by form; else some x and y
    bool isSwapped = false;        ///< first is in truth y: latitude before longitude, or northing in "X"
    bool isOrderAssumed = false;   ///< nothing told the order of the one cell
    bool isMixed = false;          ///< rows differ in their order; each row's numbers tell its own
};

/// Finds them by the names given in `wanted` (x, y, or xy for one cell), by usual names in English and Chinese, or
/// by what the cells look like. The order of a pair follows from the ranges of the sample.
/// Throws Error{FieldMissing} where `wanted` names a column that is not there.
[[nodiscard]] PlaceColumns findPlaceColumns(const TableHead& head, const std::vector<RawRow>& sample,
                                            const std::map<std::string, std::string>& wanted,
                                            const std::string& file);

/// The place a row names, x east and y north; empty where there is none.
[[nodiscard]] std::optional<Point> placeOf(const RawRow& row, const PlaceColumns& columns);

/// A row that sums others up: 合计, 小计, total … as its first words.
[[nodiscard]] bool isTotalRow(const RawRow& row);

/// What a column holds, from a sample. `hasText`: numbers are written inside text ("1,280户").
struct ColumnForm {
    FieldType type = FieldType::Text;
    bool hasText = false;
};
[[nodiscard]] ColumnForm formOfColumn(const std::vector<RawRow>& sample, std::size_t column);

/// A cell as a value of that type; text where it does not parse.
[[nodiscard]] Value cellValue(const std::string& cell, FieldType type);

[[nodiscard]] bool hasChinese(const std::string& utf8);

} // namespace planner::gis
