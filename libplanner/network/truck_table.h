#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"
#include "libplanner/network/travel_matrix.h"

#include <span>
#include <stop_token>

namespace planner {

/// Fastest driving time, and the distance of that way, between all pairs of places.
///
/// Asymmetric; pairs without a way hold TravelMatrix::Unreachable in both. The straight legs are walked by
/// the loader, not driven: they are not in the table. With RightHand the truck comes and leaves with the stop
/// on its right, and turns back where it may, at the profile's cost. When stopped, rows not yet computed are
/// unreachable.
[[nodiscard]] TravelMatrix buildTruckTable(const StreetNetwork& network, std::span<const Access> places,
                                           unsigned threads, std::stop_token stop,
                                           const ProgressFunction& progress,
                                           KerbApproach kerb = KerbApproach::Any);

} // namespace planner
