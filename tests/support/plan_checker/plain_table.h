#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

// The plan checker reads files with GDAL and shares no code with the planner: what both get wrong in the same
// way would be found by nobody.
namespace checker {

struct Spot {
    double x = 0.0;
    double y = 0.0;
};
using Line = std::vector<Spot>;

[[nodiscard]] inline double distance(Spot a, Spot b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// One row's shape: lines and rings as lines; `isArea` tells rings.
struct Shape {
    std::vector<Line> lines;
    bool isArea = false;

    [[nodiscard]] Spot first() const { return lines.empty() || lines[0].empty() ? Spot{} : lines[0][0]; }
};

/// A layer as text cells and shapes.
class PlainTable {
public:
    std::vector<std::string> columns;            ///< lower case
    std::vector<std::vector<std::string>> cells; ///< null is empty
    std::vector<Shape> shapes;
    std::string wkt; ///< of the CRS; empty for none

    [[nodiscard]] std::size_t size() const { return cells.size(); }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& column) const;
    /// Throws std::runtime_error when there is no such column.
    [[nodiscard]] std::size_t at(const std::string& column) const;
    [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const {
        return cells[row][at(column)];
    }
    [[nodiscard]] double number(std::size_t row, const std::string& column) const;
};

struct SourceWish {
    std::string path;
    std::string layer; ///< empty: the only one; of an OSM file `lines`
    std::string where;
    std::string crs; ///< in place of the file's own
    std::string encoding;
    std::string targetWkt; ///< shapes are moved into this CRS and rounded to mm; empty: left as they are
    bool isGcj02 = false;
};

/// Reads a layer. Throws std::runtime_error with the reason.
[[nodiscard]] PlainTable readTable(const SourceWish& wish);
[[nodiscard]] bool hasLayer(const std::string& path, const std::string& layer);

/// A number the text begins with; NaN where there is none.
[[nodiscard]] double toNumber(const std::string& text);

} // namespace checker
