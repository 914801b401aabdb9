#include "libplanner/gis/layer_writer.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/dataset_writer.h"
#include "libplanner/gis/layer_preparation.h"
#include "libplanner/gis/staged_files.h"

#include <filesystem>
#include <utility>

namespace planner::gis {

std::optional<WriteFormat> writeFormatFromName(const std::string& name) {
    for (const WriteFormat format : {WriteFormat::Shapefile, WriteFormat::GeoPackage, WriteFormat::GeoJson,
                                     WriteFormat::Csv, WriteFormat::Xlsx})
        if (name == nameOf(format))
            return format;
    return std::nullopt;
}

const char* nameOf(WriteFormat format) {
    switch (format) {
    case WriteFormat::Shapefile: return "shp";
    case WriteFormat::GeoPackage: return "gpkg";
    case WriteFormat::GeoJson: return "geojson";
    case WriteFormat::Csv: return "csv";
    case WriteFormat::Xlsx: break;
    }
    return "xlsx";
}

bool holdsManyLayers(WriteFormat format) {
    return format == WriteFormat::GeoPackage || format == WriteFormat::Xlsx;
}

WriteReport writeLayers(std::vector<LayerTable> layers, const std::string& path, WriteFormat format,
                        const WriteOptions& options) {
    if (layers.empty() || (layers.size() > 1 && !holdsManyLayers(format)))
        throw Error(ErrorCode::WriteFailed, {.file = path, .reason = "one layer a file in this format"});
    if (format == WriteFormat::Shapefile && options.encoding != "UTF-8" && options.encoding != "GBK")
        throw Error(ErrorCode::EncodingUnknown,
                    {.file = path, .name = "encoding", .value = options.encoding});
    WriteReport report;
    for (LayerTable& layer : layers)
        layer = preparedFor(std::move(layer), format, options, report);
    // A shapefile's layer is called as its file; GDAL would put another name into the folder.
    if (format == WriteFormat::Shapefile || format == WriteFormat::Csv)
        layers.front().name = std::filesystem::path(path).stem().string();
    StagedFiles staged{std::filesystem::path(path)};
    const std::string beside = staged.path().string();
    writeDataset(layers, beside, format, options.encoding);
    checkWritten(layers, beside, format);
    report.files = staged.putInPlace();
    return report;
}

WriteReport writeLayer(LayerTable layer, const std::string& path, WriteFormat format,
                       const WriteOptions& options) {
    std::vector<LayerTable> layers;
    layers.push_back(std::move(layer));
    return writeLayers(std::move(layers), path, format, options);
}

} // namespace planner::gis
