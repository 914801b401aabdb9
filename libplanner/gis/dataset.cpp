#include "libplanner/gis/dataset.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/gdal_runtime.h"
#include "libplanner/gis/sqlite_copy.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <fstream>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

// Opening with every driver GDAL has would let a garbage file reach dozens of parsers.
constexpr const char* VectorDrivers[] = {
    "ESRI Shapefile", "GPKG", "SQLite",      "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON",
    "FlatGeobuf",     "OSM",  "LIBKML",      "KML",     "GPX",        "DXF",      "CAD",
    "MapInfo File",   "GML",  "OpenFileGDB", "MVT",     "XLSX",       "XLS",      "ODS",
    nullptr};
constexpr const char* RasterDrivers[] = {"GTiff", "COG", "AAIGrid", "HFA", nullptr};

std::string endingOf(const std::string& path) {
    std::string ending = fs::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

bool isVirtual(const std::string& path) {
    return path.rfind("/vsi", 0) == 0;
}

// A shapefile whose header promises more bytes than there are was cut short in a copy.
void refuseCutShapefile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<unsigned char, 28> head = {};
    in.read(reinterpret_cast<char*>(head.data()), head.size());
    if (in.gcount() < static_cast<std::streamsize>(head.size()))
        throw Error(ErrorCode::FileUnreadable, {.file = path, .reason = "shorter than a shapefile's header"});
    const std::uint64_t words = (std::uint64_t{head[24]} << 24) | (std::uint64_t{head[25]} << 16) |
                                (std::uint64_t{head[26]} << 8) | std::uint64_t{head[27]};
    const std::uint64_t size = fs::file_size(path);
    if (words * 2 > size)
        throw Error(ErrorCode::FileUnreadable,
                    {.file = path,
                     .value = std::to_string(size),
                     .reason = "cut short: the header promises " + std::to_string(words * 2) + " bytes"});
}

DatasetPtr open(const std::string& path, unsigned flags, const char* const* drivers,
                const std::vector<std::string>& options) {
    startGdal();
    std::vector<const char*> list;
    for (const std::string& option : options)
        list.push_back(option.c_str());
    list.push_back(nullptr);
    const GdalMessages messages;
    const std::string name = endingOf(path) == ".zip" && !isVirtual(path) ? "/vsizip/" + path : path;
    DatasetPtr dataset(GDALOpenEx(name.c_str(), flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers,
                                  list.data(), nullptr));
    if (!dataset)
        throw Error(ErrorCode::FileUnreadable, {.file = path, .reason = messages.lastFailure()});
    return dataset;
}

} // namespace

FileForm formOf(const std::string& path) {
    const std::string ending = endingOf(path);
    const auto isOneOf = [&ending](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&ending](const char* n) { return ending == n; });
    };
    if (isOneOf({".csv", ".tsv", ".txt"}))
        return FileForm::Delimited;
    if (isOneOf({".xlsx", ".xlsm", ".xls", ".ods"}))
        return FileForm::Sheet;
    if (isOneOf({".tif", ".tiff", ".asc", ".img"}))
        return FileForm::Raster;
    if (isOneOf({".shp", ".dbf"}))
        return FileForm::Shapefile;
    if (isOneOf({".pbf", ".osm"}))
        return FileForm::Osm;
    if (isOneOf({".gpkg", ".sqlite", ".db"}))
        return FileForm::SqliteBased;
    return FileForm::OtherVector;
}

void requireFile(const std::string& path) {
    if (isVirtual(path))
        return;
    std::error_code error;
    if (path.empty() || !fs::exists(path, error))
        throw Error(ErrorCode::FileMissing, {.file = path});
    if (fs::is_regular_file(path, error) && fs::file_size(path, error) == 0)
        throw Error(ErrorCode::FileEmpty, {.file = path, .reason = "no bytes"});
}

DatasetPtr openVector(const std::string& path, const std::vector<std::string>& options) {
    requireFile(path);
    std::vector<std::string> all = options;
    if (formOf(path) == FileForm::SqliteBased) {
        all.emplace_back("IMMUTABLE=YES"); // no locks, no journal, nothing beside the file
        if (hasPendingLog(path)) {
            const SqliteCopy copy(path);
            return open(copy.path(), GDAL_OF_VECTOR, VectorDrivers, all);
        }
    }
    if (endingOf(path) == ".shp" && !isVirtual(path))
        refuseCutShapefile(path);
    return open(path, GDAL_OF_VECTOR, VectorDrivers, all);
}

DatasetPtr openRaster(const std::string& path) {
    requireFile(path);
    return open(path, GDAL_OF_RASTER, RasterDrivers, {});
}

std::string stemOf(const std::string& path) {
    return fs::path(path).stem().string();
}

} // namespace planner::gis
