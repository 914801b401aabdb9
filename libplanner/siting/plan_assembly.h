#pragma once

#include "libplanner/siting/median_climb.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

namespace planner::detail {

/// The plan of these open sites: who walks where, what each closing costs, and how the run ended. Computes
/// the objective anew from the rows, one pass over them.
[[nodiscard]] SitingPlan assemblePlan(const SitingProblem& problem, const MedianAnswer& answer,
                                      const WorkMeter& meter);

/// Sets gap, status and stoppedBy from objective and bound and how the run ended.
void judge(SitingPlan& plan, const WorkMeter& meter);

} // namespace planner::detail
