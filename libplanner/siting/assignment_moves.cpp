#include "libplanner/siting/assignment_moves.h"

#include <limits>

namespace planner::detail {

namespace {

constexpr std::size_t NearSites = 6; ///< open sites, cheapest first, a client is tried at

} // namespace

AssignmentMoves::AssignmentMoves(AssignmentState& state)
    : m_state(state), m_problem(state.problem()), m_isQueued(m_problem.clientCount(), 0),
      m_sums(m_problem.siteCount(), 0) {}

void AssignmentMoves::findBest(Insertion& insertion, double noise, Random& random) const {
    constexpr std::int64_t None = std::numeric_limits<std::int64_t>::max();
    std::int64_t first = None;
    std::int64_t second = None;
    insertion.first = insertion.second = NoSite;
    const std::int64_t demand = m_problem.demand(insertion.client);
    for (const std::uint32_t site : m_problem.row(insertion.client)) {
        if (!m_state.isOpen(site))
            continue;
        const std::int64_t cost = m_problem.cost(insertion.client, site);
        if (cost >= second)
            break; // penalties only add
        const std::int64_t whole = cost + m_state.loadPenalty(site, demand);
        if (whole < first) {
            second = first;
            insertion.second = insertion.first;
            first = whole;
            insertion.first = site;
        } else if (whole < second) {
            second = whole;
            insertion.second = site;
        }
    }
    insertion.firstCost = first;
    insertion.regret = second == None ? static_cast<double>(demand) : static_cast<double>(second - first);
    if (noise > 0.0)
        insertion.regret *= 1.0 + noise * (2.0 * random.unit() - 1.0);
}

void AssignmentMoves::insert(std::vector<std::uint32_t> clients, double noise, Random& random) {
    std::vector<Insertion> waiting;
    for (const std::uint32_t client : clients) {
        waiting.push_back({client, NoSite, NoSite, 0, 0.0});
        findBest(waiting.back(), noise, random);
    }
    while (!waiting.empty()) {
        std::size_t next = 0;
        for (std::size_t k = 1; k < waiting.size(); ++k)
            if (waiting[k].regret > waiting[next].regret)
                next = k;
        const Insertion now = waiting[next];
        waiting[next] = waiting.back();
        waiting.pop_back();
        m_state.assign(now.client, now.first);
        for (Insertion& insertion : waiting)
            if (insertion.first == now.first || insertion.second == now.first)
                findBest(insertion, noise, random);
    }
}

void AssignmentMoves::enqueue(std::uint32_t client) {
    if (m_isQueued[client] != 0)
        return;
    m_isQueued[client] = 1;
    m_queue.push_back(client);
}

void AssignmentMoves::descend(const std::vector<std::uint32_t>& clients) {
    m_queue.clear();
    for (const std::uint32_t client : clients)
        enqueue(client);
    for (std::size_t at = 0; at < m_queue.size(); ++at) {
        const std::uint32_t client = m_queue[at];
        m_isQueued[client] = 0;
        const Move move = bestMove(client);
        if (move.change >= 0)
            continue;
        m_state.assign(client, move.to);
        enqueue(client);
        if (move.other != NoSite) {
            m_state.assign(move.other, move.otherTo);
            enqueue(move.other);
        }
    }
}

AssignmentMoves::Move AssignmentMoves::bestMove(std::uint32_t client) const {
    const std::uint32_t from = m_state.siteOf(client);
    const std::int64_t demand = m_problem.demand(client);
    const std::int64_t leaving = m_state.loadPenalty(from, -demand) - m_problem.cost(client, from);
    Move best;
    std::size_t seen = 0;
    for (const std::uint32_t site : m_problem.row(client)) {
        if (!m_state.isOpen(site) || site == from)
            continue;
        if (++seen > NearSites)
            break;
        const std::int64_t change =
            leaving + m_problem.cost(client, site) + m_state.loadPenalty(site, demand);
        if (change < best.change)
            best = {change, site, NoSite, NoSite};
        for (const std::uint32_t other : m_state.clientsOf(site))
            lookAtPartner(client, site, other, leaving, best);
    }
    return best;
}

// `client` takes the place of `other`, which goes to where the client was or to a third site.
void AssignmentMoves::lookAtPartner(std::uint32_t client, std::uint32_t to, std::uint32_t other,
                                    std::int64_t leaving, Move& best) const {
    const std::uint32_t from = m_state.siteOf(client);
    const std::int64_t demand = m_problem.demand(client);
    const std::int64_t otherDemand = m_problem.demand(other);
    const std::int64_t coming = m_problem.cost(client, to) - m_problem.cost(other, to) +
                                m_state.loadPenalty(to, demand - otherDemand);
    const std::int64_t swap = coming - m_problem.cost(client, from) + m_problem.cost(other, from) +
                              m_state.loadPenalty(from, otherDemand - demand);
    if (swap < best.change)
        best = {swap, to, other, from};
    const std::int64_t ejected = coming + leaving;
    for (const std::uint32_t third : m_problem.row(other)) {
        const std::int64_t change = ejected + m_problem.cost(other, third);
        if (change >= best.change)
            return; // farther sites only cost more
        if (third == from || third == to || !m_state.isOpen(third))
            continue;
        const std::int64_t whole = change + m_state.loadPenalty(third, otherDemand);
        if (whole < best.change)
            best = {whole, to, other, third};
    }
}

std::uint32_t AssignmentMoves::recentre(std::uint32_t site) {
    const std::vector<std::uint32_t> clients = m_state.clientsOf(site);
    for (std::uint32_t j = 0; j < m_sums.size(); ++j)
        m_sums[j] = m_problem.openingCost(j) +
                    m_state.penalty() * std::max<std::int64_t>(0, m_state.load(site) - m_problem.capacity(j));
    for (const std::uint32_t client : clients)
        for (std::uint32_t j = 0; j < m_sums.size(); ++j)
            m_sums[j] += m_problem.cost(client, j);
    std::uint32_t best = site;
    for (std::uint32_t j = 0; j < m_sums.size(); ++j)
        if (!m_state.isOpen(j) && m_sums[j] < m_sums[best])
            best = j;
    if (best == site)
        return site;
    m_state.open(best);
    for (const std::uint32_t client : clients)
        m_state.assign(client, best);
    m_state.close(site);
    return best;
}

} // namespace planner::detail
