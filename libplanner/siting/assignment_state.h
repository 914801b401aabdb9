#pragma once

#include "libplanner/siting/capacitated_problem.h"
#include "libplanner/siting/siting_plan.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace planner::detail {

/// Who is served where while a search goes on: open sites, loads, cost, and by how much capacities are
/// exceeded, kept up to date move by move.
///
/// A unit of demand too much costs penalty() in penalised figures. Memory: O(clients + sites).
class AssignmentState {
public:
    explicit AssignmentState(const CapacitatedProblem& problem);

    [[nodiscard]] const CapacitatedProblem& problem() const { return m_problem; }
    [[nodiscard]] std::uint32_t siteOf(std::uint32_t client) const { return m_siteOf[client]; }
    [[nodiscard]] const std::vector<std::uint32_t>& sitesOfAll() const { return m_siteOf; }
    [[nodiscard]] bool isOpen(std::uint32_t site) const { return m_isOpen[site] != 0; }
    [[nodiscard]] std::uint32_t openCount() const { return m_openCount; }
    [[nodiscard]] std::vector<std::uint32_t> openSites() const;
    [[nodiscard]] const std::vector<std::uint32_t>& clientsOf(std::uint32_t site) const {
        return m_clientsOf[site];
    }
    [[nodiscard]] std::int64_t load(std::uint32_t site) const { return m_load[site]; }
    [[nodiscard]] std::int64_t room(std::uint32_t site) const {
        return m_problem.capacity(site) - m_load[site];
    }
    /// Opening costs and what the clients that are served cost.
    [[nodiscard]] std::int64_t cost() const { return m_cost; }
    [[nodiscard]] std::int64_t overload() const { return m_overload; }
    [[nodiscard]] std::int64_t penalty() const { return m_penalty; }
    void setPenalty(std::int64_t penalty) { m_penalty = penalty; }
    [[nodiscard]] std::int64_t penalised() const { return m_cost + m_penalty * m_overload; }

    void open(std::uint32_t site);
    void close(std::uint32_t site); ///< one that serves nobody
    /// Gives the client to an open site, or to none.
    void assign(std::uint32_t client, std::uint32_t site);
    /// Opens, closes and gives as in an earlier state.
    void become(const std::vector<std::uint32_t>& siteOf, const std::vector<std::uint32_t>& open);

    /// What penalised() would rise by if the site's load rose by so much.
    [[nodiscard]] std::int64_t loadPenalty(std::uint32_t site, std::int64_t change) const {
        const std::int64_t over = m_load[site] - m_problem.capacity(site);
        return m_penalty * (std::max<std::int64_t>(0, over + change) - std::max<std::int64_t>(0, over));
    }

private:
    const CapacitatedProblem& m_problem;
    std::vector<std::uint32_t> m_siteOf;
    std::vector<std::uint32_t> m_place; ///< by client: where in its site's list
    std::vector<std::uint8_t> m_isOpen;
    std::vector<std::vector<std::uint32_t>> m_clientsOf;
    std::vector<std::int64_t> m_load;
    std::uint32_t m_openCount = 0;
    std::int64_t m_cost = 0;
    std::int64_t m_overload = 0;
    std::int64_t m_penalty = 1;
};

} // namespace planner::detail
