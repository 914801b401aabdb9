#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/load_context.h"

#include <vector>

namespace planner {

/// Reads the fleet tables; a column that is missing or empty takes the profile's truck.* value. A depot is
/// named by its key or name; a row that names one there is not is a bad row ("unknown-depot").
[[nodiscard]] std::vector<Truck> readFleet(LoadContext& context, const std::vector<Depot>& depots);

} // namespace planner
