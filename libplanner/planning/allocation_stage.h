#pragma once

#include "libplanner/planning/pins.h"
#include "libplanner/scenario/plan.h"

#include <vector>

namespace planner {

/// Fills `plan.cabins` for the open candidates (ascending) and `plan.allocation` for every home: its nearest
/// cabin within `maxWalk`, or the reason it has none. Exact, whatever lists the siting worked with.
///
/// `canBeServed[d]`: a candidate that may open lies within the limit of demand point d.
void allocateHomes(Plan& plan, const std::vector<SiteIndex>& open, const SiteDecisions& decisions,
                   const std::vector<bool>& canBeServed, Distance maxWalk, unsigned threads);

} // namespace planner
