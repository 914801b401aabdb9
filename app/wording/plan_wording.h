#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/city.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <QString>

namespace app::wording {

/// Names and sentences for what a plan holds, in the installed language.
[[nodiscard]] QString nameOf(planner::Phase phase);
[[nodiscard]] QString nameOf(planner::Goal goal);
/// One sentence that says what the goal minimises or maximises.
[[nodiscard]] QString explain(planner::Goal goal);
[[nodiscard]] QString nameOf(planner::SolveStatus status);
[[nodiscard]] QString nameOf(planner::StopReason reason);
[[nodiscard]] QString nameOf(planner::CabinStatus status);
[[nodiscard]] QString nameOf(planner::HostKind host);
[[nodiscard]] QString nameOf(planner::Consent state);
[[nodiscard]] QString nameOf(planner::RouteStopKind kind);
/// A pin with this reason only keeps a cabin that an edit did not touch; nobody decided anything about it.
inline constexpr const char* KeptReason = "kept";
/// The cabin's state as people see it: one that is merely kept counts as proposed.
[[nodiscard]] planner::CabinStatus shownStatus(const planner::Plan& plan, const planner::Cabin& cabin);
/// Why a home has no cabin, short: for a table and a legend.
[[nodiscard]] QString nameOf(planner::UnservedReason reason);
/// The same with what could be done about it.
[[nodiscard]] QString explain(planner::UnservedReason reason);
/// Why a cabin stands where it does; `code` as in Cabin::reason.
[[nodiscard]] QString cabinReason(const std::string& code);
/// "small" → "small cabin".
[[nodiscard]] QString cabinType(const std::string& code);
/// The limit that kept a cabin from being collected, as in UncollectedCabin::limit.
[[nodiscard]] QString collectionLimit(const std::string& code);
/// The limit that kept a cabin from being emptied, with the amount by which it fails.
[[nodiscard]] QString missedInWords(const planner::UncollectedCabin& missed);
/// A plan's warning; code and value as in Plan::warnings ("code" or "code: value").
[[nodiscard]] QString warning(const std::string& text);

/// How good the choice of sites is, in words: "at most 1.8 % from the best possible …".
[[nodiscard]] QString gapInWords(const planner::SitingSummary& siting);
/// The same for a solver that is still running.
[[nodiscard]] QString gapInWords(double objective, double bound);

} // namespace app::wording
