#pragma once

#include "libplanner/siting/median_instance.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// The best mixture of two choices: where they differ, every neighbourhood takes the one or the other.
///
/// Sites in only one of the choices are tied together when some client looks at both before it comes to a
/// site in both; what a bundle of tied sites gains does not depend on the other bundles, so that the best
/// bundles, with the number of sites kept in range, follow from a knapsack. Ascending; `base` itself when
/// nothing is gained. Cost: one sweep over the rows.
/// Source: partition crossover, Whitley, Hains and Howe (2009), here for sites.
[[nodiscard]] std::vector<std::uint32_t> crossChoices(const MedianInstance& instance,
                                                      const std::vector<std::uint32_t>& base,
                                                      const std::vector<std::uint32_t>& other);

} // namespace planner::detail
