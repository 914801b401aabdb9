#pragma once

#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/feature_filter.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/offset_remover.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner::gis {

/// A layer of a GDAL vector dataset, read feature by feature.
class VectorSource final : public FeatureSource {
public:
    /// Throws as SourceOpener::open.
    VectorSource(const SourceSpec& spec, SourceUse use);

    [[nodiscard]] const std::string& file() const override { return m_file; }
    [[nodiscard]] const std::string& layer() const override { return m_layerName; }
    [[nodiscard]] const std::vector<Field>& fields() const override { return m_fields; }
    [[nodiscard]] std::optional<Crs> crs() const override { return m_crs; }
    [[nodiscard]] GeometryKind geometryKind() const override { return m_kind; }
    [[nodiscard]] std::optional<std::int64_t> count() const override { return m_count; }
    [[nodiscard]] const std::string& encoding() const override { return m_encoding; }
    [[nodiscard]] const std::vector<std::string>& notes() const override { return m_notes; }
    [[nodiscard]] const std::vector<SkippedRow>& skipped() const override { return m_skipped; }
    void restrictTo(const Box& box) override;
    [[nodiscard]] bool next(Feature& feature) override;

private:
    void openLayer(const SourceSpec& spec, SourceUse use);
    void findEncoding(const SourceSpec& spec);
    void findFields(const SourceSpec& spec);
    void findCrs(const SourceSpec& spec);
    void applyFilter(const SourceSpec& spec);
    [[nodiscard]] std::vector<Value> valuesOf(OGRFeatureH row) const;
    void addTags(std::vector<Value>& values) const;
    /// Empty: usable; else why not.
    [[nodiscard]] std::string fill(Feature& feature, OGRFeatureH row, bool wasBroken) const;

    std::string m_file;
    DatasetPtr m_dataset;
    OGRLayerH m_layer = nullptr; ///< owned by the dataset
    std::string m_layerName;
    std::vector<Field> m_fields;
    int m_nativeFields = 0; ///< the layer's own; tags follow
    std::optional<int> m_tagsField;
    std::optional<Crs> m_crs;
    GeometryKind m_kind = GeometryKind::None;
    std::optional<std::int64_t> m_count;
    std::string m_encoding = "UTF-8";
    std::vector<std::string> m_notes;
    std::vector<SkippedRow> m_skipped;
    std::optional<FeatureFilter> m_filter;
    OffsetRemover m_offset;
};

/// The layers of a vector dataset in its own order.
[[nodiscard]] std::vector<std::string> vectorLayerNames(const SourceSpec& spec);

} // namespace planner::gis
