#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/assignment_state.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Moves that better an assignment, judged by penalised cost: a client to another site (shift), two clients
/// exchanged (swap), a client in whose place another goes on to a third site (ejection), and a site's clients
/// all moved to a closed one (recentring).
class AssignmentMoves {
public:
    explicit AssignmentMoves(AssignmentState& state);

    /// Serves clients nobody serves, each time the one that would lose most by waiting; `noise` (0 to 1)
    /// blurs whose turn it is.
    void insert(std::vector<std::uint32_t> clients, double noise, Random& random);
    /// Shifts, swaps and ejections until none of these clients, and of those moved, gains.
    void descend(const std::vector<std::uint32_t>& clients);
    /// The closed site that could best take over all clients of this one takes them. Returns the site that
    /// serves them then.
    std::uint32_t recentre(std::uint32_t site);

private:
    struct Insertion {
        std::uint32_t client;
        std::uint32_t first;
        std::uint32_t second;
        std::int64_t firstCost;
        double regret;
    };
    struct Move {
        std::int64_t change = 0; ///< of the penalised cost; below 0: better
        std::uint32_t to = NoSite;
        std::uint32_t other = NoSite;   ///< client that makes place
        std::uint32_t otherTo = NoSite; ///< where it goes
    };

    void findBest(Insertion& insertion, double noise, Random& random) const;
    [[nodiscard]] Move bestMove(std::uint32_t client) const;
    void lookAtPartner(std::uint32_t client, std::uint32_t to, std::uint32_t other, std::int64_t leaving,
                       Move& best) const;
    void enqueue(std::uint32_t client);

    AssignmentState& m_state;
    const CapacitatedProblem& m_problem;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint8_t> m_isQueued;
    std::vector<std::int64_t> m_sums;
};

} // namespace planner::detail
