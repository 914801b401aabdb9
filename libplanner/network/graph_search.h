#pragma once

// Private to the network room: Dijkstra's search over a SearchGraph, without initialising it each time.

#include "libplanner/network/min_heap.h"
#include "libplanner/network/search_graph.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner::detail {

/// Dijkstra (1959) with a lazy heap. Version stamps make a new search cost only what it touches.
/// One per thread; the graph must outlive it.
class GraphSearch {
public:
    explicit GraphSearch(const SearchGraph& graph)
        : m_graph(&graph), m_stamp(graph.vertexCount(), 0), m_weight(graph.vertexCount()),
          m_parent(graph.vertexCount()) {}

    struct Step {
        Weight weight;
        std::uint32_t vertex;

        friend auto operator<=>(const Step&, const Step&) = default;
    };

    /// Where a vertex was reached from.
    struct Parent {
        std::uint32_t vertex = UINT32_MAX; ///< UINT32_MAX: a seed
        std::uint32_t edge = UINT32_MAX;
    };

    void start(std::span<const Seed> seeds) {
        if (++m_version == 0) { // wrapped round: old stamps would look new
            std::fill(m_stamp.begin(), m_stamp.end(), 0U);
            m_version = 1;
        }
        m_heap.clear();
        for (const Seed& seed : seeds)
            offer(seed.vertex, seed.weight, {});
    }

    /// The next vertex by weight, ties by number; empty when all that can be reached are settled.
    /// Its arcs are followed before it is returned.
    std::optional<Step> next() {
        while (!m_heap.empty()) {
            const Step step = m_heap.pop();
            if (step.weight != m_weight[step.vertex])
                continue;
            for (const SearchArc& arc : m_graph->arcsAt(step.vertex))
                offer(arc.target, step.weight + arc.weight, {step.vertex, arc.edge});
            return step;
        }
        return std::nullopt;
    }

    [[nodiscard]] Weight weight(std::uint32_t v) const {
        return m_stamp[v] == m_version ? m_weight[v] : NoWay;
    }
    [[nodiscard]] Parent parent(std::uint32_t v) const { return m_parent[v]; }

private:
    void offer(std::uint32_t vertex, Weight weight, Parent parent) {
        if (m_stamp[vertex] == m_version && m_weight[vertex] <= weight)
            return;
        m_stamp[vertex] = m_version;
        m_weight[vertex] = weight;
        m_parent[vertex] = parent;
        m_heap.push({weight, vertex});
    }

    const SearchGraph* m_graph;
    std::vector<std::uint32_t> m_stamp;
    std::vector<Weight> m_weight;
    std::vector<Parent> m_parent;
    std::uint32_t m_version = 0;
    MinHeap<Step> m_heap;
};

} // namespace planner::detail
