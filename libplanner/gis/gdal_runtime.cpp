#include "libplanner/gis/gdal_runtime.h"

#include <gdal.h>

#include <mutex>

namespace planner::gis {

void startGdal() {
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
}

} // namespace planner::gis
