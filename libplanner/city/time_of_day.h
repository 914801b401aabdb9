#pragma once

#include "libplanner/base/quantity.h"

#include <optional>
#include <string>

namespace planner {

/// "7:30", "07:30:00", "7" or "7.5" (hours) as time since midnight, 0 to 24 h; empty where it is none.
[[nodiscard]] std::optional<Duration> timeOfDay(const std::string& text);

} // namespace planner
