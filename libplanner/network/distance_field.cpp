#include "libplanner/network/distance_field.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace planner::detail {

namespace {

std::int32_t blockOf(std::int32_t node, std::int32_t side) {
    return node >= 0 ? node / side : -((-node + side - 1) / side);
}

/// Twice the signed area; positive when the ring runs anticlockwise.
double turning(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 2; i < ring.size(); ++i)
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
               (ring[i - 1].y - ring[0].y) * (ring[i].x - ring[0].x);
    return sum;
}

Point nearestOn(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double along = (p.x - a.x) * dx + (p.y - a.y) * dy;
    const double t = squared > 0.0 ? std::clamp(along / squared, 0.0, 1.0) : 0.0;
    return {a.x + t * dx, a.y + t * dy};
}

double roundedToMm(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

/// Leaves out the points that lie on the straight line between their neighbours, as good as.
void dropStraightPoints(Ring& ring) {
    constexpr double Straight = 0.02; // metres off the line
    Ring kept;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point before = kept.empty() ? ring[ring.size() - 2] : kept.back();
        const Point after = ring[i + 1];
        const double length = planarDistance(before, after);
        const double twice = std::abs((ring[i].x - before.x) * (after.y - before.y) -
                                      (ring[i].y - before.y) * (after.x - before.x));
        if (length == 0.0 || twice > Straight * length)
            kept.push_back(ring[i]);
    }
    if (kept.size() < 3)
        return;
    kept.push_back(kept.front());
    ring = std::move(kept);
}

} // namespace

DistanceField::Block& DistanceField::blockAt(std::int32_t x, std::int32_t y) {
    const auto [entry, isNew] =
        m_blockNumbers.try_emplace(keyOf(x, y), static_cast<std::uint32_t>(m_blocks.size()));
    if (isNew) {
        Block& block = m_blocks.emplace_back();
        block.x = x;
        block.y = y;
    }
    return m_blocks[entry->second];
}

const DistanceField::Block* DistanceField::findBlock(std::int32_t x, std::int32_t y) const {
    const auto entry = m_blockNumbers.find(keyOf(x, y));
    return entry == m_blockNumbers.end() ? nullptr : &m_blocks[entry->second];
}

void DistanceField::offer(Node& node, std::uint32_t owner, float distance) const {
    if (owner == node.owner) {
        node.nearest = std::min(node.nearest, distance);
    } else if (std::tie(distance, owner) < std::tie(node.nearest, node.owner)) {
        node.second = node.nearest;
        node.secondOwner = node.owner;
        node.nearest = distance;
        node.owner = owner;
    } else if (std::tie(distance, owner) < std::tie(node.second, node.secondOwner)) {
        node.second = distance;
        node.secondOwner = owner;
    }
}

void DistanceField::add(std::uint32_t owner, Point a, Point b) {
    // A long slanting piece has a box of mostly empty nodes; short ones have not.
    const int parts = 1 + static_cast<int>(planarDistance(a, b) / (12.0 * m_cell));
    const auto at = [&](int i) {
        const double t = static_cast<double>(i) / parts;
        return Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    };
    for (int i = 0; i < parts; ++i)
        addShort(owner, at(i), at(i + 1));
}

void DistanceField::addShort(std::uint32_t owner, Point a, Point b) {
    const auto nodeBelow = [this](double value) {
        return static_cast<std::int32_t>(std::floor(value / m_cell));
    };
    const std::int32_t firstX = nodeBelow(std::min(a.x, b.x) - m_reach) + 1;
    const std::int32_t lastX = nodeBelow(std::max(a.x, b.x) + m_reach);
    const std::int32_t firstY = nodeBelow(std::min(a.y, b.y) - m_reach) + 1;
    const std::int32_t lastY = nodeBelow(std::max(a.y, b.y) + m_reach);
    std::vector<BarrierIndex::Segment> walls;
    if (m_barriers != nullptr) {
        Box box;
        box.add(a);
        box.add(b);
        walls = m_barriers->near(box.grownBy(m_reach));
    }
    const auto isSeen = [&walls](Point node, Point street) {
        return std::ranges::none_of(
            walls, [&](const BarrierIndex::Segment& wall) { return liesBetween(wall, node, street); });
    };
    for (std::int32_t by = blockOf(firstY, BlockSide); by <= blockOf(lastY, BlockSide); ++by)
        for (std::int32_t bx = blockOf(firstX, BlockSide); bx <= blockOf(lastX, BlockSide); ++bx) {
            Block& block = blockAt(bx, by);
            const std::int32_t left = bx * BlockSide;
            const std::int32_t bottom = by * BlockSide;
            for (std::int32_t y = std::max(firstY, bottom); y <= std::min(lastY, bottom + BlockSide - 1); ++y)
                for (std::int32_t x = std::max(firstX, left); x <= std::min(lastX, left + BlockSide - 1);
                     ++x) {
                    const Point node{x * m_cell, y * m_cell};
                    const Point street = nearestOn(node, a, b);
                    const double distance = planarDistance(node, street);
                    if (distance <= m_reach && (walls.empty() || isSeen(node, street)))
                        offer(block.nodes[static_cast<std::size_t>((y - bottom) * BlockSide + (x - left))],
                              owner, static_cast<float>(distance));
                }
        }
}

/// How far inside the owner's area a node lies; negative outside.
double DistanceField::depth(const Node& node, std::uint32_t owner) const {
    if (node.owner == owner)
        return std::min(m_margin - static_cast<double>(node.nearest),
                        static_cast<double>(node.second) - static_cast<double>(node.nearest));
    // Of a third owner only so much is known as that it is no nearer than the second.
    const double own = std::min(static_cast<double>(node.second), m_reach);
    const double other = std::min(static_cast<double>(node.nearest), m_reach);
    return std::min(m_margin - own, other - own);
}

