#pragma once

#include "libplanner/gis/layer_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planner::gis {

enum class WriteFormat { Shapefile, GeoPackage, GeoJson, Csv, Xlsx };

/// "shp", "gpkg", "geojson", "csv", "xlsx".
[[nodiscard]] std::optional<WriteFormat> writeFormatFromName(const std::string& name);
[[nodiscard]] const char* nameOf(WriteFormat format);
/// One file of this format holds many layers.
[[nodiscard]] bool holdsManyLayers(WriteFormat format);

struct WriteOptions {
    std::string encoding = "UTF-8"; ///< shapefiles: "UTF-8" or "GBK"; all else is UTF-8
    std::optional<Crs> crs;         ///< empty: the layer's own. GeoJSON is always WGS 84
};

/// What was written, and what a reader of the files must know.
struct WriteReport {
    std::vector<std::string> files;
    std::vector<std::pair<std::string, std::string>> renamedFields; ///< asked for, written
    std::size_t cutTexts = 0;       ///< values shortened to what the format holds, at a character border
    std::size_t replacedTexts = 0;  ///< values with characters the encoding has not; "?" stands for each
};

/// Writes layers to one file (a shapefile: one layer and its side files), reads it back and compares count, CRS,
/// every value and every shape with what was to be written; only then it takes its name.
///
/// Same layers, same options: same bytes; no clock time goes in. CSV has a byte order mark; CSV and XLSX get
/// columns lon, lat (or x, y) for points, CSV a column wkt for lines and areas.
/// Throws Error{WriteFailed, VerifyFailed, UnknownFormat, CrsUnfit, EncodingUnknown}; nothing is then left behind.
WriteReport writeLayers(std::vector<LayerTable> layers, const std::string& path, WriteFormat format,
                        const WriteOptions& options);
WriteReport writeLayer(LayerTable layer, const std::string& path, WriteFormat format, const WriteOptions& options);

} // namespace planner::gis
