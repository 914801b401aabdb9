#pragma once

// Private to the network room: a hierarchy whose arcs do not depend on weights, so that weights may change.

#include "libplanner/network/path_weight.h"
#include "libplanner/network/turn_graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace planner::detail {

/// All arcs that any weights could need: taking out a vertex links all its remaining neighbours. Vertices are
/// named by their rank, the first taken out 0. A lightest way climbs in rank and then descends.
///
/// Memory: 28 bytes an arc; some 5 arcs a vertex in real cities, 25 on a plain lattice of 300,000. Making it
/// throws Cancelled when stopped. Source: Dibbelt, Strasser and Wagner (2016), Customizable Contraction
/// Hierarchies.
class ChordalHierarchy {
public:
    /// `order`: all vertices, first taken out first.
    ChordalHierarchy(const SearchGraph& graph, std::span<const std::uint32_t> order,
                     const std::stop_token& stop);

    [[nodiscard]] std::size_t size() const { return m_rank.size(); }
    [[nodiscard]] std::uint32_t rank(std::uint32_t vertex) const { return m_rank[vertex]; }
    /// Arcs from a rank to higher ones lie in [firstArc(rank), firstArc(rank + 1)), by rising head.
    [[nodiscard]] std::uint32_t firstArc(std::uint32_t rank) const { return m_first[rank]; }
    [[nodiscard]] std::span<const std::uint32_t> heads() const { return m_heads; }
    [[nodiscard]] std::span<const BothWays> weights() const { return m_weights; }

    /// An arc whose weight differs from what it was before.
    struct Change {
        std::uint32_t tail;
        std::uint32_t arc;
        BothWays before;
    };

    /// Takes over present weights: `graph` has the arcs it had when this was made, and other weights on the
    /// links named at most. Cost: what changes, times the arcs of its neighbours.
    std::vector<Change> follow(const SearchGraph& graph, std::span<const TravelGraph::Link> links);

private:
    void complete(const SearchGraph& graph, const std::stop_token& stop);
    void addLowerEnds();
    void customise(const SearchGraph& graph, const std::stop_token& stop);
    [[nodiscard]] std::uint32_t find(std::uint32_t low, std::uint32_t high) const;
    class Weigher;
    template <class Take>
    void forEachActing(std::uint32_t tail, std::span<const BothWays> before, std::span<const Change> changed,
                       const Take& take) const;

    std::vector<std::uint32_t> m_order; ///< vertex by rank
    std::vector<std::uint32_t> m_rank;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_heads;
    std::vector<BothWays> m_weights;
    struct LowerEnd {
        std::uint32_t tail;
        std::uint32_t arc;
    };
    std::vector<std::uint32_t> m_firstLower; ///< arcs by head, by rising tail
    std::vector<LowerEnd> m_lower;
};

} // namespace planner::detail
