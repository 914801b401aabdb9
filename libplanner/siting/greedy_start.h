#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace planner::detail {

/// The required sites, then, until there are enough or nothing is gained, the site that gains most; equal
/// gains to the lower number. When interrupted the rest is filled up in the order of the gains known. Cost:
/// gains only fall as sites open, so a site is looked at again only when it leads (lazy greedy); about one
/// pass over the entries and a few columns a pick. Source: Minoux (1978), accelerated greedy.
/// With `enough`, also ends once the objective is no more than that.
[[nodiscard]] std::vector<std::uint32_t> greedyStart(const MedianInstance& instance, WorkMeter& meter,
                                                     std::optional<std::int64_t> enough = {});

} // namespace planner::detail
