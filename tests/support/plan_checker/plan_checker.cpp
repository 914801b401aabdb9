#include "tests/support/plan_checker/plan_checker.h"

#include "tests/support/plan_checker/plan_data.h"

namespace checker {

CheckReport checkPlan(const CheckOptions& options) {
    const PlanData data = readPlanData(options);
    CheckReport report;
    checkWalks(data, options, report);
    checkCabins(data, report);
    checkRoutes(data, options, report);
    checkCollections(data, report);
    checkIndicators(data, report);
    return report;
}

} // namespace checker
