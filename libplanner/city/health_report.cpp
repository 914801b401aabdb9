#include "libplanner/city/health_report.h"

namespace planner {

std::int64_t HealthReport::countOf(const std::string& code) const {
    std::int64_t sum = 0;
    for (const HealthFinding& finding : findings)
        if (finding.code == code)
            sum += finding.count;
    return sum;
}

} // namespace planner
