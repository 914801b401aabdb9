#include "libplanner/siting/assignment_state.h"

namespace planner::detail {

AssignmentState::AssignmentState(const CapacitatedProblem& problem)
    : m_problem(problem), m_siteOf(problem.clientCount(), NoSite), m_place(problem.clientCount(), 0),
      m_isOpen(problem.siteCount(), 0), m_clientsOf(problem.siteCount()), m_load(problem.siteCount(), 0) {}

std::vector<std::uint32_t> AssignmentState::openSites() const {
    std::vector<std::uint32_t> sites;
    for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
        if (m_isOpen[j] != 0)
            sites.push_back(j);
    return sites;
}

void AssignmentState::open(std::uint32_t site) {
    m_isOpen[site] = 1;
    ++m_openCount;
    m_cost += m_problem.openingCost(site);
}

void AssignmentState::close(std::uint32_t site) {
    m_isOpen[site] = 0;
    --m_openCount;
    m_cost -= m_problem.openingCost(site);
}

void AssignmentState::assign(std::uint32_t client, std::uint32_t site) {
    const std::int64_t demand = m_problem.demand(client);
    const std::uint32_t from = m_siteOf[client];
    const auto overloadAt = [this](std::uint32_t at) {
        return std::max<std::int64_t>(0, m_load[at] - m_problem.capacity(at));
    };
    if (from != NoSite) {
        m_overload -= overloadAt(from);
        m_load[from] -= demand;
        m_overload += overloadAt(from);
        m_cost -= m_problem.cost(client, from);
        std::vector<std::uint32_t>& list = m_clientsOf[from];
        const std::uint32_t last = list.back();
        list[m_place[client]] = last;
        m_place[last] = m_place[client];
        list.pop_back();
    }
    m_siteOf[client] = site;
    if (site == NoSite)
        return;
    m_overload -= overloadAt(site);
    m_load[site] += demand;
    m_overload += overloadAt(site);
    m_cost += m_problem.cost(client, site);
    m_place[client] = static_cast<std::uint32_t>(m_clientsOf[site].size());
    m_clientsOf[site].push_back(client);
}

void AssignmentState::become(const std::vector<std::uint32_t>& siteOf,
                             const std::vector<std::uint32_t>& open) {
    for (std::uint32_t i = 0; i < m_siteOf.size(); ++i)
        if (m_siteOf[i] != siteOf[i])
            assign(i, NoSite);
    for (const std::uint32_t site : openSites())
        if (!std::binary_search(open.begin(), open.end(), site))
            close(site);
    for (const std::uint32_t site : open)
        if (m_isOpen[site] == 0)
            this->open(site);
    for (std::uint32_t i = 0; i < m_siteOf.size(); ++i)
        if (m_siteOf[i] != siteOf[i])
            assign(i, siteOf[i]);
}

} // namespace planner::detail
