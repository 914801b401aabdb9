#include "libplanner/gis/dataset_writer.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/gdal_runtime.h"
#include "libplanner/gis/geometry_conversion.h"
#include "libplanner/gis/layer_preparation.h"

#include <cpl_string.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace planner::gis {

namespace {

// No clock time in files: the same plan gives the same bytes.
constexpr const char* FixedDate = "2000-01-01";
constexpr const char* FixedMoment = "2000-01-01T00:00:00.000Z";

const char* driverOf(WriteFormat format) {
    switch (format) {
    case WriteFormat::Shapefile: return "ESRI Shapefile";
    case WriteFormat::GeoPackage: return "GPKG";
    case WriteFormat::GeoJson: return "GeoJSON";
    case WriteFormat::Csv: return "CSV";
    case WriteFormat::Xlsx: break;
    }
    return "XLSX";
}

std::vector<std::string> layerOptions(WriteFormat format, const std::string& encoding) {
    switch (format) {
    case WriteFormat::Shapefile:
        // GDAL writes no .cpg with a language byte; ours is written beside it.
        return {encoding == "UTF-8" ? "ENCODING=UTF-8" : "ENCODING=LDID/77",
                std::string("DBF_DATE_LAST_UPDATE=") + FixedDate};
    case WriteFormat::GeoPackage: return {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=YES"};
    case WriteFormat::GeoJson: return {"RFC7946=YES", "COORDINATE_PRECISION=8"};
    case WriteFormat::Csv: return {"WRITE_BOM=YES"};
    case WriteFormat::Xlsx: break;
    }
    return {};
}

class OptionList {
public:
    explicit OptionList(const std::vector<std::string>& options) {
        for (const std::string& option : options)
            m_list = CSLAddString(m_list, option.c_str());
    }
    ~OptionList() { CSLDestroy(m_list); }
    OptionList(const OptionList&) = delete;
    OptionList& operator=(const OptionList&) = delete;
    [[nodiscard]] char** get() const { return m_list; }

private:
    char** m_list = nullptr;
};

SrsPtr srsOf(const LayerTable& layer) {
    if (!layer.crs)
        return nullptr;
    SrsPtr srs(OSRNewSpatialReference(nullptr));
    if (OSRSetFromUserInput(srs.get(), layer.crs->definition().c_str()) != OGRERR_NONE)
        throw Error(ErrorCode::WriteFailed,
                    {.layer = layer.name, .name = "crs", .value = layer.crs->definition()});
    OSRSetAxisMappingStrategy(srs.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

// Whether any row has more than one part; formats with one type a layer need to know.
bool isMulti(const LayerTable& layer) {
    return std::any_of(layer.rows.begin(), layer.rows.end(), [](const Feature& row) {
        if (const auto* points = std::get_if<MultiPoint>(&row.geometry))
            return points->size() > 1;
        if (const auto* lines = std::get_if<MultiPolyline>(&row.geometry))
            return lines->size() > 1;
        if (const auto* areas = std::get_if<MultiPolygon>(&row.geometry))
            return areas->size() > 1;
        return false;
    });
}

int widestWhole(const LayerTable& layer, std::size_t field, int decimals) {
    int width = 1;
    for (const Feature& row : layer.rows) {
        if (const auto* whole = std::get_if<std::int64_t>(&row.values[field]))
            width = std::max(width, static_cast<int>(std::to_string(*whole).size()));
        else if (const auto* real = std::get_if<double>(&row.values[field]))
            width = std::max(width,
                             static_cast<int>(CPLSPrintf("%.*f", decimals, *real) == nullptr
                                                  ? 0
                                                  : std::string(CPLSPrintf("%.*f", decimals, *real)).size()));
    }
    return width;
}

void addFields(OGRLayerH target, const LayerTable& layer, WriteFormat format) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const Field& field = layer.fields[i];
        const OGRFieldType type = field.type == FieldType::Integer ? OFTInteger64
                                  : field.type == FieldType::Real  ? OFTReal
                                                                   : OFTString;
        OGRFieldDefnH column = OGR_Fld_Create(field.name.c_str(), type);
        if (format == WriteFormat::Shapefile) {
            const int decimals = field.type == FieldType::Real ? decimalsOf(layer, i) : 0;
            const int needed = field.type == FieldType::Text ? field.width : widestWhole(layer, i, decimals);
            OGR_Fld_SetWidth(column, std::max(field.width, needed));
            OGR_Fld_SetPrecision(column, decimals);
        } else if (field.type == FieldType::Text && format == WriteFormat::GeoPackage) {
            OGR_Fld_SetWidth(column, field.width);
        }
        const OGRErr rc = OGR_L_CreateField(target, column, FALSE);
        OGR_Fld_Destroy(column);
        if (rc != OGRERR_NONE)
            throw Error(ErrorCode::WriteFailed, {.layer = layer.name, .name = field.name});
    }
}

void setValue(OGRFeatureH feature, int column, const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        OGR_F_SetFieldInteger64(feature, column, *whole);
    else if (const auto* real = std::get_if<double>(&value))
        OGR_F_SetFieldDouble(feature, column, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
        OGR_F_SetFieldString(feature, column, text->c_str());
    else
        OGR_F_SetFieldNull(feature, column);
}

void addRows(OGRLayerH target, const LayerTable& layer, bool asMulti, const GdalMessages& messages) {
    for (const Feature& row : layer.rows) {
        const FeaturePtr feature(OGR_F_Create(OGR_L_GetLayerDefn(target)));
        for (std::size_t i = 0; i < row.values.size(); ++i)
            setValue(feature.get(), static_cast<int>(i), row.values[i]);
        if (GeometryPtr shape = toGdal(row.geometry, asMulti); shape && layer.kind != GeometryKind::None)
            OGR_F_SetGeometryDirectly(feature.get(), shape.release());
        if (OGR_L_CreateFeature(target, feature.get()) != OGRERR_NONE)
            throw Error(
                ErrorCode::WriteFailed,
                {.layer = layer.name, .feature = std::to_string(row.id), .reason = messages.lastFailure()});
    }
}

void writeLayerTo(GDALDatasetH dataset, const LayerTable& layer, WriteFormat format,
                  const std::string& encoding, const GdalMessages& messages) {
    const SrsPtr srs = srsOf(layer);
    const bool asMulti = format != WriteFormat::Shapefile && isMulti(layer);
    // A shapefile has no multi types but for points.
    const bool isMultiType =
        asMulti || (format == WriteFormat::Shapefile && layer.kind == GeometryKind::Point && isMulti(layer));
    const OptionList options(layerOptions(format, encoding));
    OGRLayerH target = GDALDatasetCreateLayer(dataset, layer.name.c_str(), srs.get(),
                                              gdalTypeOf(layer.kind, isMultiType), options.get());
    if (target == nullptr)
        throw Error(ErrorCode::WriteFailed, {.layer = layer.name, .reason = messages.lastFailure()});
    addFields(target, layer, format);
    addRows(target, layer, isMultiType, messages);
}

void writeCodePageFile(const std::string& path, const std::string& encoding) {
    std::filesystem::path beside(path);
    beside.replace_extension(".cpg");
    std::ofstream(beside, std::ios::binary | std::ios::trunc) << (encoding == "UTF-8" ? "UTF-8" : "GBK");
}

} // namespace

void writeDataset(std::span<const LayerTable> layers, const std::string& path, WriteFormat format,
                  const std::string& encoding) {
    startGdal();
    const GdalOption moment("OGR_CURRENT_DATE", FixedMoment);
    const GdalMessages messages;
    try {
        GDALDriverH driver = GDALGetDriverByName(driverOf(format));
        DatasetPtr dataset(
            driver == nullptr ? nullptr : GDALCreate(driver, path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset)
            throw Error(ErrorCode::WriteFailed, {.reason = messages.lastFailure()});
        const bool hasTransactions = GDALDatasetTestCapability(dataset.get(), ODsCTransactions) != 0;
        if (hasTransactions)
            GDALDatasetStartTransaction(dataset.get(), FALSE);
        for (const LayerTable& layer : layers)
            writeLayerTo(dataset.get(), layer, format, encoding, messages);
        if (hasTransactions && GDALDatasetCommitTransaction(dataset.get()) != OGRERR_NONE)
            throw Error(ErrorCode::WriteFailed, {.reason = messages.lastFailure()});
        dataset.reset(); // a full disk may show itself only now
        if (!messages.failures().empty())
            throw Error(ErrorCode::WriteFailed, {.reason = messages.lastFailure()});
    } catch (const Error& error) {
        ErrorDetails details = error.details();
        details.file = path;
        throw Error(error.code(), details);
    }
    if (format == WriteFormat::Shapefile)
        writeCodePageFile(path, encoding);
}

} // namespace planner::gis
