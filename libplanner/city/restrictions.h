#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/geometry.h"

#include <string>
#include <vector>

namespace planner {

/// Where no cabin may stand.
struct ForbiddenArea {
    Key key;
    std::string name;
    MultiPolygon area;
};

/// Where and when trucks may not drive.
struct TruckZone {
    Key key;
    std::string name;
    MultiPolygon area;
    Duration from; ///< since midnight
    Duration until;
    std::vector<std::string> exempt; ///< energy or plate classes that may drive all the same, e.g. "electric"
};

} // namespace planner
