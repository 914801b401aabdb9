#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/assignment_moves.h"
#include "libplanner/siting/assignment_state.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace planner::detail {

/// The best plan a search has found.
struct CapacitatedAnswer {
    bool isFound = false;              ///< whether any plan within the capacities is known
    std::vector<std::uint32_t> open;   ///< ascending
    std::vector<std::uint32_t> siteOf; ///< one a client
    std::int64_t cost = 0;
    double foundSeconds = 0.0;
};

/// Searches assignments from above: clients of a few neighbouring sites are taken out, a site perhaps
/// replaced, opened or closed, and the clients served again where they would lose most by waiting; worse
/// assignments are kept with a chance that falls. Capacities may be exceeded on the way, at a penalty that
/// follows how often they are. Source: Shaw (1998); regret as Potvin and Rousseau (1993); acceptance as
/// Kirkpatrick, Gelatt and Vecchi (1983).
class CapacitatedSearch {
public:
    CapacitatedSearch(const CapacitatedProblem& problem, std::uint64_t seed, WorkMeter& meter);

    /// Serves all clients from these sites, as many more or fewer as the problem wants, and betters that.
    void tryFrom(const std::vector<std::uint32_t>& sites);
    /// A complete assignment found elsewhere.
    void offer(const std::vector<std::uint32_t>& siteOf, const std::vector<std::uint32_t>& open);
    /// Anneals the best plan known over so many steps; `isEnough` is asked now and then.
    void anneal(std::int64_t steps, const std::function<bool()>& isEnough);

    [[nodiscard]] const CapacitatedAnswer& answer() const { return m_answer; }

private:
    void keep();
    void fillUp();
    void step();
    void disturb();
    [[nodiscard]] std::vector<std::uint32_t> openNear(std::uint32_t client, std::size_t count) const;
    [[nodiscard]] std::uint32_t closedNear(std::uint32_t client);
    void polish(const std::vector<std::uint32_t>& clients);
    void adaptPenalty();

    const CapacitatedProblem& m_problem;
    WorkMeter& m_meter;
    Random m_random;
    AssignmentState m_state;
    AssignmentMoves m_moves;
    CapacitatedAnswer m_answer;
    double m_firstPenalty = 1.0;
    double m_penalty = 1.0;
    int m_overloaded = 0; ///< of the last steps
    int m_counted = 0;
    std::vector<std::uint32_t> m_removed;
};

} // namespace planner::detail
