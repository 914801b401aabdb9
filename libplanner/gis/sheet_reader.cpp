#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/layer_choice.h"
#include "libplanner/gis/merged_cells.h"
#include "libplanner/gis/row_reader.h"

namespace planner::gis {

namespace {

// Cells come as text and the first row as a row: what is a header is found out by us.
struct TextSheets {
    GdalOption xlsxHeaders{"OGR_XLSX_HEADERS", "DISABLE"};
    GdalOption xlsxTypes{"OGR_XLSX_FIELD_TYPES", "STRING"};
    GdalOption xlsHeaders{"OGR_XLS_HEADERS", "DISABLE"};
    GdalOption xlsTypes{"OGR_XLS_FIELD_TYPES", "STRING"};
    GdalOption odsHeaders{"OGR_ODS_HEADERS", "DISABLE"};
    GdalOption odsTypes{"OGR_ODS_FIELD_TYPES", "STRING"};
};

std::vector<LayerEntry> sheetsOf(GDALDatasetH dataset) {
    std::vector<LayerEntry> sheets;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        sheets.push_back(
            {OGR_L_GetName(layer), GeometryKind::Mixed, OGR_L_GetFeatureCount(layer, TRUE) == 0});
    }
    return sheets;
}

class SheetReader final : public RowReader {
public:
    SheetReader(const std::string& path, const std::string& sheet) : m_path(path) {
        const TextSheets settings;
        m_dataset = openVector(path);
        const std::vector<LayerEntry> sheets = sheetsOf(m_dataset.get());
        const std::size_t chosen = chooseLayer(sheets, sheet, SourceUse::Any, path);
        if (sheets[chosen].isEmpty)
            throw Error(ErrorCode::FileEmpty, {.file = path, .layer = sheets[chosen].name});
        m_sheet = sheets[chosen].name;
        m_layer = GDALDatasetGetLayer(m_dataset.get(), static_cast<int>(chosen));
        m_columns = OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(m_layer));
        m_merged = mergedCells(path, m_sheet);
    }

    bool next(RawRow& row) override {
        const TextSheets settings;
        const GdalMessages messages;
        const FeaturePtr feature(OGR_L_GetNextFeature(m_layer));
        if (!feature) {
            if (!messages.failures().empty())
                throw Error(ErrorCode::FileUnreadable,
                            {.file = m_path, .layer = m_sheet, .reason = messages.lastFailure()});
            return false;
        }
        row.number = ++m_number;
        row.isUnreadable = false;
        row.cells.clear();
        for (int i = 0; i < m_columns; ++i)
            row.cells.emplace_back(OGR_F_IsFieldSetAndNotNull(feature.get(), i) != 0
                                       ? OGR_F_GetFieldAsString(feature.get(), i)
                                       : "");
        m_merged.fill(row);
        return true;
    }

    void rewind() override {
        OGR_L_ResetReading(m_layer);
        m_merged.restart();
        m_number = 0;
    }

    const std::string& layer() const override { return m_sheet; }
    const std::string& encoding() const override { return m_encoding; }
    bool encodingWasGuessed() const override { return false; }

private:
    std::string m_path;
    DatasetPtr m_dataset;
    std::string m_sheet;
    OGRLayerH m_layer = nullptr;
    int m_columns = 0;
    MergedCells m_merged;
    std::string m_encoding = "UTF-8";
    std::int64_t m_number = 0;
};

} // namespace

std::unique_ptr<RowReader> openSheet(const std::string& path, const std::string& sheet) {
    return std::make_unique<SheetReader>(path, sheet);
}

std::vector<std::string> sheetNames(const std::string& path) {
    const TextSheets settings;
    const DatasetPtr dataset = openVector(path);
    std::vector<std::string> names;
    for (const LayerEntry& sheet : sheetsOf(dataset.get()))
        names.push_back(sheet.name);
    return names;
}

} // namespace planner::gis
