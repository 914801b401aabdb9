#pragma once

#include "libplanner/siting/mix_rule.h"
#include "libplanner/siting/siting_limits.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/solve_siting.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

namespace planner {

/// Two goals for one choice of sites.
///
/// Both problems have the same sites, states and clients in the same order; weights, walks and limits on the
/// walk may differ. SitingLimits: the second's, or, where that is goal WorstWalk under Weighted, the first's.
/// A goal that finds the number of sites itself does so when it comes first; when it comes second, the
/// first's number is the most. Goal Fewest, second: covers its share, or what the first's best plan covers
/// where that is less.
struct SitingMix {
    std::shared_ptr<const SitingProblem> first;
    std::shared_ptr<const SitingProblem> second;
    MixRule rule = MixRule::Kept;
    std::uint32_t share = 0; ///< millionths: Kept, what the first may lose; Weighted, what the second counts
    std::optional<SitingPlan> firstAlone = {}; ///< the first goal's plan where it is known already
};

/// A choice for two goals.
struct MixedPlan {
    SitingPlan plan;             ///< by the first goal; its bound is the first's alone
    std::int64_t firstBest = 0;  ///< what the first came to alone
    std::int64_t firstWorst = 0; ///< rule Kept: the most (least, where maximised) the first may come to
    std::int64_t secondBest = 0; ///< what the second came to alone
    std::int64_t secondObjective = 0;
    std::int64_t secondBound = 0; ///< no choice the mix allows has a better second goal
    SitingLimits limits;          ///< what the choice had to keep, on `limited`
    std::shared_ptr<const SitingProblem> limited;

    /// How far a value falls short of the best, as a share of that; below 0 where it is better.
    [[nodiscard]] static double shortfall(std::int64_t value, std::int64_t best, bool isMaximised);
};

/// Each goal by itself first, then the mix, from both their plans. Heuristic: the bounds are those of the
/// single goals, which the mix can only miss. Where limits clash: the plan of solveSiting. Status Optimal
/// only where the second goal meets its bound and the first its own. Stopped before the mix: the first goal's
/// plan. Source of the rules: Marler and Arora (2004), lexicographic and weighted methods.
[[nodiscard]] MixedPlan solveMix(const SitingMix& mix, const SitingOptions& options, std::stop_token stop,
                                 const ProgressFunction& progress);

} // namespace planner
