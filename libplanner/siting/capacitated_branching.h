#pragma once

#include "libplanner/siting/capacitated_bound.h"
#include "libplanner/siting/capacitated_search.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Proves a capacitated plan or betters it: depth first, a site open or closed and then a client at a site or
/// not, every node bounded by prices inherited from its parent and thinned by reduced costs.
class CapacitatedBranching {
public:
    CapacitatedBranching(const CapacitatedProblem& problem, CapacitatedBound& bound,
                         CapacitatedSearch& search, WorkMeter& meter);

    /// A bound over everything, from these prices: at least the answer's cost (worstCost() + 1 without any)
    /// when the proof is complete, otherwise (so many evaluations were not enough, or the work is over) what
    /// the nodes seen allow.
    std::int64_t run(const std::vector<std::int64_t>& prices, std::int64_t mostSteps);

private:
    std::int64_t explore(const std::vector<std::int64_t>& prices, int depth);
    std::int64_t branch(const std::vector<std::int64_t>& prices, std::int64_t bound, int depth);
    std::int64_t branchOnSite(std::uint32_t site, const std::vector<std::int64_t>& prices, std::int64_t bound,
                              int depth);
    std::int64_t branchOnClient(std::uint32_t client, const std::vector<std::int64_t>& prices,
                                std::int64_t bound, int depth);
    bool boundNode(int depth, std::int64_t& bound);
    void remember();
    void offerTaken();
    [[nodiscard]] std::uint32_t doubtfulSite() const;
    [[nodiscard]] std::uint32_t doubtfulClient() const;
    [[nodiscard]] std::int64_t upper() const;
    [[nodiscard]] bool isOver() { return m_stepsLeft < 0 || m_meter.isOver(); }

    const CapacitatedProblem& m_problem;
    CapacitatedBound& m_bound;
    CapacitatedSearch& m_search;
    WorkMeter& m_meter;
    std::int64_t m_stepsLeft = 0;      ///< evaluations
    std::vector<double> m_siteShare;   ///< of late, how often the bound took each site
    std::vector<double> m_clientDoubt; ///< of late, how far from once each client was served
};

} // namespace planner::detail
