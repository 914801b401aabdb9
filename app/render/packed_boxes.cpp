#include "app/render/packed_boxes.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace app::render {

PackedBoxes::PackedBoxes(std::vector<planner::Box> boxes) {
    if (boxes.empty())
        return;
    m_levels.push_back(std::move(boxes));
    while (m_levels.back().size() > Fanout) {
        const std::vector<planner::Box>& below = m_levels.back();
        std::vector<planner::Box> level((below.size() + Fanout - 1) / Fanout);
        for (std::size_t i = 0; i < below.size(); ++i)
            level[i / Fanout].add(below[i]);
        m_levels.push_back(std::move(level));
    }
}

std::uint32_t hilbertValue(planner::Point p, const planner::Box& bounds) {
    constexpr std::uint32_t Side = 1U << 16U;
    const auto cell = [](double value, double low, double extent) {
        const double share = extent > 0.0 ? (value - low) / extent : 0.0;
        return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * (Side - 1));
    };
    std::uint32_t x = cell(p.x, bounds.minX, bounds.width());
    std::uint32_t y = cell(p.y, bounds.minY, bounds.height());
    std::uint32_t value = 0;
    for (std::uint32_t s = Side / 2; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) ? 1 : 0;
        const std::uint32_t ry = (y & s) ? 1 : 0;
        value += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = Side - 1 - x;
                y = Side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return value;
}

std::vector<std::uint32_t> hilbertOrder(std::span<const planner::Box> boxes) {
    planner::Box bounds;
    for (const planner::Box& box : boxes)
        bounds.add(box);
    std::vector<std::uint32_t> values(boxes.size());
    std::transform(boxes.begin(), boxes.end(), values.begin(),
                   [&bounds](const planner::Box& box) { return hilbertValue(box.centre(), bounds); });
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&values](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    return order;
}

} // namespace app::render
