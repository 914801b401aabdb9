#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <vector>

namespace tests {

/// How to make a small problem at random.
struct SitingCase {
    std::uint32_t clients = 10;
    std::uint32_t sites = 8;
    std::uint32_t facilities = 3;
    std::uint32_t extent = 100;      ///< side of the square the points lie in
    std::uint32_t largestWeight = 9; ///< 1: all weigh the same
    bool hasZeroWeights = false;
    bool hasStates = false; ///< some sites required, some forbidden
    std::optional<std::uint32_t> maxWalk = {};
    std::optional<std::uint32_t> unservedWalk = {};
    std::optional<std::uint32_t> nearest = {}; ///< rows cut after so many entries
    bool hasIslands = false;                   ///< some clients reach no site at all
};

/// Points in a square, distances by the city-block measure.
[[nodiscard]] planner::SitingInput randomSiting(const SitingCase& shape, planner::Random& random);

/// Objective of goal Walk for these open sites, straight from the definition; `complete` holds whole rows.
[[nodiscard]] std::int64_t walkObjective(const planner::SitingProblem& complete,
                                         const std::vector<std::uint32_t>& open);

/// The least objective over all choices of N sites that keep the required and leave the forbidden.
[[nodiscard]] std::int64_t bruteForceWalk(const planner::SitingProblem& complete);

} // namespace tests
