#pragma once

#include "libplanner/scenario/plan.h"

#include <string>

namespace planner::gis {

// The words by which a plan's values stand in layers and tables, and back. Unknown words give the first
// value.

[[nodiscard]] const char* codeOf(CabinStatus status);    ///< "proposed", "existing", "required"
[[nodiscard]] const char* codeOf(HostKind host);         ///< "neighbourhood", "school", …; "" unknown
[[nodiscard]] const char* codeOf(UnservedReason reason); ///< "off-network", …; "" where it is served
[[nodiscard]] const char* codeOf(RouteStopKind kind);    ///< "depot", "cabin", "centre", "break"
[[nodiscard]] const char* codeOf(SolveStatus status);    ///< "optimal", "feasible", …
[[nodiscard]] const char* codeOf(StopReason reason);     ///< "none", "gap", …
[[nodiscard]] const char* codeOf(PinKind kind);          ///< "required", "forbidden"
[[nodiscard]] const char* codeOf(Consent state);         ///< "proposed", "consulted", …

/// The value whose code that is, e.g. fromCode<CabinStatus>("existing").
template <class Enum>
[[nodiscard]] Enum fromCode(const std::string& code);

/// "08:05:30" of a time since midnight, and back (zero where it does not parse).
[[nodiscard]] std::string clockText(Duration sinceMidnight);
[[nodiscard]] Duration clockTime(const std::string& text);

} // namespace planner::gis
