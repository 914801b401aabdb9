#pragma once

#include "libplanner/collection/collection_input.h"

#include <optional>
#include <string>

namespace planner {

/// Gate hours as people and OpenStreetMap write them: "07:00-09:00,17:00-19:30", "Mo-Fr 8:00-18:00; Sa 9-12",
/// "24/7", "周一至周五 8:00-18:00", "全天". Hours over midnight count for the day they begin on and the next.
/// Weekdays that no rule names are shut, unless no rule names any. Empty where it is none of these.
[[nodiscard]] std::optional<WeekHours> gateHours(const std::string& text);

/// Whether the gate is open at any time.
[[nodiscard]] bool isAlwaysOpen(const WeekHours& hours);

} // namespace planner
