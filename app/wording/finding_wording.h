#pragma once

#include "libplanner/city/city_description.h"
#include "libplanner/city/health_report.h"

#include <QString>

namespace app::wording {

/// What a data-health finding means: "12 homes lie farther than 200 m from any street …".
[[nodiscard]] QString sentenceFor(const planner::HealthFinding& finding);

/// "demand" → "homes"; unknown names as they are.
[[nodiscard]] QString roleName(const std::string& role);

} // namespace app::wording
