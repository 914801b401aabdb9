#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/offset.h"
#include "libplanner/geo/turn_relation.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace planner {

/// One attribute value; std::monostate: null.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class FieldType { Integer, Real, Text };

struct Field {
    std::string name; ///< UTF-8
    FieldType type = FieldType::Text;
    int width = 0; ///< characters; 0: unlimited

    friend bool operator==(const Field&, const Field&) = default;
};

/// One row of a layer. `values` is parallel to the source's fields.
struct Feature {
    std::int64_t id =
        0; ///< the source's feature id, or the row number of a table (first data row: its sheet row)
    Geometry geometry;
    std::vector<Value> values;
};

/// Where the rows of a role come from and how to read them: one `PATH[#LAYER][,key=value]…` of the
/// command line, or one entry of a City file.
struct SourceSpec {
    std::string path;
    std::string layer; ///< empty: the only one, or the one that fits the role
    std::string crs;   ///< overrides what the file says; "EPSG:n", WKT, PROJ text, or a .prj file's path
    std::optional<OffsetSystem> offset;        ///< empty: not declared
    std::string encoding;                      ///< empty: found out
    std::string where;                         ///< attribute filter, OGR SQL
    std::map<std::string, std::string> fields; ///< our name (people, kg_day, name, x, y, …) → the file's

    friend bool operator==(const SourceSpec&, const SourceSpec&) = default;
};

/// A row that was set aside while reading, with its number.
struct SkippedRow {
    std::int64_t id = 0;
    std::string
        reason; ///< short code: "no-geometry", "not-finite", "total-row", "unreadable-text", "no-place", …
};

/// A layer being read, feature by feature. Coordinates arrive as x east, y north in `crs()`, with
/// GCJ-02 / BD-09 shifts already taken out.
///
/// Not thread-safe. `next` may throw Error{FileUnreadable}.
class FeatureSource {
public:
    virtual ~FeatureSource() = default;

    [[nodiscard]] virtual const std::string& file() const = 0;
    [[nodiscard]] virtual const std::string& layer() const = 0;
    [[nodiscard]] virtual const std::vector<Field>& fields() const = 0;
    [[nodiscard]] virtual std::optional<Crs> crs() const = 0;
    [[nodiscard]] virtual GeometryKind geometryKind() const = 0;
    [[nodiscard]] virtual std::optional<std::int64_t> count() const = 0;
    [[nodiscard]] virtual const std::string&
    encoding() const = 0; ///< as found out or told; "UTF-8" where the format says so
    [[nodiscard]] virtual const std::vector<std::string>&
    notes() const = 0; ///< what was assumed while opening, as short codes
    [[nodiscard]] virtual const std::vector<SkippedRow>&
    skipped() const = 0; ///< complete after the last `next`

    /// Limits reading to features that may touch `box` (in the source's CRS). Call before the first `next`.
    virtual void restrictTo(const Box& box) = 0;

    /// Fills `feature` with the next row; false at the end. Rows that cannot be used are in `skipped()`.
    [[nodiscard]] virtual bool next(Feature& feature) = 0;
};

/// What a role needs of a source, so that a file with many layers opens at the right one.
enum class SourceUse { Any, Streets, Points, Areas };

/// Opens sources; implemented by planner::gis, so that the planning rooms never see GDAL.
class SourceOpener {
public:
    virtual ~SourceOpener() = default;

    /// Throws Error (FileMissing, FileUnreadable, FileEmpty, LayerMissing, LayerAmbiguous, EncodingUnknown,
    /// CrsUnknown, FieldMissing). A missing CRS is not an error here: `crs()` is then empty.
    [[nodiscard]] virtual std::unique_ptr<FeatureSource> open(const SourceSpec& spec,
                                                              SourceUse use) const = 0;

    /// Every layer the source holds, named; for formats without layers one with the file's name.
    [[nodiscard]] virtual std::vector<std::string> layerNames(const SourceSpec& spec) const = 0;

    /// SHA-256 of the source's bytes (of all files of a shapefile), hexadecimal.
    [[nodiscard]] virtual std::string checksum(const SourceSpec& spec) const = 0;

    /// Turn restrictions that the source holds beside its layers, by id; none in most formats.
    [[nodiscard]] virtual std::vector<TurnRelation> turnRelations(const SourceSpec&) const { return {}; }
};

/// Value as text, number or whole number; empty when null or not of that form.
[[nodiscard]] std::optional<std::string> textOf(const Value& value);
[[nodiscard]] std::optional<double> numberOf(const Value& value);
/// Index of the field of that name, compared without case; empty when there is none.
[[nodiscard]] std::optional<std::size_t> fieldIndex(const std::vector<Field>& fields,
                                                    const std::string& name);

} // namespace planner
