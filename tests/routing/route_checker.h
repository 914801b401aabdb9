#pragma once

#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/routing_problem.h"

#include <string>

namespace planner::test {

/// Recomputes a plan from the problem alone, sharing no code with the solver. Empty: everything holds; else
/// what does not. Checks each stop once, loads at every leg, windows, hours, shift, breaks, lengths, costs,
/// centres.
[[nodiscard]] std::string checkPlan(const RoutingProblem& problem, const RoutePlan& plan);

} // namespace planner::test
