#pragma once

#include "libplanner/planning/dispatch.h"
#include "libplanner/scenario/plan.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace app::report {

/// One line of a driver's sheet: a stop, in the words and units people read.
struct SheetStop {
    std::int64_t trip = 1;
    std::int64_t number = 1; ///< place in the truck's day
    planner::RouteStopKind kind = planner::RouteStopKind::Cabin;
    std::string id;
    std::string name;
    std::string address;
    std::string contact;
    std::string hours; ///< of the gate, as its source says them
    std::string eta;   ///< "08:05", to 5 minutes
    double kilograms = 0.0;
    double cubicMetresLoose = 0.0;
    double cubicMetresFlat = 0.0; ///< if flattened by hand
    double dwellMinutes = 0.0;
    double kilometres = 0.0; ///< of the way there
    std::string streets;     ///< "First Street – Second Street"
    planner::Point wgs84;    ///< longitude, latitude
    planner::Point gcj02;
    std::string link; ///< opens the place in Amap
};

/// One truck's day.
struct RouteSheet {
    std::string truck;
    std::uint32_t day = 0; ///< 0-based
    std::vector<SheetStop> stops;
    std::size_t trips = 0; ///< with a load
    double kilometres = 0.0;
    double kilograms = 0.0;
    double cubicMetresLoose = 0.0;
    double cubicMetresFlat = 0.0;
};

/// The sheet of each truck that drives, in order of the rounds.
[[nodiscard]] std::vector<RouteSheet> routeSheets(const planner::Plan& plan,
                                                  const planner::PlannedRounds& rounds);

/// One page to be printed: the stops in order, each with the QR code of its link.
[[nodiscard]] QString htmlOf(const RouteSheet& sheet);

} // namespace app::report
