#pragma once

#include "libplanner/geo/box.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace planner {

/// Finds boxes by place. Items are numbered as they were given; empty boxes are never found.
///
/// Built once: O(n log n); a query touches O(log n + found). Thread-safe for reading.
/// Source: Kamel and Faloutsos (1993), On packing R-trees (Hilbert order); Hjaltason and Samet (1999),
/// Distance browsing, for the visit by distance.
class SpatialIndex {
public:
    explicit SpatialIndex(std::span<const Box> boxes);

    [[nodiscard]] std::size_t size() const { return m_itemCount; }

    /// Items whose box touches `area`, ascending.
    [[nodiscard]] std::vector<std::uint32_t> touching(const Box& area) const;
    /// Calls `visit` for each item whose box touches `area`, in no meaningful but fixed order, until it
    /// returns false.
    void visitTouching(const Box& area, const std::function<bool(std::uint32_t)>& visit) const;
    /// Calls `visit` with items by ascending distance of their box from `p` (ties: by item) and that distance
    /// squared, until it returns false.
    void visitByDistance(Point p, const std::function<bool(std::uint32_t, double)>& visit) const;

private:
    static constexpr std::uint32_t Fanout = 16;

    struct Node {
        Box box;
        std::uint32_t first = 0; ///< first child, or the item itself on the lowest level
    };

    std::size_t m_itemCount = 0;
    std::vector<Node> m_nodes;              ///< items first, then level by level, the root last
    std::vector<std::uint32_t> m_levelEnds; ///< end of each level in m_nodes

    [[nodiscard]] std::uint32_t childrenEnd(std::uint32_t node) const;
    [[nodiscard]] bool isItem(std::uint32_t node) const { return node < m_levelEnds.front(); }
};

} // namespace planner
