#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/network/walk_table.h"

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

/// What was decided about a site beforehand.
enum class SiteState : std::uint8_t { Candidate, Required, Forbidden };

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
    std::vector<std::int64_t> weights;    ///< one a client: g/day or thousandths of a person; at least 0
    std::vector<SiteState> states;        ///< one a site; equal sites fall to the lower number
    std::uint32_t facilities = 0;         ///< N, the number of sites to open, required ones included
    std::optional<Distance> maxWalk;      ///< a client farther than this from every open site is unserved
    std::optional<Distance> unservedWalk; ///< walk charged to an unserved client; empty: 3 × maxWalk
    std::vector<std::uint64_t> offsets;   ///< client count + 1
    std::vector<WalkEntry> entries;
    std::vector<std::uint32_t> reach; ///< one a client, mm; CompleteReach: all
};

/// Which sites to open for which clients; complete and checked when constructed, immutable.
///
/// Goal Walk minimises the sum over clients of weight × walk to the nearest open site, where a walk beyond
/// limit() counts as unservedWalk(). Without maxWalk, limit() is unservedWalk(), so that the walk is simply
/// capped there; with neither, a client no open site serves costs one mm more than the longest walk in any
/// row. Clients whose complete row holds no site that may open leave the objective; unreachable() counts
/// them. Memory: 8 bytes an entry. Thread-safe for reading.
class SitingProblem {
public:
    /// Throws Error{BadValue} for negative weights, broken rows, or an unserved walk below the maximum walk;
    /// Error{NoDemand} without clients or when all weights are zero; Error{NoCandidates} when no site may
    /// open; Error{Infeasible, limit "facilities" or "required"} when N is above the sites that may open or
    /// below the required ones.
    explicit SitingProblem(SitingInput input);

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

    /// Whether any site that may open lies within the client's limit, or might (its row being cut short).
    [[nodiscard]] bool isReachable(std::size_t client) const { return m_isReachable[client] != 0; }
    /// Clients that no site which may open can serve; they leave the objective.
    [[nodiscard]] std::size_t unreachable() const { return m_unreachable; }
    /// Clients whose row ends before limit() without being complete.
    [[nodiscard]] std::size_t cutRows() const { return m_cutRows; }

private:
    void check() const;
    void trimRows();
    void findUnreachable();

    SitingInput m_input;
    std::uint32_t m_limit = 0;
    std::uint32_t m_unserved = 0;
    std::vector<std::uint8_t> m_isReachable;
    std::size_t m_unreachable = 0;
    std::size_t m_cutRows = 0;
};

} // namespace planner
