#pragma once

#include "libplanner/collection/plan_collection.h"

#include <cstdint>
#include <vector>

namespace planner {

/// What happened when a calendar was lived through many times.
struct OverflowSimulation {
    std::uint64_t rounds = 0; ///< fillings simulated, over all cabins and repetitions
    std::uint64_t overflows =
        0; ///< in which a cabin (or one of its compartments) was full before its truck came
    std::vector<double> byCabin; ///< share of its rounds, parallel to the input's cabins
    double share = 0.0;          ///< overflows / rounds
    double worstShare = 0.0;     ///< of the cabin that overflows most often
};

/// Lives through the calendar `repetitions` times with days that vary: each stream's mass of a day is drawn
/// around its mean with the parameters' variation, never below nothing, days and cabins independent.
///
/// Deterministic for a seed. O(repetitions · days · cabins · streams).
[[nodiscard]] OverflowSimulation simulateOverflow(const CollectionInput& input,
                                                  const std::vector<CabinFill>& fills,
                                                  const CollectionCalendar& calendar,
                                                  const CollectionParameters& parameters,
                                                  std::uint32_t repetitions, std::uint64_t seed);

} // namespace planner
