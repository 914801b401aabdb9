#pragma once

#include "libplanner/scenario/plan.h"

#include <memory>

namespace app::desktop {

/// A plan as stored, set on the streets of the city read again: places are found by key. Empty where a home
/// or a cabin's site is no longer there, so that the plan has to be made again.
[[nodiscard]] std::shared_ptr<const planner::Plan> setOnCity(const planner::Plan& stored,
                                                             std::shared_ptr<const planner::City> city);

} // namespace app::desktop
