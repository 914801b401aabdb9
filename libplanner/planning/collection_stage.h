#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/parameters.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/scenario/plan.h"

#include <stop_token>

namespace planner {

/// Gives every cabin of the plan the smallest type that lasts two days and that a truck can empty in one go;
/// a site whose homes bring more than one cabin holds for a day gets several side by side.
void chooseCabinTypes(Plan& plan, const Parameters& parameters);

/// Fills `routes`, `uncollected`, `routing` and the cabins' fill days for the profile's horizon. Without a
/// centre the plan stops after siting, with the warning "centres-missing".
void planRounds(Plan& plan, const Parameters& parameters, const PlanOptions& options, std::stop_token stop,
                const ProgressFunction& progress);

} // namespace planner
