#pragma once

#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tests {

/// Whether these open sites keep numbers, states and every limit, straight from the definitions.
[[nodiscard]] bool keepsEverything(const planner::SitingProblem& problem,
                                   const std::vector<std::uint32_t>& open);

/// Goal Fewest: whether these cover the share wanted of what can be covered.
[[nodiscard]] bool keepsShare(const planner::SitingProblem& problem, const std::vector<std::uint32_t>& open);

/// The goal's objective for these open sites, straight from the definitions; rows must be complete.
[[nodiscard]] std::int64_t objectiveOf(const planner::SitingProblem& problem,
                                       const std::vector<std::uint32_t>& open);

/// The best objective over all choices that keep everything; empty when there is none. For a handful of
/// sites.
[[nodiscard]] std::optional<std::int64_t> bestByTrying(const planner::SitingProblem& problem);

} // namespace tests
