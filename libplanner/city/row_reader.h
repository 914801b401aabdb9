#pragma once

#include "libplanner/city/load_context.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planner {

/// How many rows of a role were read and how many could not be used, over all its sources.
class RoleTally {
public:
    RoleTally(LoadContext& context, Role role) : m_context(context), m_role(role) {}

    [[nodiscard]] LoadContext& context() const { return m_context; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] std::int64_t bad() const { return m_bad; }

    void addRow() { ++m_rows; }
    void addBad(const std::string& source, std::optional<std::int64_t> feature, const std::string& reason);
    /// Throws Error{TooManyBadFeatures} when nothing is left, or too large a share was unusable.
    void check() const;

private:
    LoadContext& m_context;
    Role m_role;
    std::int64_t m_rows = 0;
    std::int64_t m_bad = 0;
    std::string m_firstSource;
    std::string m_firstReason;
    std::optional<std::int64_t> m_firstFeature;
};

/// What a role's rows must look like on the map.
enum class Shape { None, Point, Line, Area, PointOrArea, LineOrArea };

/// One source of a role being read row by row.
class RowReader {
public:
    /// Opens it and checks its CRS and kind of geometry.
    /// Throws Error{CrsMissing, WrongGeometry, FieldMissing} and what opening throws.
    RowReader(RoleTally& tally, const SourceSpec& spec, SourceUse use, Shape shape);

    [[nodiscard]] const Crs& crs() const { return *m_crs; }
    [[nodiscard]] FeatureSource& source() { return *m_source; }
    [[nodiscard]] const SourceSpec& spec() const { return m_spec; }
    /// File and layer, as findings name it.
    [[nodiscard]] const std::string& label() const { return m_label; }

    /// Column that holds `ours`: the one the source maps it to, else the first of `names` there is.
    [[nodiscard]] std::optional<std::size_t> column(const std::string& ours,
                                                    std::initializer_list<const char*> names) const;
    [[nodiscard]] bool hasColumn(const char* name) const;
    [[nodiscard]] const std::vector<Field>& fields() const { return m_source->fields(); }

    /// What was assumed while opening, see FeatureSource::notes.
    [[nodiscard]] bool hasNote(std::string_view note) const;
    /// An office table that does not say whether its coordinates are shifted.
    [[nodiscard]] bool isOffsetUndeclared() const;

    /// The next row whose geometry is of the right shape; false at the end, when skipped rows are counted.
    /// Throws Error{CrsUnfit} at the end where the coordinates cannot be of the source's CRS.
    [[nodiscard]] bool next();
    [[nodiscard]] Feature& row() { return m_feature; }
    [[nodiscard]] const Feature& row() const { return m_feature; }
    [[nodiscard]] std::optional<double> number(std::optional<std::size_t> column) const;
    [[nodiscard]] std::string text(std::optional<std::size_t> column) const;
    [[nodiscard]] bool isNull(std::optional<std::size_t> column) const;

    /// The current row cannot be used.
    void reject(const std::string& reason);
    /// The current row is left out on purpose, which is told but is no fault.
    void setAside(const std::string& reason);

private:
    [[nodiscard]] bool fits(const Geometry& geometry) const;
    void checkShape() const;
    void checkCrs() const;
    void checkMapping() const;
    void finish();

    RoleTally& m_tally;
    SourceSpec m_spec;
    Shape m_shape;
    std::unique_ptr<FeatureSource> m_source;
    std::optional<Crs> m_crs;
    std::string m_label;
    Feature m_feature;
    std::int64_t m_read = 0;
    Box m_bounds; ///< of the rows read, in the source's CRS
    bool m_isFinished = false;
};

/// A point that stands for a shape: the point itself, or one inside the area. Empty for lines and nothing.
[[nodiscard]] std::optional<Point> placeOf(const Geometry& geometry);

} // namespace planner
