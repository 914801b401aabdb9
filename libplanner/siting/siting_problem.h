#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/network/walk_table.h"
#include "libplanner/siting/siting_limits.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planner {

/// What a choice of sites is to be best at (design: siting problems).
enum class SitingGoal : std::uint8_t {
    Walk,      ///< p-median: least weight × walk
    Fewest,    ///< set covering: fewest sites that cover the share wanted
    Reach,     ///< maximal covering: most weight within the maximum walk
    WorstWalk, ///< p-centre: shortest longest walk
    Material,  ///< most weight × attendance, which falls with the walk
    LeastCost, ///< fixed-charge location: opening costs and walking; the number is found
};

[[nodiscard]] const char* nameOf(SitingGoal goal); ///< "walk", "fewest", …, as on the command line

/// What was decided about a site beforehand.
enum class SiteState : std::uint8_t { Candidate, Required, Forbidden };

/// Where on a falling curve a walk of so many mm lies: the share of people, in millionths, who still come.
/// Between points the share falls in a straight line; it is 1,000,000 at 0 and 0 beyond the last point.
struct DecayPoint {
    std::uint32_t walk = 0;
    std::uint32_t share = 0;

    friend bool operator==(const DecayPoint&, const DecayPoint&) = default;
};

/// A row complete up to this reach holds every site its client can walk to.
inline constexpr std::uint32_t CompleteReach = 0xffffffffU;

/// The parts of a siting problem, filled by the caller and moved into SitingProblem, which checks them.
///
/// Client i's row is entries[offsets[i] .. offsets[i + 1]), ascending by (distance, site), every site at most
/// once, mm. It is complete up to and including reach[i]: a site that is not in it is farther.
/// Rows need not go beyond SitingProblem::limit(): farther sites change nothing. Rows that end earlier keep
/// the plan's objective and bound valid (never too good), but the gap is wider than it need be.
struct SitingInput {
    SitingGoal goal = SitingGoal::Walk;
    std::vector<std::int64_t> weights; ///< one a client: g/day or thousandths of a person; at least 0
    std::vector<SiteState> states;     ///< one a site; equal sites fall to the lower number
    /// N, the sites to open, required ones included; goal LeastCost: the most, 0: any number; unused by
    /// Fewest.
    std::uint32_t facilities = 0;
    std::optional<Distance> maxWalk;      ///< a client farther than this from every open site is unserved
    std::optional<Distance> unservedWalk; ///< walk charged to an unserved client; empty: 3 × maxWalk
    std::vector<DecayPoint> decay;        ///< goals Material (needs it) and Reach (gradual cover); ascending
    /// Goal Material: people choose among all open sites in reach (Huff); else they walk to the nearest.
    bool isSplit = false;
    /// Goal Reach without decay: millionths that a client reached at least twice counts more.
    std::uint32_t backupShare = 0;
    std::uint32_t coverShare = 1'000'000;   ///< goal Fewest: millionths of the reachable weight to cover
    std::vector<std::int64_t> openingCosts; ///< goal LeastCost: one a site, in weight × mm; at least 0
    std::vector<std::uint64_t> offsets;     ///< client count + 1
    std::vector<WalkEntry> entries;
    std::vector<std::uint32_t> reach; ///< one a client, mm; CompleteReach: all
    SitingLimits limits;
};

/// Which sites to open for which clients; complete and checked when constructed, immutable.
///
/// Goal Walk minimises the sum over clients of weight × walk to the nearest open site, where a walk beyond
/// limit() counts as unservedWalk(). Without maxWalk, limit() is unservedWalk(), so that the walk is simply
/// capped there; with neither, a client no open site serves costs one mm more than the longest walk in any
/// row. Reach maximises the weight within maxWalk, or, with a decay, the weight × share (in millionths)
/// within limit(); Material the same without need of a maxWalk. With isSplit or a backupShare all open sites
/// in reach have a say (isJoint(), JointShare), in millionths of the weight. Fewest opens as few sites as
/// cover the share wanted within maxWalk. WorstWalk minimises the longest walk, in mm, of any client with a
/// weight. LeastCost minimises opening costs plus weight × walk. Clients whose complete row holds no site
/// that may open leave the objective; unreachable() counts them. Memory: 8 bytes an entry. Thread-safe for
/// reading.
class SitingProblem {
public:
    /// Throws Error{BadValue} for negative weights or costs, broken rows or limits, a decay that rises, a
    /// split or backup the goal does not take, a missing maxWalk (Reach without decay, Fewest) or an unserved
    /// walk below the maximum walk; Error{NoDemand} without clients or when all weights are zero;
    /// Error{NoCandidates} when no site may open; Error{Infeasible, limit "facilities" or "required"} when N
    /// is above the sites that may open or below the required ones.
    explicit SitingProblem(SitingInput input);

