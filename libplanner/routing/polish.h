#pragma once

#include "libplanner/routing/tour.h"

#include <cstdint>

namespace planner::detail {

/// Small certain gains on one route: each unloading at the centre that suits its neighbours best, and the
/// route on the truck type that costs least among those with a free truck. Nothing is made worse.
void polishRoute(Tour& tour, std::int32_t route);

/// Unloads where it costs least in the cheaper direction of each unloading of the route.
void chooseDisposals(Tour& tour, std::int32_t route);

/// Exchanges trucks with the route with which that saves most.
void exchangeTruck(Tour& tour, std::int32_t route);

/// Moves the route to a free truck of another type where that costs less.
void chooseType(Tour& tour, std::int32_t route);

} // namespace planner::detail
