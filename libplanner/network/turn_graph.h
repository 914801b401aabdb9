#pragma once

// Private to the network room: the graph a search runs on, with or without turns.

#include "libplanner/network/search_graph.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner::detail {

/// A graph for one mode of travel, and how places join it. Its nodes are the network's vertices; or, for
/// trucks where turns matter, the states of having driven an edge to its end, as many of them for one edge as
/// bans of several edges tell apart.
///
/// A state's next edge costs that edge and the turn into it; turns that would complete a banned sequence are
/// left out. Source of the states: Aho and Corasick (1975), Efficient string matching, over driven edges.
class TravelGraph {
public:
    /// The network must outlive it. `kerb` matters to trucks only, which then turn back where they may.
    TravelGraph(const StreetNetwork& network, TravelMode mode, KerbApproach kerb = KerbApproach::Any);

    [[nodiscard]] const SearchGraph& graph() const { return m_graph; }
    [[nodiscard]] TravelMode mode() const { return m_mode; }
    [[nodiscard]] bool hasTurns() const { return m_hasTurns; }
    /// Whether a place at the end of its edge counts as the vertex there, on whichever street.
    [[nodiscard]] bool joinsAtVertices() const { return m_hasTurns && m_kerb == KerbApproach::Any; }
    /// Where a node lies, for ordering them.
    [[nodiscard]] Point position(std::uint32_t node) const;

    /// As detail::seedsFrom and seedsTo, for this graph's nodes.
    [[nodiscard]] std::vector<Seed> seedsFrom(const Access& place) const;
    [[nodiscard]] std::vector<Seed> seedsTo(const Access& place) const;
    /// The weight of a way without any node between the two places; empty where there is none.
    [[nodiscard]] std::optional<Weight> direct(const Access& from, const Access& to) const;

    struct Link {
        std::uint32_t from;
        std::uint32_t to;
    };
    /// Takes the weights of the edges named from a network changed from the one `base` was made for; closed
    /// ways weigh `closed`. `base` is this graph as it was made. Where weights changed is returned.
    std::vector<Link> follow(const StreetNetwork& changed, const TravelGraph& base,
                             std::span<const EdgeIndex> edges, Weight closed);

    /// The edge that leads to a node from its parent, in the direction it is driven.
    [[nodiscard]] DirectedEdge edgeInto(std::uint32_t node, std::uint32_t edge) const;

private:
    void addStates();
    [[nodiscard]] bool mayHalt(const Access& place, bool forward) const;
    [[nodiscard]] std::optional<Weight> directAtKerb(const Access& from, const Access& to) const;
    [[nodiscard]] Weight wholeWeight(DirectedEdge way) const;

    const StreetNetwork* m_network;
    TravelMode m_mode;
    KerbApproach m_kerb;
    bool m_hasTurns = false;
    SearchGraph m_graph;
    std::vector<DirectedEdge> m_driven; ///< by state
    // By 2 × edge, + 1 backwards; UINT32_MAX where there is none:
    std::vector<std::uint32_t> m_plainState;              ///< when nothing before the edge matters
    std::vector<std::uint32_t> m_moreOf;                  ///< index into m_moreStates
    std::vector<std::vector<std::uint32_t>> m_moreStates; ///< when what came before does
};

} // namespace planner::detail
