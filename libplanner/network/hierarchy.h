#pragma once

// Private to the network room: a contraction hierarchy, the preparation behind the fast tables.

#include "libplanner/network/prepared_network.h"
#include "libplanner/network/search_graph.h"

#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

namespace planner::detail {

/// Arcs between a vertex and more important ones, grouped by the less important end.
/// Vertices are named by their place in the order of importance: 0 is the most important.
struct HierarchyArcs {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> place; ///< of the more important end
    std::vector<Weight> weight;
};

/// Every lightest way goes up in importance, perhaps through the core, and then down, along arcs of the graph
/// and shortcuts. A search from the start climbs and goes through the core; one from the end only climbs.
///
/// Cost: roughly n log n small searches; measured in `cabinplan bench network`. Throws Cancelled when
/// stopped. Source: Geisberger, Sanders, Schultes and Delling (2008), Contraction Hierarchies;
/// the core after Bauer et al. (2010), Combining Hierarchical and Goal-Directed Speed-Up Techniques.
class Hierarchy {
public:
    /// A vertex with more links than `mostLinks` is not taken out: it and all more important ones are the
    /// core.
    Hierarchy(const SearchGraph& graph, const PreparationOptions& options, const std::stop_token& stop);

    /// Of its parts, as an earlier one had them.
    Hierarchy(std::vector<std::uint32_t> place, HierarchyArcs up, HierarchyArcs down, std::size_t coreSize,
              std::size_t shortcutCount)
        : m_place(std::move(place)), m_up(std::move(up)), m_down(std::move(down)), m_coreSize(coreSize),
          m_shortcutCount(shortcutCount) {}

    [[nodiscard]] std::size_t vertexCount() const { return m_place.size(); }
    [[nodiscard]] const std::vector<std::uint32_t>& places() const { return m_place; }
    [[nodiscard]] std::uint32_t place(std::uint32_t vertex) const { return m_place[vertex]; }
    /// Arcs travelled from the less important end to the more important one.
    [[nodiscard]] const HierarchyArcs& up() const { return m_up; }
    /// Arcs travelled from the more important end to the less important one.
    [[nodiscard]] const HierarchyArcs& down() const { return m_down; }
    /// Places below this are the core: too closely knit to put in order, its arcs are all in `up` and none in
    /// `down`.
    [[nodiscard]] std::size_t coreSize() const { return m_coreSize; }
    [[nodiscard]] std::size_t shortcutCount() const { return m_shortcutCount; }

private:
    std::vector<std::uint32_t> m_place;
    HierarchyArcs m_up;
    HierarchyArcs m_down;
    std::size_t m_coreSize = 0;
    std::size_t m_shortcutCount = 0;
};

} // namespace planner::detail
