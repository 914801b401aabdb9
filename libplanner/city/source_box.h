#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/crs.h"

namespace planner {

/// A box of `to` that holds `box` of `from`, sides bent by the projection included. Empty where nothing of it
/// has an image.
[[nodiscard]] Box boxIn(const Box& box, const Crs& from, const Crs& to);

} // namespace planner
