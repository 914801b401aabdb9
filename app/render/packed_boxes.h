#pragma once

#include "libplanner/geo/box.h"

#include <cstdint>
#include <span>
#include <vector>

namespace app::render {

/// Static R-tree over boxes that are already in a spatially sensible order; 16 children a node.
///
/// Cost: build O(n), visit O(log n + hits). Thread-safe for reading.
/// Source: Kamel and Faloutsos (1993), On packing R-trees.
class PackedBoxes {
public:
    PackedBoxes() = default;
    explicit PackedBoxes(std::vector<planner::Box> boxes);

    [[nodiscard]] std::size_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }
    [[nodiscard]] const planner::Box& box(std::size_t i) const { return m_levels.front()[i]; }

    /// Calls `visit(index)` for every box that touches `query`, ascending.
    template <class Visit>
    void visit(const planner::Box& query, Visit&& call) const {
        if (!m_levels.empty())
            descend(m_levels.size() - 1, 0, m_levels.back().size(), query, call);
    }

    static constexpr std::size_t Fanout = 16;

private:
    template <class Visit>
    void descend(std::size_t level, std::size_t first, std::size_t last, const planner::Box& query,
                 Visit& call) const {
        for (std::size_t i = first; i < last; ++i) {
            if (!m_levels[level][i].intersects(query))
                continue;
            if (level == 0)
                call(i);
            else
                descend(level - 1, i * Fanout, std::min((i + 1) * Fanout, m_levels[level - 1].size()), query,
                        call);
        }
    }

    std::vector<std::vector<planner::Box>> m_levels; ///< level 0: the boxes themselves
};

/// Position along a space-filling curve, so that boxes near each other come near each other.
/// `bounds`: of all points asked about. Source: Hilbert (1891), iterative form.
[[nodiscard]] std::uint32_t hilbertValue(planner::Point p, const planner::Box& bounds);

/// The order (as indices) in which boxes follow the curve; ties keep their order.
[[nodiscard]] std::vector<std::uint32_t> hilbertOrder(std::span<const planner::Box> boxes);

} // namespace app::render