void DistanceField::addSteps(std::int32_t x, std::int32_t y, const std::array<const Node*, 4>& corners,
                             std::vector<std::vector<Step>>& steps) const {
    static constexpr std::array<std::array<int, 2>, 4> Offset{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    // The grid line on each side: its lower left node, and whether it runs along x or y.
    static constexpr std::array<std::array<int, 3>, 4> Side{{{0, 0, 0}, {1, 0, 1}, {0, 1, 0}, {0, 0, 1}}};
    for (std::size_t c = 0; c < 4; ++c) {
        const std::uint32_t owner = corners[c]->owner;
        bool isFirst = owner != UINT32_MAX;
        for (std::size_t before = 0; before < c; ++before)
            isFirst = isFirst && corners[before]->owner != owner;
        if (!isFirst)
            continue;
        std::array<double, 4> depths{};
        for (std::size_t k = 0; k < 4; ++k)
            depths[k] = depth(*corners[k], owner);
        const auto crossing = [&](std::size_t k) {
            const std::size_t next = (k + 1) % 4;
            // Kept off the nodes themselves, so that two borders never touch in one.
            const double t = std::clamp(depths[k] / (depths[k] - depths[next]), 0.01, 0.99);
            return Point{roundedToMm((x + Offset[k][0] + t * (Offset[next][0] - Offset[k][0])) * m_cell),
                         roundedToMm((y + Offset[k][1] + t * (Offset[next][1] - Offset[k][1])) * m_cell)};
        };
        const auto lineOf = [&](std::size_t k) {
            return keyOf(x + Side[k][0], y + Side[k][1]) * 2 + static_cast<std::uint64_t>(Side[k][2]);
        };
        for (std::size_t k = 0; k < 4; ++k) {
            if (!(depths[k] > 0.0) || depths[(k + 1) % 4] > 0.0)
                continue;
            // The border leaves the area on side k; it came in on the last side before where one comes in.
            std::size_t in = (k + 3) % 4;
            while (depths[in] > 0.0 || !(depths[(in + 1) % 4] > 0.0))
                in = (in + 3) % 4;
            steps[owner].push_back({lineOf(k), lineOf(in), crossing(k)});
        }
    }
}

std::vector<MultiPolygon> DistanceField::areas(std::size_t ownerCount) const {
    std::vector<std::vector<Step>> steps(ownerCount);
    static const Node nothing;
    // A cell belongs to the block of its lower left node. No border is missed: pieces fill blocks a cell and
    // a half farther than an area reaches.
    for (const Block& block : m_blocks) {
        const std::array<const Block*, 4> blocks{&block, findBlock(block.x + 1, block.y),
                                                 findBlock(block.x, block.y + 1),
                                                 findBlock(block.x + 1, block.y + 1)};
        const auto nodeAt = [&](std::int32_t x, std::int32_t y) -> const Node* {
            const Block* owner = blocks[(x == BlockSide ? 1U : 0U) + (y == BlockSide ? 2U : 0U)];
            return owner == nullptr
                       ? &nothing
                       : &owner->nodes[static_cast<std::size_t>((y % BlockSide) * BlockSide + x % BlockSide)];
        };
        for (std::int32_t y = 0; y < BlockSide; ++y)
            for (std::int32_t x = 0; x < BlockSide; ++x) {
                const std::array<const Node*, 4> corners{nodeAt(x, y), nodeAt(x + 1, y), nodeAt(x + 1, y + 1),
                                                         nodeAt(x, y + 1)};
                if (std::ranges::any_of(corners, [](const Node* n) { return n->owner != UINT32_MAX; }))
                    addSteps(block.x * BlockSide + x, block.y * BlockSide + y, corners, steps);
            }
    }
    std::vector<MultiPolygon> result;
    for (std::vector<Step>& own : steps)
        result.push_back(assembled(std::move(own)));
    return result;
}

/// Follows the steps round, and puts holes into the rings that hold them.
MultiPolygon DistanceField::assembled(std::vector<Step> steps) {
    std::ranges::sort(steps, {}, &Step::from);
    std::vector<bool> used(steps.size(), false);
    MultiPolygon area;
    std::vector<Ring> holes;
    for (std::size_t first = 0; first < steps.size(); ++first) {
        if (used[first])
            continue;
        Ring ring;
        for (std::size_t at = first; at < steps.size() && !used[at];) {
            used[at] = true;
            ring.push_back(steps[at].start);
            at = static_cast<std::size_t>(std::ranges::lower_bound(steps, steps[at].to, {}, &Step::from) -
                                          steps.begin());
        }
        ring.push_back(ring.front());
        dropStraightPoints(ring);
        if (ring.size() < 4)
            continue;
        if (turning(ring) > 0.0)
            area.push_back({std::move(ring), {}});
        else
            holes.push_back(std::move(ring));
    }
    for (Ring& hole : holes) {
        Polygon* holder = nullptr;
        for (Polygon& polygon : area)
            if (contains(Polygon{polygon.outer, {}}, hole.front()) &&
                (holder == nullptr ||
                 areaOf(Polygon{polygon.outer, {}}) < areaOf(Polygon{holder->outer, {}})))
                holder = &polygon;
        if (holder != nullptr)
            holder->holes.push_back(std::move(hole));
    }
    return area;
}

} // namespace planner::detail
