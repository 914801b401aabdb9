#include "libplanner/gis/source_crs.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_handles.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace planner::gis {

namespace {

bool namesPrj(const std::string& text) {
    if (text.size() < 5)
        return false;
    std::string end = text.substr(text.size() - 4);
    std::transform(end.begin(), end.end(), end.begin(), [](unsigned char c) { return std::tolower(c); });
    return end == ".prj";
}

std::string readPrj(const std::string& path, const std::string& file) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(ErrorCode::FileMissing,
                    {.file = path, .name = "crs", .reason = "named as the CRS of " + file});
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (text.rfind("\xEF\xBB\xBF", 0) == 0)
        text.erase(0, 3);
    return text;
}

Crs parsed(const std::string& text, const std::string& shown, const std::string& file,
           const std::string& layer) {
    try {
        return Crs::fromText(text);
    } catch (const Error& error) {
        throw Error(
            ErrorCode::CrsUnknown,
            {.file = file, .layer = layer, .name = "crs", .value = shown, .reason = error.details().reason});
    }
}

} // namespace

Crs crsFromSpec(const std::string& text, const std::string& file) {
    return parsed(namesPrj(text) ? readPrj(text, file) : text, text, file, "");
}

std::optional<Crs> crsFromHandle(OGRSpatialReferenceH srs, const std::string& file,
                                 const std::string& layer) {
    if (srs == nullptr || OSRIsLocal(srs) != 0)
        return std::nullopt;
    const SrsPtr flat(OSRClone(srs));
    if (OSRIsCompound(flat.get()) != 0)
        OSRStripVertical(flat.get());
    OSRDemoteTo2D(flat.get(), nullptr);
    const char* name = OSRGetName(flat.get());
    const std::string shown = name == nullptr ? "" : name;
    // GeoPackage's system 0 and shapefile tools' empty .prj.
    if (shown.rfind("Undefined", 0) == 0 || shown == "unknown")
        if (OSRIsProjected(flat.get()) == 0 && OSRIsGeographic(flat.get()) == 0)
            return std::nullopt;
    if (shown.rfind("Undefined", 0) == 0)
        return std::nullopt;
    const char* authority = OSRGetAuthorityName(flat.get(), nullptr);
    const char* code = OSRGetAuthorityCode(flat.get(), nullptr);
    if (authority != nullptr && code != nullptr && std::string(authority) == "EPSG")
        return parsed("EPSG:" + std::string(code), shown, file, layer);
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    const OGRErr rc = OSRExportToWktEx(flat.get(), &wkt, options);
    const CplText owned(wkt);
    if (rc != OGRERR_NONE || wkt == nullptr)
        return std::nullopt;
    return parsed(wkt, shown, file, layer);
}

} // namespace planner::gis
