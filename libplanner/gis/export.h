#pragma once

#include "libplanner/gis/layer_table.h"
#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace planner::gis {

struct ExportOptions {
    std::vector<std::string> formats;     ///< "shp", "gpkg", "geojson", "csv", "xlsx"
    std::string folder;                   ///< made where it is missing
    std::string crs;                      ///< empty: the project's
    std::vector<std::string> encodings = {"UTF-8"}; ///< of shapefiles; a second one goes into a folder of its name
    std::string fieldsTemplate;           ///< path of a template for the cabins' table; empty: our fields
    std::vector<std::string> layers;      ///< empty: all
    bool allowPersonal = false;           ///< demand and allocation by home instead of by district
};

/// Writes a plan's layers: `<layer>.shp`, `<layer>.geojson`, `<layer>.csv`, `plan.gpkg`, `plan.xlsx`; each is read
/// back and compared. Returns every file written.
/// Throws Error{UnknownFormat, LayerMissing, CrsUnknown, CrsUnfit, WriteFailed, VerifyFailed, BadValue}.
std::vector<std::string> exportPlan(const Plan& plan, const ExportOptions& options);
/// The same of a stored plan.
std::vector<std::string> exportProject(const std::string& path, const ExportOptions& options);

} // namespace planner::gis
