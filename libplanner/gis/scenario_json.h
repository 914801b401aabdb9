#pragma once

#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/project.h"
#include "libplanner/scenario/scenario.h"

#include <string>

namespace planner::gis {

/// A scenario as JSON text and back, equal. Throws Error{BadJson} with `file`.
[[nodiscard]] std::string scenarioToJson(const Scenario& scenario);
[[nodiscard]] Scenario scenarioFromJson(const std::string& json, const std::string& file);

/// Named views as JSON text and back, equal. Throws Error{BadJson} with `file`.
[[nodiscard]] std::string viewsToJson(const std::vector<NamedView>& views);
[[nodiscard]] std::vector<NamedView> viewsFromJson(const std::string& json, const std::string& file);

/// What a plan holds beside its layers: summaries, warnings, pins without a place, cabins not collected, the
/// health report, the city's name and credits.
[[nodiscard]] std::string planSummaryToJson(const Plan& plan);
/// Fills `plan` and `city` from it; the plan's cabins must be there already.
void planSummaryFromJson(const std::string& json, const std::string& file, Plan& plan, City& city);

} // namespace planner::gis
