#pragma once

#include "libplanner/base/quantity.h"

#include <QString>

namespace app::wording {

/// Numbers with their unit, in the installed language's form. Figures resting on assumptions are rounded to
/// two digits by `rounded`.
[[nodiscard]] QString number(double value, int decimals = 0);
[[nodiscard]] double roundedToDigits(double value, int digits);
[[nodiscard]] QString metresText(planner::Distance distance);     ///< "412 m"
[[nodiscard]] QString kilometresText(planner::Distance distance); ///< "8.4 km"
[[nodiscard]] QString kilogramsPerDayText(planner::MassRate rate);
[[nodiscard]] QString kilogramsText(planner::Mass mass);
[[nodiscard]] QString cubicMetresText(planner::Volume volume);
[[nodiscard]] QString peopleText(planner::People people);
[[nodiscard]] QString daysText(double days);
[[nodiscard]] QString minutesText(planner::Duration duration);
[[nodiscard]] QString clockText(planner::Duration sinceMidnight); ///< "08:35"
[[nodiscard]] QString percentText(double share, int decimals = 1);
/// The short day name of a planning day, 0-based: "day 1".
[[nodiscard]] QString dayText(unsigned day);

} // namespace app::wording
