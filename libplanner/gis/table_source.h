#pragma once

#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/feature_filter.h"
#include "libplanner/gis/office_table.h"
#include "libplanner/gis/offset_remover.h"
#include "libplanner/gis/row_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner::gis {

/// A delimited file or a sheet as a layer of points (or of WKT shapes, or of rows without place).
///
/// Notes: "header-row:5", "no-header", "crs-assumed:EPSG:4326", "offset-undeclared" (a table as offices write
/// them that states no offset system), "axes-swapped", "axis-order-assumed:lat-lon", "encoding-guessed:GBK",
/// "numbers-in-text:COLUMN". Skipped rows: "total-row", "no-place", "header-repeated", "unreadable-text",
/// "not-finite", "remark-row".
class TableSource final : public FeatureSource {
public:
    /// Throws as SourceOpener::open.
    explicit TableSource(const SourceSpec& spec);

    [[nodiscard]] const std::string& file() const override { return m_file; }
    [[nodiscard]] const std::string& layer() const override { return m_reader->layer(); }
    [[nodiscard]] const std::vector<Field>& fields() const override { return m_fields; }
    [[nodiscard]] std::optional<Crs> crs() const override { return m_crs; }
    [[nodiscard]] GeometryKind geometryKind() const override { return m_kind; }
    [[nodiscard]] std::optional<std::int64_t> count() const override { return std::nullopt; }
    [[nodiscard]] const std::string& encoding() const override { return m_reader->encoding(); }
    [[nodiscard]] const std::vector<std::string>& notes() const override { return m_notes; }
    [[nodiscard]] const std::vector<SkippedRow>& skipped() const override { return m_skipped; }
    /// A pair of coordinates whose order nothing told takes the order that puts more places into `box`.
    void restrictTo(const Box& box) override;
    [[nodiscard]] bool next(Feature& feature) override;

private:
    void readSample();
    void findColumns(const SourceSpec& spec);
    void findCrs(const SourceSpec& spec);
    void noteOffset(const SourceSpec& spec);
    [[nodiscard]] bool isOfficeTable() const;
    /// Empty: usable; else why not, or "" with no cells for a blank row.
    [[nodiscard]] std::string fill(Feature& feature, const RawRow& row) const;
    [[nodiscard]] std::string reasonWithoutPlace(const RawRow& row) const;
    [[nodiscard]] Geometry shapeOf(const RawRow& row) const;

    std::string m_file;
    std::unique_ptr<RowReader> m_reader;
    bool m_isSheet = false;
    std::vector<RawRow> m_sample; ///< data rows of the file's beginning
    TableHead m_head;
    PlaceColumns m_place;
    std::vector<Field> m_fields;
    std::optional<Crs> m_crs;
    GeometryKind m_kind = GeometryKind::None;
    std::vector<std::string> m_notes;
    std::vector<SkippedRow> m_skipped;
    std::optional<FeatureFilter> m_filter;
    OffsetRemover m_offset;
    std::optional<Box> m_box;
};

} // namespace planner::gis
