#pragma once

#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/offset_remover.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace planner::gis {

/// A raster of people a cell, as points: one in the middle of each cell whose value is above zero, the value
/// in field `people`. Cells without data give none. Read row by row; the feature id is row × width + column.
class RasterSource final : public FeatureSource {
public:
    /// Throws as SourceOpener::open.
    explicit RasterSource(const SourceSpec& spec);

    [[nodiscard]] const std::string& file() const override { return m_file; }
    [[nodiscard]] const std::string& layer() const override { return m_layer; }
    [[nodiscard]] const std::vector<Field>& fields() const override { return m_fields; }
    [[nodiscard]] std::optional<Crs> crs() const override { return m_crs; }
    [[nodiscard]] GeometryKind geometryKind() const override { return GeometryKind::Point; }
    [[nodiscard]] std::optional<std::int64_t> count() const override { return std::nullopt; }
    [[nodiscard]] const std::string& encoding() const override { return m_encoding; }
    [[nodiscard]] const std::vector<std::string>& notes() const override { return m_notes; }
    [[nodiscard]] const std::vector<SkippedRow>& skipped() const override { return m_skipped; }
    void restrictTo(const Box& box) override;
    [[nodiscard]] bool next(Feature& feature) override;

private:
    [[nodiscard]] bool readRow();
    [[nodiscard]] Point centreOf(int column, int row) const;

    std::string m_file;
    std::string m_layer;
    DatasetPtr m_dataset;
    GDALRasterBandH m_band = nullptr; ///< owned by the dataset
    int m_width = 0;
    int m_height = 0;
    std::array<double, 6> m_toMap = {};
    std::optional<double> m_noData;
    std::vector<double> m_cells; ///< of the current row
    int m_row = -1;
    int m_column = 0;
    std::vector<Field> m_fields;
    std::optional<Crs> m_crs;
    std::string m_encoding = "UTF-8";
    std::vector<std::string> m_notes;
    std::vector<SkippedRow> m_skipped;
    OffsetRemover m_offset;
    std::optional<Box> m_box;
};

} // namespace planner::gis
