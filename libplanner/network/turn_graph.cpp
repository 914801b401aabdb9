#include "libplanner/network/turn_graph.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numbers>
#include <numeric>
#include <tuple>

namespace planner::detail {

namespace {

constexpr std::uint32_t Nothing = UINT32_MAX;

std::uint32_t numberOf(DirectedEdge way) {
    return 2 * way.edge.value() + (way.forward ? 0U : 1U);
}

DirectedEdge wayOf(std::uint32_t number) {
    return {EdgeIndex(number / 2), number % 2 == 0};
}

/// Which part of which banned sequences the edges driven last are.
class BanMemory {
public:
    explicit BanMemory(std::span<const TurnBan> bans) : m_nodes(1) {
        for (const TurnBan& ban : bans)
            addBan(ban);
        std::deque<std::uint32_t> open{0};
        while (!open.empty()) {
            const std::uint32_t node = open.front();
            open.pop_front();
            for (const auto& [way, child] : m_nodes[node].next) {
                m_nodes[child].shorter = node == 0 ? 0 : after(m_nodes[node].shorter, way);
                m_nodes[child].isBanned = m_nodes[child].isBanned || m_nodes[m_nodes[child].shorter].isBanned;
                open.push_back(child);
            }
        }
    }

    /// The longest part of a ban that the driven edges, and now `way`, end with; 0: none.
    [[nodiscard]] std::uint32_t after(std::uint32_t node, std::uint32_t way) const {
        for (;;) {
            if (const auto child = m_nodes[node].next.find(way); child != m_nodes[node].next.end())
                return child->second;
            if (node == 0)
                return 0;
            node = m_nodes[node].shorter;
        }
    }
    [[nodiscard]] bool isBanned(std::uint32_t node) const { return m_nodes[node].isBanned; }
    [[nodiscard]] std::uint32_t depth(std::uint32_t node) const { return m_nodes[node].depth; }
    [[nodiscard]] std::uint32_t lastWay(std::uint32_t node) const { return m_nodes[node].way; }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

private:
    struct Node {
        std::map<std::uint32_t, std::uint32_t> next;
        std::uint32_t shorter = 0;
        std::uint32_t depth = 0;
        std::uint32_t way = 0;
        bool isBanned = false;
    };

    void addBan(const TurnBan& ban) {
        std::uint32_t node = 0;
        for (const DirectedEdge& driven : ban) {
            const std::uint32_t way = numberOf(driven);
            const auto [child, isNew] =
                m_nodes[node].next.try_emplace(way, static_cast<std::uint32_t>(m_nodes.size()));
            const std::uint32_t next = child->second;
            if (isNew) {
                m_nodes.emplace_back();
                m_nodes.back().depth = m_nodes[node].depth + 1;
                m_nodes.back().way = way;
            }
            node = next;
        }
        m_nodes[node].isBanned = true;
    }

    std::vector<Node> m_nodes;
};

/// What turning from one edge into the next costs.
class TurnClock {
public:
    explicit TurnClock(const StreetNetwork& network)
        : m_network(network), m_costs(network.turnCosts()),
          m_hasSides(m_costs.left > Duration{} || m_costs.right > Duration{}) {}

    [[nodiscard]] Duration between(DirectedEdge from, DirectedEdge to) const {
        if (from.edge == to.edge && from.forward != to.forward)
            return m_costs.uTurn;
        if (!m_hasSides)
            return {};
        constexpr double Straight = std::numbers::pi / 4.0;
        const Point a = heading(from, true);
        const Point b = heading(to, false);
        const double turn = std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
        if (turn > Straight)
            return m_costs.left;
        return turn < -Straight ? m_costs.right : Duration{};
    }

private:
    [[nodiscard]] Point heading(DirectedEdge way, bool atItsEnd) const {
        const std::span<const Point> line = m_network.geometry(way.edge);
        const bool atLineEnd = atItsEnd == way.forward;
        const Point a = atLineEnd ? line[line.size() - 2] : line[0];
        const Point b = atLineEnd ? line[line.size() - 1] : line[1];
        return way.forward ? Point{b.x - a.x, b.y - a.y} : Point{a.x - b.x, a.y - b.y};
    }

