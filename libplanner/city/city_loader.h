#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/city/city_description.h"
#include "libplanner/city/parameters.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/network/travel_profile.h"

#include <memory>
#include <stop_token>

namespace planner {

/// Street profiles a city is read with.
struct TravelProfiles {
    WalkProfile walk;
    TruckProfile truck;
};

/// Reads every role, projects it, builds the streets, finds each place's access, makes candidates where there
/// is no layer of them, and keeps the health report.
///
/// Streets are read only within the study area (else the demand's box) plus 3 km. A row that cannot be used
/// is counted with its number and left out. Cancelling throws Cancelled (nothing half-made is returned).
/// Throws Error (see ErrorCode): NoStreets, NoDemand, CrsMissing, TooManyBadFeatures, OffsetUndeclared, …
[[nodiscard]] std::shared_ptr<const City> loadCity(const CityDescription& description,
                                                   const SourceOpener& opener, const Parameters& parameters,
                                                   const TravelProfiles& profiles, std::stop_token stop,
                                                   const ProgressFunction& progress);

/// Streets without a city around them, what no straight piece to them may cross, and what was odd in them.
struct LoadedStreets {
    std::shared_ptr<const StreetNetwork> network;
    Barriers barriers;
    HealthReport health;
};

/// Only the streets and barriers, within `lonLat` (WGS 84) plus the study margin. Throws as `loadCity` does
/// for streets.
[[nodiscard]] LoadedStreets loadStreets(const CityDescription& description, const Box& lonLat,
                                        const SourceOpener& opener, const Parameters& parameters,
                                        const TravelProfiles& profiles, std::stop_token stop,
                                        const ProgressFunction& progress);

} // namespace planner
