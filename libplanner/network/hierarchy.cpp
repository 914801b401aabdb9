#include "libplanner/network/hierarchy.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/min_heap.h"

#include <algorithm>
#include <compare>
#include <numeric>

namespace planner::detail {

namespace {

struct Link {
    std::uint32_t vertex;
    std::uint32_t hops; ///< arcs of the graph it stands for
    Weight weight;

    friend bool operator==(const Link&, const Link&) = default;
};

struct Shortcut {
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t hops;
    Weight weight;
};

/// Takes vertices out one by one, the least important first, and keeps all distances among the rest.
class Contraction {
public:
    Contraction(const SearchGraph& graph, const PreparationOptions& options)
        : m_options(options), m_out(graph.vertexCount()), m_in(graph.vertexCount()),
          m_level(graph.vertexCount(), 0), m_priority(graph.vertexCount(), 0),
          m_isStale(graph.vertexCount(), false), m_isTarget(graph.vertexCount(), false),
          m_stamp(graph.vertexCount(), 0), m_weight(graph.vertexCount()) {
        for (std::uint32_t v = 0; v < graph.vertexCount(); ++v)
            for (const SearchArc& arc : graph.arcsAt(v))
                addLink({v, arc.target, 1, arc.weight});
        findSymmetry();
    }

    /// Vertices in the order they were taken out; the links each had at that moment stay with it. Where even
    /// the least important vertex has very many links, the rest stays in as the core.
    std::vector<std::uint32_t> run(const std::stop_token& stop) {
        const auto count = static_cast<std::uint32_t>(m_out.size());
        for (std::uint32_t v = 0; v < count; ++v) {
            checkStop(stop, v);
            m_priority[v] = priorityOf(v);
            m_queue.push({m_priority[v], v});
        }
        std::vector<bool> isOut(count, false);
        std::vector<std::uint32_t> order;
        order.reserve(count);
        while (!m_queue.empty()) {
            const Entry entry = m_queue.pop();
            if (isOut[entry.vertex] || entry.priority != m_priority[entry.vertex])
                continue;
            checkStop(stop, order.size());
            if (leavesCore(m_in[entry.vertex].size() + m_out[entry.vertex].size(), count - order.size() + 1))
                break;
            if (m_isStale[entry.vertex] && isWorseNow(entry.vertex))
                continue;
            isOut[entry.vertex] = true;
            order.push_back(entry.vertex);
            takeOut(entry.vertex);
        }
        m_contracted = order.size();
        for (std::uint32_t v = 0; v < count; ++v)
            if (!isOut[v])
                order.push_back(v);
        return order;
    }

    /// How many of the order were taken out; the rest is the core.
    [[nodiscard]] std::size_t contracted() const { return m_contracted; }
    [[nodiscard]] const std::vector<Link>& out(std::uint32_t v) const { return m_out[v]; }
    [[nodiscard]] const std::vector<Link>& in(std::uint32_t v) const { return m_in[v]; }
    [[nodiscard]] std::size_t shortcutCount() const { return m_shortcutCount; }

private:
    static constexpr std::size_t FewLinks = 8;

    struct Entry {
        std::int64_t priority;
        std::uint32_t vertex;

        friend auto operator<=>(const Entry&, const Entry&) = default;
    };
    struct Step {
        Weight weight;
        std::uint32_t vertex;

        friend auto operator<=>(const Step&, const Step&) = default;
    };

    [[nodiscard]] bool leavesCore(std::size_t links, std::size_t verticesLeft) const {
        constexpr std::size_t FarTooMany = 4;
        return links > FarTooMany * m_options.mostLinks ||
               (links > m_options.mostLinks && verticesLeft >= m_options.leastCore);
    }

    /// Weighs a vertex anew; when it is no longer the least, it goes back into the queue.
    bool isWorseNow(std::uint32_t v) {
        m_isStale[v] = false;
        const std::int64_t priority = priorityOf(v);
        const bool isWorse =
            priority > m_priority[v] && !m_queue.empty() && priority > m_queue.top().priority;
        if (isWorse) {
            m_priority[v] = priority;
            m_queue.push({priority, v});
        }
        return isWorse;
    }

    static void checkStop(const std::stop_token& stop, std::size_t done) {
        if (done % 256 == 0 && stop.stop_requested())
            throw Cancelled();
    }

