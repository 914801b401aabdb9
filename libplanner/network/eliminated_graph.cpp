#include "libplanner/network/eliminated_graph.h"

#include "libplanner/base/cancelled.h"

#include <algorithm>
#include <deque>

namespace planner::detail {

namespace {

using Arc = EliminatedGraph::Arc;
using Links = std::vector<Arc>;

/// Adds an arc, or makes the one there is lighter.
void link(Links& links, const Arc& arc) {
    const auto known = std::ranges::find(links, arc.target, &Arc::target);
    if (known == links.end())
        links.push_back(arc);
    else
        known->weight = std::min(known->weight, arc.weight);
}

void unlink(Links& links, std::uint32_t target) {
    const auto known = std::ranges::find(links, target, &Arc::target);
    *known = links.back();
    links.pop_back();
}

/// Vertices by their number of links, those that came first first.
class LeastLinks {
public:
    explicit LeastLinks(std::size_t mostLinks) : m_waiting(mostLinks + 1) {}

    void push(std::uint32_t vertex, std::size_t links) {
        if (links >= m_waiting.size())
            return;
        m_waiting[links].push_back(vertex);
        m_least = std::min(m_least, links);
    }
    /// False when none waits. A vertex may come more than once, with a number it had earlier.
    bool pop(std::uint32_t& vertex, std::size_t& links) {
        while (m_least < m_waiting.size() && m_waiting[m_least].empty())
            ++m_least;
        if (m_least == m_waiting.size())
            return false;
        links = m_least;
        vertex = m_waiting[links].front();
        m_waiting[links].pop_front();
        return true;
    }

private:
    std::vector<std::deque<std::uint32_t>> m_waiting; ///< by number of links
    std::size_t m_least = 0;
};

/// What one vertex reaches over one arc, and so whether it reaches another over one or two.
class NearBy {
public:
    explicit NearBy(std::size_t count) : m_stamp(count, 0), m_weight(count, 0) {}

    void mark(std::uint32_t from, const Links& links) {
        ++m_version;
        set(from, 0);
        for (const Arc& arc : links)
            set(arc.target, arc.weight);
    }
    [[nodiscard]] bool isReached(std::uint32_t to, const Links& links, std::uint32_t within) const {
        if (m_stamp[to] == m_version && m_weight[to] <= within)
            return true;
        return std::ranges::any_of(links, [&](const Arc& arc) {
            return m_stamp[arc.target] == m_version &&
                   std::uint64_t{m_weight[arc.target]} + arc.weight <= within;
        });
    }

private:
    void set(std::uint32_t vertex, std::uint32_t weight) {
        m_stamp[vertex] = m_version;
        m_weight[vertex] = weight;
    }

    std::uint32_t m_version = 0;
    std::vector<std::uint32_t> m_stamp;
    std::vector<std::uint32_t> m_weight;
};

} // namespace

EliminatedGraph::EliminatedGraph(std::span<const std::uint32_t> first, std::span<const Arc> arcs,
                                 std::size_t mostLinks, std::uint32_t longest, const std::stop_token& stop)
    : m_first(first.size() - 1, 0), m_count(first.size() - 1, 0) {
    constexpr std::uint32_t Often = 4096;
    const auto count = static_cast<std::uint32_t>(first.size() - 1);
    std::vector<Links> links(count);
    LeastLinks waiting(mostLinks);
    for (std::uint32_t v = 0; v < count; ++v) {
        for (std::uint32_t a = first[v]; a < first[v + 1]; ++a)
            if (arcs[a].target != v)
                link(links[v], arcs[a]);
        waiting.push(v, links[v].size());
    }
    std::vector<bool> isOut(count, false);
    NearBy near(count);
    const auto keep = [this](std::uint32_t vertex, const Links& own) {
        m_first[vertex] = m_arcs.size();
        m_count[vertex] = static_cast<std::uint32_t>(own.size());
        m_arcs.insert(m_arcs.end(), own.begin(), own.end());
    };
    std::uint32_t vertex = 0;
    std::size_t degree = 0;
    while (waiting.pop(vertex, degree)) {
        if (isOut[vertex] || links[vertex].size() != degree)
            continue;
        if (m_order.size() % Often == 0 && stop.stop_requested())
            throw Cancelled();
        isOut[vertex] = true;
        m_order.push_back(vertex);
        const Links own = std::move(links[vertex]);
        keep(vertex, own);
        for (const Arc& arc : own)
            unlink(links[arc.target], vertex);
        for (std::size_t i = 0; i < own.size(); ++i) {
            near.mark(own[i].target, links[own[i].target]);
            for (std::size_t j = i + 1; j < own.size(); ++j) {
                const std::uint32_t weight = own[i].weight + own[j].weight;
                if (weight > longest || near.isReached(own[j].target, links[own[j].target], weight))
                    continue;
                link(links[own[i].target], {own[j].target, weight});
                link(links[own[j].target], {own[i].target, weight});
                near.mark(own[i].target, links[own[i].target]);
            }
        }
        for (const Arc& arc : own)
            waiting.push(arc.target, links[arc.target].size());
    }
    for (std::uint32_t v = 0; v < count; ++v)
        if (!isOut[v]) {
            m_core.push_back(v);
            keep(v, links[v]);
        }
}

} // namespace planner::detail
