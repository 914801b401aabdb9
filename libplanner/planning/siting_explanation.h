#pragma once

#include "libplanner/base/error.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/site_choice.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/siting/siting_plan.h"

namespace planner {

/// Fills `plan.effects` for every candidate, and the cabins' closing gains and what holds them. Needs cabins.
/// Cost: one pass over the problem's entries.
void explainSites(Plan& plan, const SiteChoice& choice, const SiteDecisions& decisions);

/// The error for a siting that keeps no limits together: `name` lists the limits of the clash by code
/// ("spacing", "count: district:West", …, separated by "; "), `feature` the ids of sites concerned, `value`
/// the number of cabins asked for.
[[nodiscard]] Error clashError(const SitingPlan& sites, const CitySiting& siting, const City& city);

/// Throws Error{Infeasible} where number and states alone contradict each other: more required than wanted,
/// more wanted than may open, or everything forbidden; with the ids.
void checkNumbers(const City& city, const std::vector<SiteIndex>& sites, const std::vector<SiteState>& states,
                  const SitingInput& input);

} // namespace planner
