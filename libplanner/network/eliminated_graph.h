#pragma once

// Private to the network room: vertices with few links taken out one by one, their neighbours joined instead.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace planner::detail {

/// An undirected graph without its vertices of few links, every distance among those left unchanged.
///
/// A vertex taken out keeps its arcs to those that were its neighbours then: each of them is taken out later
/// or left in the core. So every lightest way goes up along such arcs, perhaps through the core, and down
/// again. An arc is not made where one or two others are as short.
/// Cost: O(n · mostLinks²). Source: nested elimination as in customisable hierarchies (Dibbelt, Strasser and
/// Wagner 2016), with the order of least degree (Markowitz 1957, Tinney and Walker 1967).
class EliminatedGraph {
public:
    struct Arc {
        std::uint32_t target;
        std::uint32_t weight;
    };

    /// Arcs of both directions, grouped by their tail: those of v are arcs[first[v]] to arcs[first[v + 1]].
    /// Vertices that ever have at most `mostLinks` neighbours are taken out. Only distances up to `longest`
    /// are kept. Throws Cancelled when stopped.
    EliminatedGraph(std::span<const std::uint32_t> first, std::span<const Arc> arcs, std::size_t mostLinks,
                    std::uint32_t longest, const std::stop_token& stop);

    /// Vertices taken out, in that order.
    [[nodiscard]] std::span<const std::uint32_t> order() const { return m_order; }
    /// Vertices left, ascending.
    [[nodiscard]] std::span<const std::uint32_t> core() const { return m_core; }
    /// Of a vertex taken out: to its neighbours then. Of one in the core: to its neighbours there.
    [[nodiscard]] std::span<const Arc> arcsAt(std::uint32_t vertex) const {
        return std::span(m_arcs).subspan(m_first[vertex], m_count[vertex]);
    }

private:
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_core;
    std::vector<std::size_t> m_first;
    std::vector<std::uint32_t> m_count;
    std::vector<Arc> m_arcs;
};

} // namespace planner::detail
