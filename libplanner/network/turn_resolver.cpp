#include "libplanner/network/turn_resolver.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>

namespace planner::detail {

namespace {

constexpr double SamePoint = 0.5; // metres: projections of one node may differ by rounding only

class TurnResolver {
public:
    TurnResolver(const StreetNetwork& network, NetworkReport& report) : m_network(network), m_report(report) {
        for (std::uint32_t e = 0; e < network.edgeCount(); ++e)
            m_edgesOf[network.streets()[network.edge(EdgeIndex(e)).street].key].push_back(EdgeIndex(e));
    }

    void add(const TurnRestriction& restriction) {
        if (!isKnown(restriction)) {
            ++m_report.restrictionsMissing;
            return;
        }
        std::vector<TurnBan> bans;
        bool isClear = true;
        for (const Key& from : restriction.from)
            for (const Key& to : restriction.to)
                isClear = addPair(restriction, from, to, bans) && isClear;
        if (!isClear) {
            ++m_report.restrictionsUnclear;
            if (m_report.unclearRestrictions.size() < 100)
                m_report.unclearRestrictions.push_back(restriction.key);
        } else {
            ++m_report.turnRestrictions;
        }
        m_bans.insert(m_bans.end(), bans.begin(), bans.end());
    }

    std::vector<TurnBan> take() {
        std::ranges::sort(m_bans);
        m_bans.erase(std::ranges::unique(m_bans).begin(), m_bans.end());
        return std::move(m_bans);
    }

private:
    [[nodiscard]] bool isKnown(const TurnRestriction& restriction) const {
        for (const auto* keys : {&restriction.from, &restriction.via, &restriction.to})
            for (const Key& key : *keys)
                if (!m_edgesOf.contains(key))
                    return false;
        return true;
    }

    [[nodiscard]] const std::vector<EdgeIndex>& edgesOf(const Key& street) const {
        return m_edgesOf.at(street);
    }

    /// Ends of edges of both streets; with a point only those there.
    [[nodiscard]] std::vector<VertexIndex> meetings(const Key& a, const Key& b,
                                                    std::optional<Point> where) const {
        const auto endsOf = [&](const Key& street) {
            std::vector<VertexIndex> ends;
            for (const EdgeIndex e : edgesOf(street))
                for (const VertexIndex v : {m_network.edge(e).from, m_network.edge(e).to})
                    if (!where || planarDistance(m_network.position(v), *where) <= SamePoint)
                        ends.push_back(v);
            std::ranges::sort(ends);
            ends.erase(std::ranges::unique(ends).begin(), ends.end());
            return ends;
        };
        const std::vector<VertexIndex> first = endsOf(a);
        const std::vector<VertexIndex> second = endsOf(b);
        std::vector<VertexIndex> both;
        std::ranges::set_intersection(first, second, std::back_inserter(both));
        return both;
    }

    /// The street's only way into, or out of, a vertex. A street that runs through it leaves open which of
    /// its sides is meant.
    [[nodiscard]] std::optional<DirectedEdge> onlyWay(const Key& street, VertexIndex v, bool isInto) const {
        std::optional<DirectedEdge> found;
        for (const EdgeIndex e : edgesOf(street)) {
            const StreetEdge& edge = m_network.edge(e);
            if (edge.from != v && edge.to != v)
                continue;
            if (found || edge.from == edge.to)
                return std::nullopt;
            found = DirectedEdge{e, (edge.to == v) == isInto};
        }
        return found;
    }

    bool addPair(const TurnRestriction& restriction, const Key& from, const Key& to,
                 std::vector<TurnBan>& bans) const {
        std::vector<Key> chain{from};
        chain.insert(chain.end(), restriction.via.begin(), restriction.via.end());
        chain.push_back(to);
        std::vector<VertexIndex> turns;
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            const std::vector<VertexIndex> at = meetings(
                chain[i], chain[i + 1], restriction.via.empty() ? restriction.viaPoint : std::nullopt);
            if (at.size() != 1)
                return false;
            turns.push_back(at.front());
        }
        const std::optional<DirectedEdge> first = onlyWay(from, turns.front(), true);
        const std::optional<DirectedEdge> last = onlyWay(to, turns.back(), false);
        if (!first || !last)
            return false;
        TurnBan way{*first};
        for (std::size_t i = 0; i + 1 < turns.size(); ++i)
            if (!appendAlong(restriction.via[i], turns[i], turns[i + 1], way))
                return false;
        if (restriction.rule == TurnRule::No) {
            way.push_back(*last);
            bans.push_back(std::move(way));
            return true;
        }
        if (!m_network.isDrivable(*last))
            return false; // it would lead nowhere
        for (const DirectedEdge& other : m_network.truckWaysFrom(turns.back()))
            if (other != *last) {
                bans.push_back(way);
                bans.back().push_back(other);
            }
        return true;
    }

    /// The edges of one street from one of its vertices to another, fewest first.
    bool appendAlong(const Key& street, VertexIndex from, VertexIndex to, TurnBan& way) const {
        std::map<VertexIndex, DirectedEdge> reachedBy;
        std::deque<VertexIndex> open{from};
        while (!open.empty() && !reachedBy.contains(to)) {
            const VertexIndex v = open.front();
            open.pop_front();
            for (const EdgeIndex e : edgesOf(street)) {
                const StreetEdge& edge = m_network.edge(e);
                if (edge.from != v && edge.to != v)
                    continue;
                const DirectedEdge along{e, edge.from == v};
                const VertexIndex next = along.forward ? edge.to : edge.from;
                if (next != from && reachedBy.try_emplace(next, along).second)
                    open.push_back(next);
            }
        }
        TurnBan reversed;
        for (VertexIndex v = to; v != from;) {
            const auto step = reachedBy.find(v);
            if (step == reachedBy.end())
                return false;
            reversed.push_back(step->second);
            const StreetEdge& edge = m_network.edge(step->second.edge);
            v = step->second.forward ? edge.from : edge.to;
        }
        way.insert(way.end(), reversed.rbegin(), reversed.rend());
        return true;
    }

    const StreetNetwork& m_network;
    NetworkReport& m_report;
    std::unordered_map<Key, std::vector<EdgeIndex>> m_edgesOf;
    std::vector<TurnBan> m_bans;
};

} // namespace

std::vector<TurnBan> resolveTurns(const StreetNetwork& network, std::span<const TurnRestriction> restrictions,
                                  NetworkReport& report) {
    if (restrictions.empty())
        return {};
    TurnResolver resolver(network, report);
    for (const TurnRestriction& restriction : restrictions)
        resolver.add(restriction);
    return resolver.take();
}

} // namespace planner::detail
