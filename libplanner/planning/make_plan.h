#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace planner {

struct PlanOptions {
    unsigned threads = 1; ///< changes the time taken, never the plan
    WorkBudget budget;    ///< limits in seconds are for the whole plan
    std::filesystem::path cacheFolder =
        {}; ///< keeps prepared streets from plan to plan; empty: nothing is kept
};

/// Sites, allocation, service areas, calendar, routes and indicators for one scenario.
///
/// Same city, scenario and parameters: the same plan, whatever the number of threads, unless a limit in
/// seconds ended it. Stopping returns the best plan so far with `isCancelled`; before there is any siting,
/// throws Cancelled. Throws Error{Infeasible, NoCandidates, UnknownSetting, BadValue}.
[[nodiscard]] std::shared_ptr<const Plan> makePlan(std::shared_ptr<const City> city, const Scenario& scenario,
                                                   const Parameters& profile, const PlanOptions& options,
                                                   std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
