#pragma once

#include "libplanner/base/error.h"
#include "libplanner/scenario/plan.h"

#include <QString>

#include <string>

namespace app::wording {

/// What holds a site open or keeps it closed; code as in CandidateEffect::rule, several parts separated by ";
/// ".
[[nodiscard]] QString siteRule(const std::string& code);

/// An amount in one of the goals' units: "kg·m/day", "cabins", "people", "m", "kg/day", "CNY/year".
[[nodiscard]] QString goalAmount(double amount, const std::string& unit);

/// What the plan's choice of sites comes to, in its goal's own figure: "Shortest longest walk: 412 m".
[[nodiscard]] QString objectiveInWords(const planner::SitingSummary& siting);

/// The second of two goals: its figure, how far from the best possible at most, and what it came to alone.
[[nodiscard]] QString secondInWords(const planner::SecondSummary& second);

/// The limits that clash and the sites concerned, from an Error{Infeasible}'s details; empty where they name
/// none.
[[nodiscard]] QString clashInWords(const planner::ErrorDetails& details);

} // namespace app::wording