    static bool improve(std::vector<Link>& links, const Link& link) {
        for (Link& old : links)
            if (old.vertex == link.vertex) {
                if (old.weight > link.weight)
                    old = link;
                return false;
            }
        links.push_back(link);
        return true;
    }

    void addLink(const Shortcut& s) {
        if (s.from == s.to)
            return;
        improve(m_in[s.to], {s.from, s.hops, s.weight});
        improve(m_out[s.from], {s.to, s.hops, s.weight});
    }

    /// Whether every way leads back as well: people on foot walk both ways.
    void findSymmetry() {
        const auto sorted = [](std::vector<Link> links) {
            std::ranges::sort(links, {}, &Link::vertex);
            return links;
        };
        for (std::uint32_t v = 0; v < m_out.size() && m_isSymmetric; ++v)
            m_isSymmetric = sorted(m_out[v]) == sorted(m_in[v]);
    }

    /// Few shortcuts for many links is cheap; deep vertices wait, so that the order spreads evenly.
    std::int64_t priorityOf(std::uint32_t v) {
        findShortcuts(v);
        std::int64_t added = 0;
        for (const Shortcut& s : m_found)
            added += 1 + s.hops;
        std::int64_t removed = 1;
        for (const Link& link : m_out[v])
            removed += 1 + link.hops;
        for (const Link& link : m_in[v])
            removed += 1 + link.hops;
        return 100 * static_cast<std::int64_t>(m_level[v]) + 1000 * added / removed;
    }

    /// Ways over `v` that nothing else replaces, into m_found.
    void findShortcuts(std::uint32_t v) {
        m_found.clear();
        if (m_isSymmetric)
            findSymmetricShortcuts(v);
        else
            findDirectedShortcuts(v);
    }

    /// What replaces a way replaces the way back: each pair of links is searched for once.
    void findSymmetricShortcuts(std::uint32_t v) {
        const std::vector<Link>& links = m_out[v];
        for (std::size_t i = 0; i + 1 < links.size(); ++i) {
            Weight longest = 0;
            for (std::size_t j = i + 1; j < links.size(); ++j) {
                longest = std::max(longest, links[j].weight);
                m_isTarget[links[j].vertex] = true;
            }
            m_isTarget[links[i].vertex] = false;
            searchAround(links[i].vertex, v, links[i].weight + longest, links.size() - i - 1);
            for (std::size_t j = i + 1; j < links.size(); ++j) {
                const Weight over = links[i].weight + links[j].weight;
                const std::uint32_t hops = links[i].hops + links[j].hops;
                if (reached(links[j].vertex) > over) {
                    m_found.push_back({links[i].vertex, links[j].vertex, hops, over});
                    m_found.push_back({links[j].vertex, links[i].vertex, hops, over});
                }
            }
        }
        if (!links.empty())
            m_isTarget[links.back().vertex] = false;
    }

    void findDirectedShortcuts(std::uint32_t v) {
        Weight longestOut = 0;
        for (const Link& link : m_out[v]) {
            longestOut = std::max(longestOut, link.weight);
            m_isTarget[link.vertex] = true;
        }
        for (const Link& from : m_in[v]) {
            if (m_out[v].size() == 1 && m_out[v].front().vertex == from.vertex)
                continue;
            searchAround(from.vertex, v, from.weight + longestOut, m_out[v].size());
            for (const Link& to : m_out[v])
                if (to.vertex != from.vertex && reached(to.vertex) > from.weight + to.weight)
                    m_found.push_back({from.vertex, to.vertex, from.hops + to.hops, from.weight + to.weight});
        }
        for (const Link& link : m_out[v])
            m_isTarget[link.vertex] = false;
    }

    [[nodiscard]] Weight reached(std::uint32_t v) const {
        return m_stamp[v] == m_version ? m_weight[v] : NoWay;
    }

    /// A short search for other ways. What it does not find costs a shortcut, never a wrong distance.
    void searchAround(std::uint32_t from, std::uint32_t without, Weight limit, std::size_t targets) {
        constexpr int MostSettled = 60;
        if (++m_version == 0) {
            std::ranges::fill(m_stamp, 0U);
            m_version = 1;
        }
        m_heap.clear();
        offer(from, 0);
        for (int settled = 0; settled < MostSettled && !m_heap.empty();) {
            const Step step = m_heap.pop();
            if (step.weight != m_weight[step.vertex])
                continue;
            ++settled;
            if (m_isTarget[step.vertex] && --targets == 0)
                return;
            for (const Link& link : m_out[step.vertex])
                if (link.vertex != without && step.weight + link.weight <= limit)
                    offer(link.vertex, step.weight + link.weight);
        }
    }

