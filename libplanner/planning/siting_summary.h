#pragma once

#include "libplanner/planning/site_choice.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/siting/siting_plan.h"

#include <stop_token>

namespace planner {

/// Objective, bound and gap in the goal's own unit. Goal LeastCost: the objective is the true, stepped cost
/// of the plan's cabins with the cheapest sizes, and the walks of `plan.allocation`; the bound is the
/// solver's, which draws a straight line below those costs; where two goals share the plan, both are of the
/// line. Needs cabins and allocation.
[[nodiscard]] SitingSummary summaryOf(const SiteChoice& choice, const Plan& plan);

/// The open sites after a search by the true, stepped costs of cabin sizes (goal LeastCost); the bound stays.
void searchTrueCost(SitingPlan& sites, const CitySiting& siting, const City& city, std::stop_token stop);

/// Gives every cabin the cheapest sizes that hold what it collects (goal LeastCost).
void chooseCheapestSizes(Plan& plan, const CitySiting& siting, const Parameters& parameters);

} // namespace planner
