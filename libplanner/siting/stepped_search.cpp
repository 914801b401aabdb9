#include "libplanner/siting/stepped_search.h"

#include "libplanner/siting/limit_state.h"
#include "libplanner/siting/siting_plan.h"

#include <algorithm>
#include <optional>

namespace planner {

namespace {

constexpr std::size_t Neighbours = 12;
constexpr std::uint32_t NoRank = 0xffffffffU;

class SteppedSearch {
public:
    SteppedSearch(const SitingProblem& problem, const SteppedCost& cost)
        : m_problem(problem), m_cost(cost), m_isOpen(problem.siteCount(), 0),
          m_rank(problem.clientCount(), NoRank), m_load(problem.siteCount(), 0),
          m_nearestClient(problem.siteCount()) {
        if (!problem.limits().isEmpty())
            m_limits.emplace(problem, problem.limits());
        makeColumns();
        for (std::size_t i = 0; i < problem.clientCount(); ++i)
            if (problem.isReachable(i))
                m_objective += problem.weight(i) * std::int64_t{problem.unservedWalk()};
    }

    SteppedAnswer run(const std::vector<std::uint32_t>& start, const std::stop_token& stop) {
        for (const std::uint32_t site : start)
            open(site);
        for (bool isBetter = true; isBetter && !stop.stop_requested();) {
            isBetter = false;
            for (std::uint32_t j = 0; j < m_isOpen.size() && !stop.stop_requested(); ++j)
                isBetter = (m_isOpen[j] != 0 ? tryClosing(j) || tryMoving(j) : tryOpening(j)) || isBetter;
        }
        SteppedAnswer answer;
        for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
            if (m_isOpen[j] != 0)
                answer.open.push_back(j);
        answer.objective = m_objective;
        return answer;
    }

private:
    struct Place {
        std::uint32_t client;
        std::uint32_t rank; ///< of the site in the client's row
    };

    void makeColumns() {
        m_offsets.assign(m_problem.siteCount() + 1, 0);
        for (const WalkEntry& entry : m_problem.entries())
            ++m_offsets[entry.site + 1];
        for (std::size_t j = 0; j < m_problem.siteCount(); ++j)
            m_offsets[j + 1] += m_offsets[j];
        m_places.resize(m_offsets.back());
        std::vector<std::uint64_t> next(m_offsets.begin(), m_offsets.end() - 1);
        std::vector<std::uint32_t> nearest(m_problem.siteCount(), NoRank);
        for (std::uint32_t i = 0; i < m_problem.clientCount(); ++i) {
            std::uint32_t rank = 0;
            for (const WalkEntry& entry : m_problem.row(i)) {
                m_places[next[entry.site]++] = {i, rank++};
                if (entry.distance < nearest[entry.site]) {
                    nearest[entry.site] = entry.distance;
                    m_nearestClient[entry.site] = i;
                }
            }
        }
    }

    [[nodiscard]] std::int64_t walkOf(std::uint32_t client, std::uint32_t rank) const {
        return rank == NoRank ? m_problem.unservedWalk() : m_problem.row(client)[rank].distance;
    }

    void serve(std::uint32_t client, std::uint32_t rank) {
        const auto row = m_problem.row(client);
        const std::int64_t weight = m_problem.weight(client);
        const std::uint32_t before = m_rank[client];
        m_objective += weight * (walkOf(client, rank) - walkOf(client, before));
        for (const auto& [place, change] : {std::pair(before, -weight), std::pair(rank, weight)}) {
            if (place == NoRank)
                continue;
            const std::uint32_t site = row[place].site;
            if (m_isTouched.empty() || m_isTouched[site] == 0)
                touch(site);
            m_load[site] += change;
        }
        m_rank[client] = rank;
    }

