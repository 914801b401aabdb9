#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/geometry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// Kinds of street, from OSM's highway values; plain layers without classes are Unclassified.
enum class StreetClass : std::uint8_t {
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    LivingStreet,
    Service,
    Track,
    Pedestrian,
    Footway,
    Steps,
    Cycleway,
    Path,
    Ferry,
};

enum class OneWay : std::uint8_t { No, Forward, Backward };

/// One line of a street layer, as tagged, before any profile is applied. Coordinates in the project's CRS.
struct Street {
    Key key;
    Polyline line;
    std::string name;
    StreetClass streetClass = StreetClass::Unclassified;
    bool isLink = false;
    OneWay oneWay = OneWay::No;
    bool footForbidden = false;  ///< foot=no, or a class nobody may walk on
    bool footAllowed = false;    ///< foot=yes/designated/permissive
    bool motorForbidden = false; ///< motor_vehicle/access=no/private…, hgv=no
    bool motorAllowed = false;   ///< explicit yes
    bool isBridge = false;
    bool isTunnel = false;
    int level = 0; ///< OSM layer
    std::optional<double> maxSpeedKmh;
    std::optional<double> maxWidthMetres;
    std::optional<double> maxHeightMetres;
    std::optional<double> maxWeightTonnes;
};

} // namespace planner
