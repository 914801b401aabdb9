#pragma once

// Private to the network room.

#include "libplanner/network/hierarchy.h"

#include <optional>
#include <string>

namespace planner::detail {

/// A hierarchy as bytes, for the machine that made them; `graph` is what it was made of.
[[nodiscard]] std::string hierarchyBytes(const Hierarchy& hierarchy, const SearchGraph& graph);

/// Empty where the bytes are damaged, of another version, or of another graph. Whatever they are, what comes
/// back names no vertex or arc that is not there.
[[nodiscard]] std::optional<Hierarchy> hierarchyFromBytes(const std::string& bytes, const SearchGraph& graph);

} // namespace planner::detail
