#pragma once

#include "libplanner/geo/point.h"

#include <optional>
#include <string>

namespace planner {

/// Which of China's shifted longitude/latitude systems a source's coordinates are in.
enum class OffsetSystem {
    Wgs84, ///< WGS 84 or CGCS2000: no shift
    Gcj02, ///< Amap, Tencent, Google China
    Bd09,  ///< Baidu
};

/// "wgs84", "gcj02", "bd09"; empty for anything else.
[[nodiscard]] std::optional<OffsetSystem> offsetSystemFromName(const std::string& name);
[[nodiscard]] std::string nameOf(OffsetSystem system);

/// Longitude and latitude in degrees. The inverse is found by iteration to well under 0.01 m.
/// Outside China (lon 72.004–137.8347, lat 0.8293–55.8271) nothing is shifted.
[[nodiscard]] Point toWgs84(Point lonLat, OffsetSystem from);
[[nodiscard]] Point fromWgs84(Point lonLat, OffsetSystem to);

} // namespace planner