    const StreetNetwork& m_network;
    TurnCosts m_costs;
    bool m_hasSides;
};

} // namespace

TravelGraph::TravelGraph(const StreetNetwork& network, TravelMode mode, KerbApproach kerb)
    : m_network(&network), m_mode(mode), m_kerb(mode == TravelMode::Truck ? kerb : KerbApproach::Any),
      m_hasTurns(mode == TravelMode::Truck && (network.hasTurnRules() || m_kerb != KerbApproach::Any)) {
    if (m_hasTurns)
        addStates();
    else
        m_graph = searchGraph(network, mode);
}

void TravelGraph::addStates() {
    const StreetNetwork& network = *m_network;
    const BanMemory memory(network.turnBans());
    m_plainState.assign(2 * network.edgeCount(), Nothing);
    m_moreOf.assign(2 * network.edgeCount(), Nothing);
    std::vector<std::uint32_t> memoryOf;
    for (std::uint32_t way = 0; way < m_plainState.size(); ++way)
        if (network.isDrivable(wayOf(way))) {
            m_plainState[way] = static_cast<std::uint32_t>(m_driven.size());
            m_driven.push_back(wayOf(way));
            memoryOf.push_back(memory.after(0, way));
        }
    std::vector<std::uint32_t> stateOf(memory.size(), Nothing);
    for (std::uint32_t node = 0; node < memory.size(); ++node) {
        const std::uint32_t way = memory.lastWay(node);
        if (memory.depth(node) < 2 || memory.isBanned(node) || m_plainState[way] == Nothing)
            continue;
        stateOf[node] = static_cast<std::uint32_t>(m_driven.size());
        m_driven.push_back(wayOf(way));
        memoryOf.push_back(node);
        if (m_moreOf[way] == Nothing) {
            m_moreOf[way] = static_cast<std::uint32_t>(m_moreStates.size());
            m_moreStates.emplace_back();
        }
        m_moreStates[m_moreOf[way]].push_back(stateOf[node]);
    }
    const TurnClock clock(network);
    m_graph.first.push_back(0);
    for (std::uint32_t state = 0; state < m_driven.size(); ++state) {
        for (const DirectedEdge& next : network.truckWaysFrom(network.endOf(m_driven[state]))) {
            const std::uint32_t node = memory.after(memoryOf[state], numberOf(next));
            if (memory.isBanned(node))
                continue;
            const std::uint32_t target =
                stateOf[node] != Nothing ? stateOf[node] : m_plainState[numberOf(next)];
            m_graph.arcs.push_back(
                {target, next.edge.value(),
                 wholeWeight(next) + driveWeight(clock.between(m_driven[state], next), {})});
        }
        std::sort(m_graph.arcs.begin() + m_graph.first.back(), m_graph.arcs.end(),
                  [](const SearchArc& a, const SearchArc& b) {
                      return std::tie(a.target, a.weight, a.edge) < std::tie(b.target, b.weight, b.edge);
                  });
        m_graph.first.push_back(static_cast<std::uint32_t>(m_graph.arcs.size()));
    }
}

std::vector<TravelGraph::Link> TravelGraph::follow(const StreetNetwork& changed, const TravelGraph& base,
                                                   std::span<const EdgeIndex> edges, Weight closed) {
    m_network = &changed;
    std::vector<bool> isNamed(changed.edgeCount(), false);
    for (const EdgeIndex e : edges)
        isNamed[e.value()] = true;
    std::vector<Link> links;
    for (std::uint32_t v = 0; v < m_graph.vertexCount(); ++v)
        for (std::uint32_t a = m_graph.first[v]; a < m_graph.first[v + 1]; ++a) {
            SearchArc& arc = m_graph.arcs[a];
            if (!isNamed[arc.edge])
                continue;
            const DirectedEdge way = edgeInto(arc.target, arc.edge);
            const Weight weight = isOpen(changed.edge(way.edge), m_mode, way.forward)
                                      ? base.m_graph.arcs[a].weight - base.wholeWeight(way) + wholeWeight(way)
                                      : closed;
            if (weight != arc.weight)
                links.push_back({v, arc.target});
            arc.weight = weight;
        }
    return links;
}

Weight TravelGraph::wholeWeight(DirectedEdge way) const {
    const StreetEdge& edge = m_network->edge(way.edge);
    return partWeight(edge, m_mode, way.forward, edge.length);
}

Point TravelGraph::position(std::uint32_t node) const {
    return m_network->position(m_hasTurns ? m_network->endOf(m_driven[node]) : VertexIndex(node));
}

DirectedEdge TravelGraph::edgeInto(std::uint32_t node, std::uint32_t edge) const {
    if (m_hasTurns)
        return m_driven[node];
    return {EdgeIndex(edge), m_network->edge(EdgeIndex(edge)).to.value() == node};
}

namespace {

/// The vertex a place lies at, where it lies at one.
std::optional<VertexIndex> vertexOf(const StreetNetwork& network, const Access& place) {
    if (place.toStart == Distance{})
        return network.edge(place.edge).from;
    if (place.toEnd == Distance{})
        return network.edge(place.edge).to;
    return std::nullopt;
}

} // namespace

/// Whether a truck that drives the place's edge in that direction may halt there.
bool TravelGraph::mayHalt(const Access& place, bool forward) const {
    const StreetEdge& edge = m_network->edge(place.edge);
    if (!isOpen(edge, m_mode, forward))
        return false;
    return m_kerb == KerbApproach::Any || !isOpen(edge, m_mode, !forward) ||
           (place.side == StreetSide::Right) == forward;
}

std::vector<Seed> TravelGraph::seedsFrom(const Access& place) const {
    if (!m_hasTurns)
        return detail::seedsFrom(*m_network, m_mode, place);
    std::vector<Seed> seeds;
    const std::optional<VertexIndex> v = joinsAtVertices() ? vertexOf(*m_network, place) : std::nullopt;
    if (v) {
        for (const DirectedEdge& way : m_network->truckWaysFrom(*v))
            seeds.push_back({m_plainState[numberOf(way)], wholeWeight(way), way.forward});
        return seeds;
    }
    const StreetEdge& edge = m_network->edge(place.edge);
    for (const bool forward : {false, true})
        if (mayHalt(place, forward))
            seeds.push_back({m_plainState[numberOf({place.edge, forward})],
                             partWeight(edge, m_mode, forward, forward ? place.toEnd : place.toStart),
                             forward});
    return seeds;
}

std::vector<Seed> TravelGraph::seedsTo(const Access& place) const {
    if (!m_hasTurns)
        return detail::seedsTo(*m_network, m_mode, place);
    std::vector<Seed> seeds;
    const auto forStatesInto = [&](VertexIndex v, const auto& visit) {
        for (const EdgeIndex e : m_network->edgesAt(v))
            for (const bool forward : {false, true}) {
                const DirectedEdge way{e, forward};
                if (!m_network->isDrivable(way) || m_network->endOf(way) != v)
                    continue;
                visit(m_plainState[numberOf(way)]);
                if (const std::uint32_t more = m_moreOf[numberOf(way)]; more != Nothing)
                    for (const std::uint32_t state : m_moreStates[more])
                        visit(state);
            }
    };
    const std::optional<VertexIndex> v = joinsAtVertices() ? vertexOf(*m_network, place) : std::nullopt;
    if (v) {
        const bool isAtStart = place.toStart == Distance{}; // nothing of the edge itself is driven
        forStatesInto(*v, [&](std::uint32_t state) { seeds.push_back({state, 0, isAtStart}); });
        return seeds;
    }
    const StreetEdge& edge = m_network->edge(place.edge);
    for (const bool forward : {false, true}) {
        const DirectedEdge way{place.edge, forward};
        if (!mayHalt(place, forward))
            continue;
        const Weight part = partWeight(edge, m_mode, forward, forward ? place.toStart : place.toEnd);
        forStatesInto(m_network->startOf(way), [&](std::uint32_t state) {
            for (const SearchArc& arc : m_graph.arcsAt(state))
                if (m_driven[arc.target] == way)
                    seeds.push_back({state, arc.weight - wholeWeight(way) + part, forward});
        });
    }
    return seeds;
}

/// On along the same side of the street; to the other side there is no way without a turn.
std::optional<Weight> TravelGraph::directAtKerb(const Access& from, const Access& to) const {
    const bool isSamePoint = from.toStart == to.toStart;
    for (const bool forward : {true, false})
        if (mayHalt(from, forward) && mayHalt(to, forward) &&
            (isSamePoint || (from.toStart < to.toStart) == forward))
            return sameEdgeWeight(*m_network, m_mode, from, to);
    return std::nullopt;
}

std::optional<Weight> TravelGraph::direct(const Access& from, const Access& to) const {
    if (m_kerb != KerbApproach::Any)
        return from.edge == to.edge ? directAtKerb(from, to) : std::nullopt;
    const std::optional<Weight> along = sameEdgeWeight(*m_network, m_mode, from, to);
    const std::optional<VertexIndex> start = joinsAtVertices() ? vertexOf(*m_network, from) : std::nullopt;
    if (!start)
        return along;
    if (vertexOf(*m_network, to) == start)
        return Weight{0};
    // From a vertex straight into the street where it ends.
    std::optional<Weight> best = along;
    const StreetEdge& edge = m_network->edge(to.edge);
    for (const bool forward : {false, true})
        if (isOpen(edge, m_mode, forward) && m_network->startOf({to.edge, forward}) == *start) {
            const Weight part = partWeight(edge, m_mode, forward, forward ? to.toStart : to.toEnd);
            best = std::min(best.value_or(NoWay), part);
        }
    return best;
}

} // namespace planner::detail
