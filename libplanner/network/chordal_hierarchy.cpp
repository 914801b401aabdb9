#include "libplanner/network/chordal_hierarchy.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/min_heap.h"
#include "libplanner/network/triangle_lanes.h"

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
    m_weights.assign(m_heads.size(), {});
    for (std::uint32_t v = 0; v < count; ++v)
        for (const SearchArc& arc : graph.arcsAt(v)) {
            if (arc.target == v)
                continue;
            const std::uint32_t from = m_rank[v];
            const std::uint32_t to = m_rank[arc.target];
            PathWeight& weight = from < to ? m_weights[find(from, to)].up : m_weights[find(to, from)].down;
            weight = std::min(weight, pathWeight(arc.weight));
        }
    std::vector<std::uint32_t> arcTo(count, 0);
    for (std::uint32_t r = 0; r < count; ++r) {
        checkStop(stop, r);
        for (std::uint32_t a = m_first[r]; a < m_first[r + 1]; ++a)
            arcTo[m_heads[a]] = a;
        for (std::uint32_t l = m_firstLower[r]; l < m_firstLower[r + 1]; ++l) {
            const LowerEnd lower = m_lower[l];
            const BothWays own = m_weights[lower.arc];
            for (std::uint32_t b = lower.arc + 1; b < m_first[lower.tail + 1]; ++b) {
                BothWays& side = m_weights[arcTo[m_heads[b]]];
                side.up = std::min(side.up, own.down + m_weights[b].up);
                side.down = std::min(side.down, m_weights[b].down + own.up);
            }
        }
    }
}

std::uint32_t ChordalHierarchy::find(std::uint32_t low, std::uint32_t high) const {
    const auto begin = m_heads.begin() + m_first[low];
    const auto end = m_heads.begin() + m_first[low + 1];
    return static_cast<std::uint32_t>(std::lower_bound(begin, end, high) - m_heads.begin());
}

/// What a tail's arcs are worth now, by the streets themselves and over all lower vertices; the arcs that two
/// vertices have to the same lower one are found by marking those of the tail.
class ChordalHierarchy::Weigher {
public:
    explicit Weigher(const ChordalHierarchy& hierarchy)
        : m_of(hierarchy), m_toTail(hierarchy.size(), Nothing) {}

    void start(std::uint32_t tail) {
        for (const LowerEnd& lower : lowerEnds(m_tail))
            m_toTail[lower.tail] = Nothing;
        m_tail = tail;
        for (const LowerEnd& lower : lowerEnds(tail))
            m_toTail[lower.tail] = lower.arc;
    }

    [[nodiscard]] BothWays weigh(const SearchGraph& graph, std::uint32_t arc) const {
        BothWays both;
        const std::uint32_t head = m_of.m_heads[arc];
        for (const SearchArc& own : graph.arcsAt(m_of.m_order[m_tail]))
            if (own.target == m_of.m_order[head])
                both.up = std::min(both.up, pathWeight(own.weight));
        for (const SearchArc& own : graph.arcsAt(m_of.m_order[head]))
            if (own.target == m_of.m_order[m_tail])
                both.down = std::min(both.down, pathWeight(own.weight));
        for (const LowerEnd& lower : lowerEnds(head)) {
            if (lower.tail >= m_tail)
                break;
            const std::uint32_t toTail = m_toTail[lower.tail];
            if (toTail == Nothing)
                continue;
            const BothWays& one = m_of.m_weights[toTail];
            const BothWays& other = m_of.m_weights[lower.arc];
            both.up = std::min(both.up, one.down + other.up);
            both.down = std::min(both.down, other.down + one.up);
        }
        return both;
    }

private:
    [[nodiscard]] std::span<const LowerEnd> lowerEnds(std::uint32_t rank) const {
        return std::span(m_of.m_lower)
            .subspan(m_of.m_firstLower[rank], m_of.m_firstLower[rank + 1] - m_of.m_firstLower[rank]);
    }

    const ChordalHierarchy& m_of;
    std::uint32_t m_tail = 0;
    std::vector<std::uint32_t> m_toTail; ///< by lower vertex: its arc to the tail
};

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
    std::vector<BothWays> before; // by arc of the tail
    if (open.empty())
        return changes;
    Weigher weigher(*this);
    while (!open.empty()) {
        const std::uint32_t tail = open.top().tail;
        weigher.start(tail);
        before.assign(m_weights.begin() + m_first[tail], m_weights.begin() + m_first[tail + 1]);
        const std::size_t known = changes.size();
        for (std::uint32_t last = Nothing; !open.empty() && open.top().tail == tail;) {
            const std::uint32_t arc = open.pop().arc;
            if (arc == last)
                continue;
            last = arc;
            const BothWays now = weigher.weigh(graph, arc);
            if (now == m_weights[arc])
                continue;
            changes.push_back({tail, arc, m_weights[arc]});
            m_weights[arc] = now;
        }
        if (changes.size() > known)
            forEachActing(tail, before, std::span(changes).subspan(known),
                          [&](std::uint32_t side, std::uint32_t low) {
                              open.push({side, low});
                          });
    }
    return changes;
}

/// Calls `take` with every arc that closes a triangle with two of the tail's, if it may weigh something else
/// now, and the arc's tail. `before`: what the tail's arcs weighed.
template <class Take>
void ChordalHierarchy::forEachActing(std::uint32_t tail, std::span<const BothWays> before,
                                     std::span<const Change> changed, const Take& take) const {
    const std::uint32_t begin = m_first[tail];
    const std::uint32_t end = m_first[tail + 1];
    const std::span<const BothWays> all = m_weights;
    std::vector<std::uint32_t> found;
    for (std::uint32_t a = begin; a < end && !changed.empty(); ++a) {
        const bool hasChanged = changed.front().arc == a;
        if (hasChanged)
            changed = changed.subspan(1);
        // Heads above this one are found among its own as many places on as here at least, mostly just there.
        const std::uint32_t low = m_heads[a];
        const std::uint32_t lowEnd = m_first[low + 1];
        std::uint32_t side = m_first[low];
        const auto find = [&](std::uint32_t b) {
            for (side = std::max(side, m_first[low] + (b - a - 1)); m_heads[side] != m_heads[b];)
                ++side;
        };
        if (!hasChanged && 4 * changed.size() < end - a) {
            for (const Change& other : changed) {
                const std::uint32_t b = other.arc;
                find(b);
                if (actsOnThirdSide(before[a - begin], before[b - begin], all[a], all[b], all[side]))
                    take(side, low);
            }
            continue;
        }
        std::uint32_t count = 0;
        for (std::uint32_t b = a + 1; b < end; b += count) {
            find(b);
            // Sides lie side by side as far as heads do: nothing is between equal ends equally far apart.
            for (count = end - b;
                 side + count > lowEnd || m_heads[side + count - 1] != m_heads[b + count - 1];)
                count = (count + 1) / 2;
            found.clear();
            findActing(before[a - begin], before.subspan(b - begin, count), all[a], all.subspan(b, count),
                       all.subspan(side, count), found);
            for (const std::uint32_t i : found)
                take(side + i, low);
        }
    }
}

} // namespace planner::detail
