#include "libplanner/network/chordal_hierarchy.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/min_heap.h"

#include <algorithm>
#include <compare>
#include <numeric>

namespace planner::detail {

namespace {

constexpr std::uint32_t Nothing = UINT32_MAX;

/// An arc to be weighed anew.
struct Entry {
    std::uint32_t arc;
    std::uint32_t tail;

    friend auto operator<=>(const Entry&, const Entry&) = default;
};

void checkStop(const std::stop_token& stop, std::uint32_t done) {
    if (done % 256 == 0 && stop.stop_requested())
        throw Cancelled();
}

} // namespace

ChordalHierarchy::ChordalHierarchy(const SearchGraph& graph, std::span<const std::uint32_t> order,
                                   const std::stop_token& stop)
    : m_order(order.begin(), order.end()), m_rank(order.size()) {
    for (std::uint32_t r = 0; r < m_order.size(); ++r)
        m_rank[m_order[r]] = r;
    complete(graph, stop);
    addLowerEnds();
    customise(graph, stop);
}

/// A vertex hands its higher neighbours on to the lowest of them, which is thereby linked to all the others.
void ChordalHierarchy::complete(const SearchGraph& graph, const std::stop_token& stop) {
    const auto count = static_cast<std::uint32_t>(size());
    std::vector<std::vector<std::uint32_t>> own(count); // higher neighbours in the graph
    for (std::uint32_t v = 0; v < count; ++v)
        for (const SearchArc& arc : graph.arcsAt(v))
            if (arc.target != v)
                own[std::min(m_rank[v], m_rank[arc.target])].push_back(
                    std::max(m_rank[v], m_rank[arc.target]));
    std::vector<std::uint32_t> firstChild(count, Nothing);
    std::vector<std::uint32_t> nextChild(count, Nothing);
    std::vector<std::uint32_t> markedBy(count, Nothing);
    m_first.push_back(0);
    for (std::uint32_t r = 0; r < count; ++r) {
        checkStop(stop, r);
        const auto take = [&](std::uint32_t head) {
            if (head == r || markedBy[head] == r)
                return;
            markedBy[head] = r;
            m_heads.push_back(head);
        };
        for (const std::uint32_t head : own[r])
            take(head);
        for (std::uint32_t child = firstChild[r]; child != Nothing; child = nextChild[child])
            for (std::uint32_t a = m_first[child]; a < m_first[child + 1]; ++a)
                take(m_heads[a]);
        std::sort(m_heads.begin() + m_first[r], m_heads.end());
        if (m_first[r] < m_heads.size()) {
            const std::uint32_t parent = m_heads[m_first[r]];
            nextChild[r] = firstChild[parent];
            firstChild[parent] = r;
        }
        m_first.push_back(static_cast<std::uint32_t>(m_heads.size()));
    }
    m_heads.shrink_to_fit();
}

void ChordalHierarchy::addLowerEnds() {
    const auto count = static_cast<std::uint32_t>(size());
    m_firstLower.assign(count + 1, 0);
    for (const std::uint32_t head : m_heads)
        ++m_firstLower[head + 1];
    std::partial_sum(m_firstLower.begin(), m_firstLower.end(), m_firstLower.begin());
    m_lower.resize(m_heads.size());
    std::vector<std::uint32_t> next(m_firstLower.begin(), m_firstLower.end() - 1);
    for (std::uint32_t r = 0; r < count; ++r)
        for (std::uint32_t a = m_first[r]; a < m_first[r + 1]; ++a)
            m_lower[next[m_heads[a]]++] = {r, a};
}

/// Every arc takes the lightest way over a lower vertex that is linked to both its ends, the lowest arcs
/// first.
void ChordalHierarchy::customise(const SearchGraph& graph, const std::stop_token& stop) {
    const auto count = static_cast<std::uint32_t>(size());
    m_up.assign(m_heads.size(), NoPath);
    m_down.assign(m_heads.size(), NoPath);
    for (std::uint32_t v = 0; v < count; ++v)
        for (const SearchArc& arc : graph.arcsAt(v)) {
            if (arc.target == v)
                continue;
            const std::uint32_t from = m_rank[v];
            const std::uint32_t to = m_rank[arc.target];
            PathWeight& weight = from < to ? m_up[find(from, to)] : m_down[find(to, from)];
            weight = std::min(weight, pathWeight(arc.weight));
        }
    std::vector<std::uint32_t> arcTo(count, 0);
    for (std::uint32_t r = 0; r < count; ++r) {
        checkStop(stop, r);
        for (std::uint32_t a = m_first[r]; a < m_first[r + 1]; ++a)
            arcTo[m_heads[a]] = a;
        for (std::uint32_t l = m_firstLower[r]; l < m_firstLower[r + 1]; ++l) {
            const LowerEnd lower = m_lower[l];
            const PathWeight toLower = m_down[lower.arc];
            const PathWeight fromLower = m_up[lower.arc];
            for (std::uint32_t b = lower.arc + 1; b < m_first[lower.tail + 1]; ++b) {
                const std::uint32_t a = arcTo[m_heads[b]];
                m_up[a] = std::min(m_up[a], toLower + m_up[b]);
                m_down[a] = std::min(m_down[a], m_down[b] + fromLower);
            }
        }
    }
}

std::uint32_t ChordalHierarchy::find(std::uint32_t low, std::uint32_t high) const {
    const auto begin = m_heads.begin() + m_first[low];
    const auto end = m_heads.begin() + m_first[low + 1];
    return static_cast<std::uint32_t>(std::lower_bound(begin, end, high) - m_heads.begin());
}

ChordalHierarchy::Both ChordalHierarchy::weigh(const SearchGraph& graph, std::uint32_t tail,
                                               std::uint32_t arc) const {
    Both both;
    const std::uint32_t head = m_heads[arc];
    for (const SearchArc& own : graph.arcsAt(m_order[tail]))
        if (own.target == m_order[head])
            both.up = std::min(both.up, pathWeight(own.weight));
    for (const SearchArc& own : graph.arcsAt(m_order[head]))
        if (own.target == m_order[tail])
            both.down = std::min(both.down, pathWeight(own.weight));
    std::uint32_t i = m_firstLower[tail];
    std::uint32_t j = m_firstLower[head];
    while (i < m_firstLower[tail + 1] && j < m_firstLower[head + 1]) {
        const LowerEnd a = m_lower[i];
        const LowerEnd b = m_lower[j];
        if (a.tail == b.tail) {
            both.up = std::min(both.up, m_down[a.arc] + m_up[b.arc]);
            both.down = std::min(both.down, m_down[b.arc] + m_up[a.arc]);
        }
        i += a.tail <= b.tail ? 1 : 0;
        j += b.tail <= a.tail ? 1 : 0;
    }
    return both;
}

std::vector<ChordalHierarchy::Change> ChordalHierarchy::follow(const SearchGraph& graph,
                                                               std::span<const TravelGraph::Link> links) {
    MinHeap<Entry> open; // arcs by rising tail: what is lighter or heavier only acts on arcs further up
    for (const TravelGraph::Link& link : links) {
        const std::uint32_t low = std::min(m_rank[link.from], m_rank[link.to]);
        const std::uint32_t high = std::max(m_rank[link.from], m_rank[link.to]);
        if (low != high)
            open.push({find(low, high), low});
    }
    std::vector<Change> changes;
    std::uint32_t last = Nothing;
    while (!open.empty()) {
        const Entry entry = open.pop();
        if (entry.arc == last)
            continue;
        last = entry.arc;
        const Both now = weigh(graph, entry.tail, entry.arc);
        const Change change{entry.tail, entry.arc, m_up[entry.arc], m_down[entry.arc]};
        if (now.up == change.upBefore && now.down == change.downBefore)
            continue;
        m_up[entry.arc] = now.up;
        m_down[entry.arc] = now.down;
        changes.push_back(change);
        // Triangles over the tail: the third side may have been that sum, or may be less now.
        const std::uint32_t head = m_heads[entry.arc];
        const auto acts = [](PathWeight side, PathWeight other, PathWeight before, PathWeight after) {
            return (after > before && side < NoPath && other + before == side) ||
                   (after < before && other + after < side);
        };
        for (std::uint32_t b = m_first[entry.tail]; b < m_first[entry.tail + 1]; ++b) {
            if (b == entry.arc)
                continue;
            const bool isHigher = m_heads[b] > head;
            const std::uint32_t low = isHigher ? head : m_heads[b];
            const std::uint32_t side = find(low, isHigher ? m_heads[b] : head);
            // From the head over the tail to the other, and back, in the side's own directions.
            const PathWeight away = isHigher ? m_up[side] : m_down[side];
            const PathWeight back = isHigher ? m_down[side] : m_up[side];
            if (acts(away, m_up[b], change.downBefore, now.down) ||
                acts(back, m_down[b], change.upBefore, now.up))
                open.push({side, low});
        }
    }
    return changes;
}

} // namespace planner::detail
