#include "libplanner/geo/spatial_index.h"

#include "libplanner/geo/hilbert.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>

namespace planner {

namespace {

double squaredDistance(Point p, const Box& box) {
    const double dx = std::max({box.minX - p.x, 0.0, p.x - box.maxX});
    const double dy = std::max({box.minY - p.y, 0.0, p.y - box.maxY});
    return dx * dx + dy * dy;
}

} // namespace

SpatialIndex::SpatialIndex(std::span<const Box> boxes) {
    Box all;
    for (const Box& box : boxes)
        all.add(box);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
    order.reserve(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].isEmpty())
            order.emplace_back(hilbertIndex(boxes[i].centre(), all), i);
    std::ranges::sort(order);
    m_itemCount = order.size();
    m_nodes.reserve(order.size() + order.size() / (Fanout - 1) + 8);
    for (const auto& [place, item] : order)
        m_nodes.push_back({boxes[item], item});
    m_levelEnds.push_back(static_cast<std::uint32_t>(m_nodes.size()));

    std::uint32_t begin = 0;
    while (m_levelEnds.back() - begin > 1) {
        const std::uint32_t end = m_levelEnds.back();
        for (std::uint32_t first = begin; first < end; first += Fanout) {
            Node parent{{}, first};
            for (std::uint32_t child = first; child < std::min(first + Fanout, end); ++child)
                parent.box.add(m_nodes[child].box);
            m_nodes.push_back(parent);
        }
        begin = end;
        m_levelEnds.push_back(static_cast<std::uint32_t>(m_nodes.size()));
    }
}

std::uint32_t SpatialIndex::childrenEnd(std::uint32_t node) const {
    const std::uint32_t first = m_nodes[node].first;
    const auto end = std::ranges::upper_bound(m_levelEnds, first);
    return std::min(first + Fanout, *end);
}

void SpatialIndex::visitTouching(const Box& area, const std::function<bool(std::uint32_t)>& visit) const {
    if (m_nodes.empty())
        return;
    std::vector<std::uint32_t> open{static_cast<std::uint32_t>(m_nodes.size() - 1)};
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        if (!m_nodes[node].box.intersects(area))
            continue;
        if (isItem(node)) {
            if (!visit(m_nodes[node].first))
                return;
            continue;
        }
        const std::uint32_t end = childrenEnd(node);
        for (std::uint32_t child = m_nodes[node].first; child < end; ++child)
            open.push_back(child);
    }
}

std::vector<std::uint32_t> SpatialIndex::touching(const Box& area) const {
    std::vector<std::uint32_t> found;
    visitTouching(area, [&found](std::uint32_t item) {
        found.push_back(item);
        return true;
    });
    std::ranges::sort(found);
    return found;
}

void SpatialIndex::visitByDistance(Point p, const std::function<bool(std::uint32_t, double)>& visit) const {
    if (m_nodes.empty())
        return;
    // Inner nodes before items at the same distance, so that ties among items fall by item.
    using Entry =
        std::tuple<double, bool, std::uint32_t, std::uint32_t>; // squared distance, is item, item, node
    const auto entryOf = [&](std::uint32_t node) {
        const bool item = isItem(node);
        return Entry{squaredDistance(p, m_nodes[node].box), item, item ? m_nodes[node].first : 0U, node};
    };
    std::vector<Entry> storage;
    storage.reserve(64);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open(std::greater<>{}, std::move(storage));
    open.push(entryOf(static_cast<std::uint32_t>(m_nodes.size() - 1)));
    while (!open.empty()) {
        const auto [distance, item, number, node] = open.top();
        open.pop();
        if (item) {
            if (!visit(number, distance))
                return;
            continue;
        }
        const std::uint32_t end = childrenEnd(node);
        for (std::uint32_t child = m_nodes[node].first; child < end; ++child)
            open.push(entryOf(child));
    }
}

} // namespace planner
