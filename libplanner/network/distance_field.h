#pragma once

// Private to the network room: areas around street pieces, by owner.

#include "libplanner/geo/geometry.h"
#include "libplanner/network/barrier_index.h"

#include <array>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace planner::detail {

/// Distances from a grid's nodes to the nearest pieces of street, and whose they are; kept only near streets.
///
/// The areas it gives hold all places within `margin` of an owner's pieces that are not nearer to another
/// owner's. Borders are exact to a small part of a grid cell; areas of neighbours share them. Not
/// thread-safe. Source: contour lines by marching squares (Lorensen and Cline 1987, in the plane).
class DistanceField {
public:
    /// `barriers`: what one does not see over; null for none. It must outlive the field.
    DistanceField(double cell, double margin, const BarrierIndex* barriers)
        : m_cell(cell), m_margin(margin), m_reach(margin + 1.5 * cell), m_barriers(barriers) {}

    void add(std::uint32_t owner, Point a, Point b);
    /// One area an owner, owners numbered from 0.
    [[nodiscard]] std::vector<MultiPolygon> areas(std::size_t ownerCount) const;

private:
    static constexpr std::int32_t BlockSide = 32; ///< nodes along a block's side

    struct Node {
        float nearest = std::numeric_limits<float>::infinity();
        float second = std::numeric_limits<float>::infinity(); ///< of another owner than the nearest
        std::uint32_t owner = UINT32_MAX;
        std::uint32_t secondOwner = UINT32_MAX;
    };
    struct Block {
        std::int32_t x = 0; ///< in blocks
        std::int32_t y = 0;
        std::array<Node, BlockSide * BlockSide> nodes;
    };
    /// A piece of border with its owner's area on the left, from one grid line to another.
    struct Step {
        std::uint64_t from; ///< the grid line it starts on
        std::uint64_t to;
        Point start;
    };

    static std::uint64_t keyOf(std::int32_t x, std::int32_t y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) |
               static_cast<std::uint32_t>(y);
    }
    void addShort(std::uint32_t owner, Point a, Point b);
    [[nodiscard]] Block& blockAt(std::int32_t x, std::int32_t y);
    [[nodiscard]] const Block* findBlock(std::int32_t x, std::int32_t y) const;
    void offer(Node& node, std::uint32_t owner, float distance) const;
    [[nodiscard]] double depth(const Node& node, std::uint32_t owner) const;
    void addSteps(std::int32_t x, std::int32_t y, const std::array<const Node*, 4>& corners,
                  std::vector<std::vector<Step>>& steps) const;
    [[nodiscard]] static MultiPolygon assembled(std::vector<Step> steps);

    double m_cell;
    double m_margin;
    double m_reach;
    const BarrierIndex* m_barriers;
    std::vector<Block> m_blocks;
    std::unordered_map<std::uint64_t, std::uint32_t> m_blockNumbers;
};

} // namespace planner::detail
