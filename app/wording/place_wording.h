#pragma once

#include "libplanner/scenario/plan.h"

#include <QString>

namespace app::wording {

/// What people call a place where a cabin may stand: its own name, else its street's, else its id.
[[nodiscard]] QString siteName(const planner::City& city, planner::SiteIndex site);
/// The same for a cabin of a plan.
[[nodiscard]] QString cabinName(const planner::Plan& plan, const planner::Cabin& cabin);
/// A street's name, else its id.
[[nodiscard]] QString streetName(const planner::StreetNetwork& network, planner::EdgeIndex edge);

} // namespace app::wording
