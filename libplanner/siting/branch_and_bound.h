#pragma once

#include "libplanner/siting/interchange.h"
#include "libplanner/siting/lagrangian_bound.h"
#include "libplanner/siting/median_climb.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Proves a p-median answer or betters it: depth first, a site open or closed at each branching, every node
/// bounded by prices inherited from its parent and thinned by reduced-cost fixing.
class BranchAndBound {
public:
    /// `answer` is bettered in place; `search` must belong to the same instance.
    BranchAndBound(const MedianInstance& instance, LagrangianBound& lagrange, Interchange& search,
                   MedianAnswer& answer, WorkMeter& meter, std::int64_t mostNodes)
        : m_instance(instance), m_lagrange(lagrange), m_search(search), m_answer(answer), m_meter(meter),
          m_nodesLeft(mostNodes), m_average(instance.siteCount(), 0.0) {}

    /// A bound over everything the lagrange's fixings leave; at least the answer's objective when the proof
    /// is complete, otherwise (too many nodes, or the work is over) what the nodes seen allow.
    std::int64_t run(const std::vector<std::uint32_t>& prices) { return explore(prices, 0); }

private:
    std::int64_t explore(const std::vector<std::uint32_t>& prices, int depth);
    std::int64_t branch(const std::vector<std::uint32_t>& prices, std::int64_t bound, int depth);
    bool boundNode(int depth, std::int64_t& bound, std::vector<std::uint32_t>& fixed);
    void tryTaken();
    [[nodiscard]] bool isOver() { return m_nodesLeft < 0 || m_meter.isOver(); }

    const MedianInstance& m_instance;
    LagrangianBound& m_lagrange;
    Interchange& m_search;
    MedianAnswer& m_answer;
    WorkMeter& m_meter;
    std::int64_t m_nodesLeft;
    std::vector<double> m_average; ///< of late, how often the bound took each site
};

} // namespace planner::detail
