#pragma once

#include "libplanner/base/progress.h"
#include "sample_maps/generator/town.h"

#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// Which files a made town is written as; a City file always.
struct TownFiles {
    bool geoPackage = true;     ///< town.gpkg with all layers, city.json
    bool gbkShapefiles = false; ///< shapefiles/<layer>.shp in GBK, city-shapefiles.json
    bool officeTable =
        true; ///< homes.xlsx, city-office.json: the same town with the office's table as demand
};

/// Writes a town's files to `folder`, made if it is not there; every layer is read back and compared.
///
/// Returns the files' paths, City files last. Throws Error{WriteFailed, VerifyFailed}, Cancelled (between
/// files).
std::vector<std::string> writeTown(const TownLayers& town, const std::string& folder, const TownFiles& files,
                                   std::stop_token stop = {}, const ProgressFunction& progress = {});

} // namespace planner
