#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/siting/siting_limits.h"

#include <cstdint>
#include <vector>

namespace planner {

/// No site serves the client.
inline constexpr std::uint32_t NoSite = 0xffffffffU;

/// Which site a client walks to.
struct SiteService {
    std::uint32_t site = NoSite;
    std::uint32_t walk = 0; ///< mm; where unserved, the problem's unservedWalk()

    friend bool operator==(const SiteService&, const SiteService&) = default;
};

/// A choice of sites with its proof: no choice among the problem's sites has an objective below `bound`
/// (above, for the goals that maximise).
struct SitingPlan {
    SolveStatus status = SolveStatus::Feasible;
    StopReason stoppedBy = StopReason::None;
    std::vector<std::uint32_t> open;     ///< ascending
    std::vector<SiteService> allocation; ///< one a client: its nearest open site
    std::int64_t objective = 0;          ///< goal Walk: weight × mm, over the reachable clients
    std::int64_t bound = 0;
    double gap = 0.0;                      ///< |objective - bound| / max(1, |objective|)
    std::vector<std::int64_t> closingCost; ///< parallel to open: what the objective loses if it closes
    std::size_t unreachable = 0;           ///< clients outside the objective: no site could serve them
    std::size_t unserved = 0;              ///< reachable clients beyond the maximum walk
    bool isBoundRelaxed =
        false; ///< the bound is of the problem without its SitingLimits, which only make it worse
    std::vector<LimitInClash>
        clash;                   ///< status Infeasible: limits that cannot be kept together, none to spare
    std::size_t cut = 0;         ///< of these, those whose row was too short to be sure
    std::int64_t iterations = 0; ///< effort spent
    double foundSeconds = 0.0;   ///< CPU seconds until the answer was found

    friend bool operator==(const SitingPlan&, const SitingPlan&) = default;
};

} // namespace planner
