#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace planner::gis {

/// One row of a table as text, before anybody knows what its columns mean.
struct RawRow {
    std::int64_t number = 0; ///< 1-based row of the sheet or record of the file
    std::vector<std::string> cells;
    bool isUnreadable = false; ///< its bytes are no text of the table's encoding
};

/// The rows of a delimited file or a sheet, in order; can start again.
class RowReader {
public:
    virtual ~RowReader() = default;

    [[nodiscard]] virtual bool next(RawRow& row) = 0;
    virtual void rewind() = 0;
    [[nodiscard]] virtual const std::string& layer() const = 0;
    [[nodiscard]] virtual const std::string& encoding() const = 0;
    [[nodiscard]] virtual bool encodingWasGuessed() const = 0;
};

/// CSV, TSV, text with ";": separator and encoding found out, quotes honoured, read line by line.
/// Throws Error{FileMissing, FileEmpty, FileUnreadable, EncodingUnknown}.
[[nodiscard]] std::unique_ptr<RowReader> openDelimited(const std::string& path, const std::string& encoding);

/// A sheet of an XLSX, XLS or ODS file; `sheet` empty: the only one that is not empty. Every row counts,
/// empty ones too; merged cells carry their value in each of their rows and columns (XLSX). Throws
/// Error{FileMissing, FileEmpty, FileUnreadable, LayerMissing, LayerAmbiguous}.
[[nodiscard]] std::unique_ptr<RowReader> openSheet(const std::string& path, const std::string& sheet);

[[nodiscard]] std::vector<std::string> sheetNames(const std::string& path);

} // namespace planner::gis
