#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/siting_goals.h"
#include "libplanner/siting/siting_limits.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace planner {

/// The rows and columns a siting problem was made of.
struct SitingPlaces {
    std::vector<SiteIndex> sites;     ///< problem's site → candidate
    std::vector<Access> accesses;     ///< parallel to `sites`
    std::vector<SiteState> states;    ///< parallel to `sites`
    std::vector<DemandIndex> clients; ///< problem's client → demand point
};

/// The name of the limit that makes the maximum walk hard.
inline constexpr const char* EveryoneName = "everyone";

/// The scenario's limits beside number and pins (`siting.spacing_m`, `.district_norm_share`,
/// `.district_cover_share`, `.group_cover_share`, `.budget`, `.most_kg_day`, `.most_m3_day`; `cover_share`
/// where walks are a hard limit). `walk` is the longest that counts as reached; for the elderly, where they
/// are a group, `siting.max_walk_elderly_m` is, if shorter. Two cabins that stand already are never too
/// close.
[[nodiscard]] SitingLimits sitingLimits(const City& city, const SitingPlaces& places, const GoalView& view,
                                        const DemandWeights& weights, const Scenario& scenario,
                                        const Parameters& parameters, Distance walk, unsigned threads,
                                        std::stop_token stop);

} // namespace planner
