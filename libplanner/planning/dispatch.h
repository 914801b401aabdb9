#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/parameters.h"
#include "libplanner/collection/dispatch_day.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/planning/planned_routes.h"
#include "libplanner/scenario/plan.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// What was found in a cabin this morning: its mass, or how full it is (1: to the brim).
struct CabinStockNote {
    CabinIndex cabin;
    std::optional<Mass> mass;
    std::optional<double> fullness;
};

/// A cabin not emptied today and why.
struct LeftOutCabin {
    CabinIndex cabin;
    LeftReason reason = LeftReason::NotDue;
    UncollectedCabin limit; ///< for LeftReason::Limit: code and amount
    double fill = 0.0;
    double daysLeft = 0.0;
    std::optional<std::uint32_t> nextDay; ///< of the plan, 0-based; beyond the horizon it begins anew
};

struct DispatchResult {
    PlannedRounds rounds;
    std::vector<LeftOutCabin> left;
    std::vector<Mass> stock; ///< by cabin of the plan, as reckoned with
    SolveStatus status = SolveStatus::Feasible;
    std::vector<std::string> warnings; ///< codes as in RoundsModel::warnings
};

/// Rounds for one day of a plan (0-based) from what stands in the cabins: as noted, else as the plan foresees
/// for that day. Locks of the plan's scenario hold, those of that day ask for it to be emptied. `plan.city`
/// has its streets and the fleet that drives today. Throws as makeTruckPeriods.
[[nodiscard]] DispatchResult dispatch(const Plan& plan, const Parameters& parameters, std::uint32_t day,
                                      const std::vector<CabinStockNote>& notes, const PlanOptions& options,
                                      std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
