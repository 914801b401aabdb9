#pragma once

#include "libplanner/city/parameters.h"

#include <QString>

#include <string>
#include <vector>

namespace app::report {

/// A value of the profile with what a reader needs to judge it, worded in the language installed.
struct Assumption {
    QString title;
    QString value; ///< with unit
    QString range; ///< "0 to 2"
    QString source;
    QString confidence; ///< "measured", "published", "assumed"; "expired" past its date; "changed here" where
                        ///< overridden
    bool isAssumed = false;
};

/// `today`: ISO date; a value whose validity ended before it says so. Empty: no date is checked.
[[nodiscard]] Assumption assumptionOf(const planner::Parameter& parameter, const QString& today);

/// The profile's values an indicator rests on most directly, assumed or not; empty for those that are
/// counted.
[[nodiscard]] std::vector<planner::Parameter> valuesBehind(const std::string& indicator,
                                                           const planner::Parameters& parameters);

/// Every value some indicator of a plan rests on, by name.
[[nodiscard]] std::vector<planner::Parameter> valuesInUse(const planner::Parameters& parameters);

} // namespace app::report
