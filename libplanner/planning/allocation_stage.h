#pragma once

#include "libplanner/planning/pins.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/siting/siting_plan.h"

#include <vector>

namespace planner {

/// Fills `plan.cabins` for the open candidates (ascending) and `plan.allocation` for every home: its nearest
/// cabin within `maxWalk`, or the reason it has none. Exact, whatever lists the siting worked with.
///
/// `canBeServed[d]`: a candidate that may open lies within the limit of demand point d.
void allocateHomes(Plan& plan, const std::vector<SiteIndex>& open, const SiteDecisions& decisions,
                   const std::vector<bool>& canBeServed, Distance maxWalk, unsigned threads);

/// Gives the homes the siting sent past full cabins to the cabins it gave them to (`siting.most_kg_day`).
/// `sites`: the plan's cabins, in their order.
void followSiting(Plan& plan, const CitySiting& siting, const SitingPlan& sites);

} // namespace planner
