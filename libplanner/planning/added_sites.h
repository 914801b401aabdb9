#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/scenario/scenario.h"

#include <memory>

namespace planner {

/// The city with the places a scenario adds by hand behind its own candidates, so that their numbers keep
/// their meaning; the city itself where nothing is added. Places the city knows already are not added again.
/// One in a forbidden area or without a street keeps that as its reason, like any candidate. Cost: one copy
/// of the city and one street search a place.
[[nodiscard]] std::shared_ptr<const City>
withAddedSites(std::shared_ptr<const City> city, const Scenario& scenario, const Parameters& parameters);

} // namespace planner