    // Sites whose load changes leave the objective until the change is over.
    void touch(std::uint32_t site) {
        if (m_isTouched.empty())
            m_isTouched.assign(m_isOpen.size(), 0);
        m_isTouched[site] = 1;
        m_touched.push_back(site);
        if (m_isOpen[site] != 0)
            m_objective -= m_cost(site, m_load[site]);
    }

    void settle() {
        for (const std::uint32_t site : m_touched) {
            m_isTouched[site] = 0;
            if (m_isOpen[site] != 0)
                m_objective += m_cost(site, m_load[site]);
        }
        m_touched.clear();
    }

    void open(std::uint32_t site) {
        touch(site);
        m_isOpen[site] = 1;
        for (std::uint64_t k = m_offsets[site]; k < m_offsets[site + 1]; ++k)
            if (m_problem.isReachable(m_places[k].client) && m_places[k].rank < m_rank[m_places[k].client])
                serve(m_places[k].client, m_places[k].rank);
        settle();
        ++m_count;
        if (m_limits)
            m_limits->open(site);
    }

    void close(std::uint32_t site) {
        touch(site);
        m_isOpen[site] = 0;
        for (std::uint64_t k = m_offsets[site]; k < m_offsets[site + 1]; ++k) {
            const auto [client, rank] = m_places[k];
            if (m_rank[client] != rank)
                continue;
            const auto row = m_problem.row(client);
            std::uint32_t next = rank + 1;
            while (next < row.size() && m_isOpen[row[next].site] == 0)
                ++next;
            serve(client, next < row.size() ? next : NoRank);
        }
        settle();
        --m_count;
        if (m_limits)
            m_limits->close(site);
    }

    [[nodiscard]] bool mayOpen(std::uint32_t site) const {
        return m_isOpen[site] == 0 && m_problem.state(site) != SiteState::Forbidden;
    }
    [[nodiscard]] bool mayClose(std::uint32_t site) const {
        return m_problem.state(site) != SiteState::Required;
    }
    [[nodiscard]] bool isKept() const { return !m_limits || m_limits->violation() == 0; }

    bool tryClosing(std::uint32_t site) {
        if (!mayClose(site) || m_count <= m_problem.leastFacilities() || m_count == 1)
            return false;
        const std::int64_t before = m_objective;
        close(site);
        if (m_objective < before && isKept())
            return true;
        open(site);
        return false;
    }

    bool tryOpening(std::uint32_t site) {
        if (!mayOpen(site) || m_count >= m_problem.mostFacilities())
            return false;
        const std::int64_t before = m_objective;
        open(site);
        if (m_objective < before && isKept())
            return true;
        close(site);
        return false;
    }

    // To the sites that the client nearest to it could as well walk to.
    bool tryMoving(std::uint32_t site) {
        if (!mayClose(site) || m_offsets[site] == m_offsets[site + 1])
            return false;
        const auto row = m_problem.row(m_nearestClient[site]);
        const std::int64_t before = m_objective;
        for (std::size_t n = 0; n < std::min(Neighbours, row.size()); ++n) {
            const std::uint32_t to = row[n].site;
            if (!mayOpen(to))
                continue;
            close(site);
            open(to);
            if (m_objective < before && isKept())
                return true;
            close(to);
            open(site);
        }
        return false;
    }

    const SitingProblem& m_problem;
    const SteppedCost& m_cost;
    std::optional<detail::LimitState> m_limits;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<std::uint32_t> m_rank; ///< by client: of its nearest open site in its row
    std::vector<std::int64_t> m_load;
    std::vector<std::uint32_t> m_nearestClient;
    std::vector<std::uint64_t> m_offsets;
    std::vector<Place> m_places;
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_touched;
    std::int64_t m_objective = 0;
    std::uint32_t m_count = 0;
};

} // namespace

SteppedAnswer searchStepped(const SitingProblem& problem, const std::vector<std::uint32_t>& start,
                            const SteppedCost& cost, std::stop_token stop) {
    return SteppedSearch(problem, cost).run(start, stop);
}

} // namespace planner
