#include "libplanner/gis/gdal_runtime.h"

#include <cpl_conv.h>
#include <gdal.h>

#include <filesystem>
#include <mutex>

namespace planner::gis {

void startGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // No side files next to a user's data: no .aux.xml, and large OSM files spill to the system's folder
        // for temporary files instead of the working folder.
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        if (CPLGetConfigOption("CPL_TMPDIR", nullptr) == nullptr)
            CPLSetConfigOption("CPL_TMPDIR", std::filesystem::temp_directory_path().c_str());
    });
}

} // namespace planner::gis
