#include "libplanner/gis/export.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/field_template.h"
#include "libplanner/gis/layer_writer.h"
#include "libplanner/gis/plan_layers.h"
#include "libplanner/gis/project_file.h"

#include <algorithm>
#include <filesystem>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

std::vector<LayerTable> chosenLayers(const Plan& plan, const ExportOptions& options) {
    std::vector<LayerTable> layers;
    for (const std::string& name : options.layers.empty() ? planLayerNames() : options.layers) {
        const auto& known = planLayerNames();
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw Error(ErrorCode::LayerMissing, {.layer = name});
        LayerTable layer = planLayer(plan, name, options.allowPersonal);
        if (name == "cabins" && !options.fieldsTemplate.empty())
            layer = applyTemplate(layer, readTemplate(options.fieldsTemplate));
        layers.push_back(std::move(layer));
    }
    return layers;
}

// A city's required table comes out exactly: no columns of coordinates beside those it asks for.
LayerTable asTable(LayerTable layer) {
    layer.kind = GeometryKind::None;
    layer.crs.reset();
    return layer;
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorCode::WriteFailed, {.file = folder.string(), .reason = error.message()});
}

void writeOneByOne(const std::vector<LayerTable>& layers, const fs::path& folder, WriteFormat format,
                   const WriteOptions& options, std::vector<std::string>& files) {
    makeFolder(folder);
    for (const LayerTable& layer : layers) {
        // Tables go with the shapefiles as .dbf would only puzzle; they are in the GeoPackage, CSV and XLSX.
        if (layer.kind == GeometryKind::None &&
            (format == WriteFormat::Shapefile || format == WriteFormat::GeoJson))
            continue;
        const fs::path path = folder / (layer.name + "." + nameOf(format));
        const WriteReport report = writeLayer(layer, path.string(), format, options);
        files.insert(files.end(), report.files.begin(), report.files.end());
    }
}

} // namespace

std::vector<std::string> exportPlan(const Plan& plan, const ExportOptions& options) {
    std::vector<WriteFormat> formats;
    for (const std::string& name : options.formats) {
        const std::optional<WriteFormat> format = writeFormatFromName(name);
        if (!format)
            throw Error(ErrorCode::UnknownFormat, {.name = "format", .value = name});
        formats.push_back(*format);
    }
    WriteOptions write;
    if (!options.crs.empty())
        write.crs = Crs::fromText(options.crs);
    const std::vector<LayerTable> layers = chosenLayers(plan, options);
    const fs::path folder(options.folder);
    makeFolder(folder);
    std::vector<LayerTable> tables;
    for (const LayerTable& layer : layers)
        tables.push_back(layer.name == "cabins" && !options.fieldsTemplate.empty() ? asTable(layer) : layer);
    std::vector<std::string> files;
    for (const WriteFormat format : formats) {
        const bool isTable = format == WriteFormat::Csv || format == WriteFormat::Xlsx;
        if (holdsManyLayers(format)) {
            const fs::path path = folder / (std::string("plan.") + nameOf(format));
            std::vector<LayerTable> kept = isTable ? tables : layers;
            if (format == WriteFormat::Xlsx) // a sheet without rows is no layer to those who read it
                std::erase_if(kept, [](const LayerTable& layer) { return layer.rows.empty(); });
            const WriteReport report = writeLayers(kept, path.string(), format, write);
            files.insert(files.end(), report.files.begin(), report.files.end());
            continue;
        }
        const std::size_t variants = format == WriteFormat::Shapefile ? options.encodings.size() : 1;
        for (std::size_t i = 0; i < variants; ++i) {
            write.encoding = format == WriteFormat::Shapefile ? options.encodings[i] : "UTF-8";
            writeOneByOne(isTable ? tables : layers, i == 0 ? folder : folder / write.encoding, format, write,
                          files);
        }
        write.encoding = "UTF-8";
    }
    return files;
}

std::vector<std::string> exportProject(const std::string& path, const ExportOptions& options) {
    return exportPlan(*loadPlan(path).plan, options);
}

} // namespace planner::gis
