#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/demand_placing.h"

#include <functional>
#include <vector>

namespace planner {

/// Spreads the people of large areas (communities, cells, plots) over places inside them, so that not all
/// walk from one point: a grid of `step` metres, of which the places near a street count (`isNearStreet`),
/// all alike. An area without two such places keeps its one point. Totals stay exact: what does not divide
/// goes to the first places. New keys are the area's with ".1", ".2", …
///
/// `points` are those of `demand`, and both change together. Returns how many areas were spread.
std::size_t spreadAreas(std::vector<DemandPoint>& points, PlacedDemand& demand, double step,
                        const std::function<bool(Point)>& isNearStreet);

} // namespace planner
