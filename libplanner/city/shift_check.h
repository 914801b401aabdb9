#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/point.h"
#include "libplanner/network/street_network.h"

#include <optional>
#include <span>
#include <string>

namespace planner {

/// How well places lie to the streets as read, and with China's web-map shift taken out or put in.
struct ShiftEvidence {
    double asRead = 0.0;   ///< how far the pattern of distances to streets is from chance; higher: fits
    double takenOut = 0.0; ///< if the places are in GCJ-02 and were read as WGS 84
    double bd09Out = 0.0;  ///< if they are in BD-09 and were read as WGS 84
    double putIn = 0.0; ///< if the shift was taken out of places that never had it (or the streets have it)
    Point shift;        ///< m east and north, of GCJ-02 against WGS 84 here
    std::size_t sample = 0;
};

enum class ShiftVerdict { None, LooksGcj02, LooksBd09, LooksOverCorrected };

/// Compares the distances to the nearest street with and without the shift. Distance alone tells nothing, as
/// 95 % of shifted homes still lie near some street: what tells is the pattern. Homes keep off the
/// carriageway, junction counts lie on it, both in a way that moved points do not. Chance is measured by
/// moving the places by as much in eight other directions.
///
/// Empty outside China, or for fewer than 60 places near streets. O(sample × 11 × log streets).
[[nodiscard]] std::optional<ShiftEvidence> shiftEvidence(const StreetNetwork& network,
                                                         std::span<const Point> places);
[[nodiscard]] ShiftVerdict verdictOf(const ShiftEvidence& evidence);

} // namespace planner
