#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/network/access.h"
#include "libplanner/network/travel_matrix.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// What the trucks of a city drive by, where zones are closed to some of them by the hour.
///
/// Trucks that the same zones bind share a profile. A period's table holds for all departures in it: zones
/// that close later than it begins but within the longest drive of the table are closed in it already, so
/// that no truck is inside when they close. Without zones that bind: one profile, one period.
struct TruckPeriods {
    std::vector<Duration> periods = {Duration{}};
    std::vector<std::shared_ptr<const TravelMatrix>> tables;    ///< profile × period, profile-major
    std::vector<std::shared_ptr<const StreetNetwork>> networks; ///< parallel to tables
    std::vector<std::uint32_t> profiles; ///< by truck of the fleet; without a fleet one, of the usual truck
    std::vector<bool> isBound;           ///< by profile: some zone binds it
};

/// `usualEnergy`: of the truck assumed where the city has no fleet. A stop inside a zone is unreachable while
/// it is closed. Cost: one preparation, and a changed truck table for each different set of closed zones.
[[nodiscard]] TruckPeriods makeTruckPeriods(const City& city, const std::string& usualEnergy,
                                            std::span<const Access> places, unsigned threads,
                                            std::stop_token stop, const ProgressFunction& progress,
                                            KerbApproach kerb = KerbApproach::Any);

/// Whether a zone lets a truck through by its energy ("electric"), or by its plate: green plates of
/// new-energy vehicles have one character more than others.
[[nodiscard]] bool isExempt(const TruckZone& zone, const std::string& energy, const std::string& plate);

} // namespace planner