    void offer(std::uint32_t v, Weight weight) {
        if (reached(v) <= weight)
            return;
        m_stamp[v] = m_version;
        m_weight[v] = weight;
        m_heap.push({weight, v});
    }

    void takeOut(std::uint32_t v) {
        findShortcuts(v);
        const std::vector<Shortcut> shortcuts = m_found;
        m_neighbours.clear();
        for (const Link& link : m_out[v]) {
            std::erase_if(m_in[link.vertex], [v](const Link& l) { return l.vertex == v; });
            m_neighbours.push_back(link.vertex);
        }
        for (const Link& link : m_in[v]) {
            std::erase_if(m_out[link.vertex], [v](const Link& l) { return l.vertex == v; });
            m_neighbours.push_back(link.vertex);
        }
        for (const Shortcut& s : shortcuts)
            addLink(s);
        m_shortcutCount += shortcuts.size();
        std::ranges::sort(m_neighbours);
        m_neighbours.erase(std::ranges::unique(m_neighbours).begin(), m_neighbours.end());
        for (const std::uint32_t n : m_neighbours) {
            m_level[n] = std::max(m_level[n], m_level[v] + 1);
            // Among many links weighing is dear, and is put off until the vertex's turn comes.
            m_isStale[n] = m_in[n].size() + m_out[n].size() > FewLinks;
            if (m_isStale[n])
                continue;
            m_priority[n] = priorityOf(n);
            m_queue.push({m_priority[n], n});
        }
    }

    PreparationOptions m_options;
    bool m_isSymmetric = true; ///< then m_in and m_out hold the same links
    std::vector<std::vector<Link>> m_out;
    std::vector<std::vector<Link>> m_in;
    std::vector<std::uint32_t> m_level;
    std::vector<std::int64_t> m_priority;
    std::vector<bool> m_isStale; ///< the priority is of an earlier time
    std::vector<bool> m_isTarget;
    std::vector<std::uint32_t> m_stamp;
    std::vector<Weight> m_weight;
    std::uint32_t m_version = 0;
    MinHeap<Step> m_heap;
    MinHeap<Entry> m_queue;
    std::vector<Shortcut> m_found;
    std::vector<std::uint32_t> m_neighbours;
    std::size_t m_shortcutCount = 0;
    std::size_t m_contracted = 0;
};

template <class LinksOf>
HierarchyArcs gather(const std::vector<std::uint32_t>& byImportance, const std::vector<std::uint32_t>& place,
                     const LinksOf& linksOf) {
    HierarchyArcs arcs;
    arcs.first.push_back(0);
    for (const std::uint32_t v : byImportance) {
        std::vector<std::pair<std::uint32_t, Weight>> sorted;
        for (const Link& link : linksOf(v))
            sorted.emplace_back(place[link.vertex], link.weight);
        std::ranges::sort(sorted);
        for (const auto& [end, weight] : sorted) {
            arcs.place.push_back(end);
            arcs.weight.push_back(weight);
        }
        arcs.first.push_back(static_cast<std::uint32_t>(arcs.place.size()));
    }
    return arcs;
}

} // namespace

Hierarchy::Hierarchy(const SearchGraph& graph, const PreparationOptions& options, const std::stop_token& stop)
    : m_place(graph.vertexCount()) {
    Contraction contraction(graph, options);
    std::vector<std::uint32_t> order = contraction.run(stop);
    std::ranges::reverse(order);
    for (std::uint32_t p = 0; p < order.size(); ++p)
        m_place[order[p]] = p;
    m_coreSize = order.size() - contraction.contracted();
    static const std::vector<Link> none;
    m_up = gather(order, m_place,
                  [&](std::uint32_t v) -> const std::vector<Link>& { return contraction.out(v); });
    m_down = gather(order, m_place, [&](std::uint32_t v) -> const std::vector<Link>& {
        return m_place[v] < m_coreSize ? none : contraction.in(v);
    });
    m_shortcutCount = contraction.shortcutCount();
}

} // namespace planner::detail
