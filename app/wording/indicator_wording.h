#pragma once

#include "libplanner/scenario/indicators.h"

#include <QString>

namespace app::wording {

/// An indicator as people read it, in the installed language.
struct IndicatorText {
    QString title;
    QString value;       ///< number with unit
    QString explanation; ///< what it counts; empty for names not known
};

/// Figures that rest on an assumed value are rounded to two digits.
[[nodiscard]] IndicatorText textOf(const planner::Indicator& indicator);
[[nodiscard]] QString titleOf(const std::string& name);
[[nodiscard]] QString unitText(const std::string& unit);
/// Value with unit; shares (unit "1") in percent.
[[nodiscard]] QString valueText(double value, const std::string& unit, bool isAssumed);

} // namespace app::wording
