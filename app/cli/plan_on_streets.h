#pragma once

#include "app/cli/command.h"

#include "libplanner/gis/project_file.h"

#include <memory>

namespace app::cli {

/// The parameters a stored plan was made with: its profile with the scenario's overrides.
[[nodiscard]] planner::Parameters effectiveParameters(const planner::Project& project);

/// The stored plan on the city's own streets, read again from its sources, so that it can be drawn.
[[nodiscard]] std::shared_ptr<const planner::Plan> planOnStreets(const planner::gis::StoredPlan& stored,
                                                                 Context& context);

} // namespace app::cli