    /// What it was made from, rows beyond limit() left out; to state a related problem.
    [[nodiscard]] const SitingInput& input() const { return m_input; }
    [[nodiscard]] SitingGoal goal() const { return m_input.goal; }
    [[nodiscard]] std::size_t clientCount() const { return m_input.weights.size(); }
    [[nodiscard]] std::size_t siteCount() const { return m_input.states.size(); }
    [[nodiscard]] std::uint32_t facilities() const { return m_input.facilities; }
    [[nodiscard]] std::int64_t weight(std::size_t client) const { return m_input.weights[client]; }
    [[nodiscard]] SiteState state(std::size_t site) const { return m_input.states[site]; }
    [[nodiscard]] const std::vector<SiteState>& states() const { return m_input.states; }
    [[nodiscard]] std::optional<Distance> maxWalk() const { return m_input.maxWalk; }

    /// The longest walk that counts as served, mm.
    [[nodiscard]] std::uint32_t limit() const { return m_limit; }
    /// The walk charged to an unserved client, mm.
    [[nodiscard]] std::uint32_t unservedWalk() const { return m_unserved; }

    /// Sites the client can walk to within limit(), nearest first.
    [[nodiscard]] std::span<const WalkEntry> row(std::size_t client) const {
        return std::span(m_input.entries)
            .subspan(m_input.offsets[client], m_input.offsets[client + 1] - m_input.offsets[client]);
    }
    [[nodiscard]] std::uint32_t reach(std::size_t client) const { return m_input.reach[client]; }
    [[nodiscard]] std::span<const std::uint64_t> offsets() const { return m_input.offsets; }
    [[nodiscard]] std::span<const WalkEntry> entries() const { return m_input.entries; }
    [[nodiscard]] std::size_t entryCount() const { return m_input.entries.size(); }

    /// What a walk within limit() costs a unit of weight, in the goal's unit: mm, 0 where all that counts is
    /// being reached, or the millionths lost by decay. Never falls with the walk.
    [[nodiscard]] std::uint32_t cost(std::uint32_t walk) const {
        return m_isStep ? m_input.backupShare : m_input.decay.empty() ? walk : 1'000'000 - share(walk);
    }
    /// The same for a client nobody serves.
    [[nodiscard]] std::uint32_t missCost() const { return m_missCost; }
    /// Whether what a client comes to depends on every open site in its row, not on the nearest alone.
    [[nodiscard]] bool isJoint() const { return m_input.isSplit || m_input.backupShare > 0; }
    /// Whether cost(walk) is walk.
    [[nodiscard]] bool isPlainWalk() const { return !m_isStep && m_input.decay.empty(); }
    [[nodiscard]] std::int64_t openingCost(std::size_t site) const {
        return m_input.openingCosts.empty() ? 0 : m_input.openingCosts[site];
    }
    /// The fewest and the most sites that may open.
    [[nodiscard]] std::uint32_t leastFacilities() const { return m_leastFacilities; }
    [[nodiscard]] std::uint32_t mostFacilities() const { return m_mostFacilities; }
    [[nodiscard]] const SitingLimits& limits() const { return m_input.limits; }
    [[nodiscard]] std::uint32_t coverShare() const { return m_input.coverShare; }
    /// What the costs come to when nobody is served: what a maximised objective is counted from.
    [[nodiscard]] std::int64_t worstCost() const;
    /// Whether the objective is to be large.
    [[nodiscard]] bool isMaximised() const {
        return goal() == SitingGoal::Reach || goal() == SitingGoal::Material;
    }

    /// Whether any site that may open lies within the client's limit, or might (its row being cut short).
    [[nodiscard]] bool isReachable(std::size_t client) const { return m_isReachable[client] != 0; }
    /// Clients that no site which may open can serve; they leave the objective.
    [[nodiscard]] std::size_t unreachable() const { return m_unreachable; }
    /// Clients whose row ends before limit() without being complete.
    [[nodiscard]] std::size_t cutRows() const { return m_cutRows; }

private:
    void check() const;
    void checkGoal() const;
    void checkLimits() const;
    void countFacilities();
    [[nodiscard]] std::uint32_t share(std::uint32_t walk) const;
    void trimRows();
    void findUnreachable();

    SitingInput m_input;
    std::uint32_t m_limit = 0;
    std::uint32_t m_unserved = 0;
    bool m_isStep = false;
    std::uint32_t m_missCost = 0;
    std::uint32_t m_leastFacilities = 0;
    std::uint32_t m_mostFacilities = 0;
    std::vector<std::uint8_t> m_isReachable;
    std::size_t m_unreachable = 0;
    std::size_t m_cutRows = 0;
};

} // namespace planner
