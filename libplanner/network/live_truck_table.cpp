#include "libplanner/network/live_truck_table.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/graph_search.h"
#include "libplanner/network/hierarchy.h"
#include "libplanner/network/hierarchy_search.h"
#include "libplanner/network/turn_graph.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace planner {

using detail::NoWay;
using detail::PlaceWeight;
using detail::Seed;
using detail::Weight;

namespace {

/// Weighs more than any way; two of them still add up.
constexpr Weight Closed = Weight{1} << 62;

Weight sum(Weight a, Weight b) {
    return a >= Closed || b >= Closed ? NoWay : a + b;
}

/// An arc of the graph as it was prepared, and as it is now.
struct ChangedArc {
    std::uint32_t tail;
    std::uint32_t head;
    Weight before;
    Weight now;
};

/// Which places a node leads to, or is led to from.
class Arrivals {
public:
    Arrivals(std::size_t nodeCount, const std::vector<std::vector<Seed>>& seeds) : m_first(nodeCount + 1, 0) {
        std::vector<std::pair<std::uint32_t, PlaceWeight>> all;
        for (std::uint32_t place = 0; place < seeds.size(); ++place)
            for (const Seed& seed : seeds[place])
                all.emplace_back(seed.vertex, PlaceWeight{place, seed.weight});
        for (const auto& [node, arrival] : all)
            ++m_first[node + 1];
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_arrivals.resize(all.size());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (const auto& [node, arrival] : all)
            m_arrivals[next[node]++] = arrival;
    }

    [[nodiscard]] std::span<const PlaceWeight> at(std::uint32_t node) const {
        return std::span(m_arrivals).subspan(m_first[node], m_first[node + 1] - m_first[node]);
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<PlaceWeight> m_arrivals;
};

detail::SearchGraph reversedGraph(const detail::SearchGraph& graph) {
    detail::SearchGraph reversed;
    reversed.first.assign(graph.vertexCount() + 1, 0);
    for (const detail::SearchArc& arc : graph.arcs)
        ++reversed.first[arc.target + 1];
    std::partial_sum(reversed.first.begin(), reversed.first.end(), reversed.first.begin());
    reversed.arcs.resize(graph.arcs.size());
    std::vector<std::uint32_t> next(reversed.first.begin(), reversed.first.end() - 1);
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v)
        for (const detail::SearchArc& arc : graph.arcsAt(v))
            reversed.arcs[next[arc.target]++] = {v, arc.edge, arc.weight};
    return reversed;
}

std::vector<PlaceWeight> placed(const detail::Hierarchy& hierarchy, std::span<const Seed> seeds) {
    std::vector<PlaceWeight> result;
    for (const Seed& seed : seeds)
        result.push_back({hierarchy.place(seed.vertex), seed.weight});
    return result;
}

bool sameForTrucks(const StreetEdge& a, const StreetEdge& b) {
    return a.truckForward == b.truckForward && a.truckBackward == b.truckBackward &&
           a.truckForwardTime == b.truckForwardTime && a.truckBackwardTime == b.truckBackwardTime;
}

/// A square of weights, row by row.
class Square {
public:
    explicit Square(std::size_t side) : m_side(side), m_weights(side * side, NoWay) {}
    [[nodiscard]] Weight& at(std::size_t row, std::size_t column) { return m_weights[row * m_side + column]; }
    [[nodiscard]] Weight at(std::size_t row, std::size_t column) const {
        return m_weights[row * m_side + column];
    }

private:
    std::size_t m_side;
    std::vector<Weight> m_weights;
};

} // namespace

struct LiveTruckTable::Impl {
    std::shared_ptr<const StreetNetwork> base;
    std::shared_ptr<const StreetNetwork> current;
    std::vector<Access> places;
    detail::TravelGraph before; ///< as prepared
    detail::TravelGraph travel; ///< as it is now
    detail::SearchGraph reversed;
    detail::Hierarchy hierarchy;
    detail::Climb climb;
    detail::Climb climbBack;
    std::vector<std::vector<PlaceWeight>> from; ///< each place's climb
    std::vector<std::vector<PlaceWeight>> to;
    std::vector<Weight> spread; ///< by place of the order
    Square prepared;
    TravelMatrix matrix;
    std::vector<EdgeIndex> changedEdges; ///< of the last update
    std::size_t searches = 0;

    Impl(std::shared_ptr<const StreetNetwork> network, std::vector<Access> stops, const std::stop_token& stop)
        : base(std::move(network)), current(base), places(std::move(stops)), before(*base, TravelMode::Truck),
          travel(before), reversed(reversedGraph(before.graph())), hierarchy(before.graph(), {}, stop),
          climb(hierarchy.up(), hierarchy.down()), climbBack(hierarchy.down(), hierarchy.up()),
          spread(hierarchy.vertexCount(), NoWay), prepared(places.size()) {
        for (const Access& place : places) {
            const auto up = climb.run(placed(hierarchy, before.seedsFrom(place)));
            from.emplace_back(up.begin(), up.end());
            const auto down = climbBack.run(placed(hierarchy, before.seedsTo(place)));
            to.emplace_back(down.begin(), down.end());
        }
        for (std::size_t s = 0; s < places.size(); ++s) {
            if (stop.stop_requested())
                throw Cancelled();
            const std::vector<Weight> row = meetings(from[s], to);
            for (std::size_t t = 0; t < places.size(); ++t)
                prepared.at(s, t) = std::min(row[t], before.direct(places[s], places[t]).value_or(NoWay));
        }
        store(prepared);
    }

    /// The lightest way from one climb to each of the others.
    std::vector<Weight> meetings(std::span<const PlaceWeight> one,
                                 const std::vector<std::vector<PlaceWeight>>& others) {
        for (const PlaceWeight& reached : one)
            spread[reached.place] = reached.weight;
        std::vector<Weight> result;
        for (const std::vector<PlaceWeight>& other : others) {
            Weight best = NoWay;
            for (const PlaceWeight& reached : other)
                if (spread[reached.place] != NoWay)
                    best = std::min(best, spread[reached.place] + reached.weight);
            result.push_back(best);
        }
        for (const PlaceWeight& reached : one)
            spread[reached.place] = NoWay;
        return result;
    }

    [[nodiscard]] std::vector<PlaceWeight> climbFrom(std::uint32_t node) {
        const auto up = climb.run(placed(hierarchy, std::vector<Seed>{{node, 0, true}}));
        return {up.begin(), up.end()};
    }
    [[nodiscard]] std::vector<PlaceWeight> climbTo(std::uint32_t node) {
        const auto down = climbBack.run(placed(hierarchy, std::vector<Seed>{{node, 0, true}}));
        return {down.begin(), down.end()};
    }

    void store(const Square& weights) {
        const std::size_t count = places.size();
        std::vector<std::uint32_t> durations(count * count, TravelMatrix::Unreachable);
        std::vector<std::uint32_t> distances(count * count, TravelMatrix::Unreachable);
        for (std::size_t s = 0; s < count; ++s)
            for (std::size_t t = 0; t < count; ++t)
                if (const Weight weight = weights.at(s, t); weight < Closed) {
                    durations[s * count + t] = detail::timeOf(weight);
                    distances[s * count + t] = detail::lengthOf(weight);
                }
        matrix = {count, std::move(durations), std::move(distances)};
    }

    [[nodiscard]] std::vector<EdgeIndex> differences(const StreetNetwork& changed) const {
        std::vector<EdgeIndex> edges;
        for (std::uint32_t e = 0; e < base->edgeCount(); ++e)
            if (!sameForTrucks(base->edge(EdgeIndex(e)), changed.edge(EdgeIndex(e))))
                edges.emplace_back(e);
        return edges;
    }

    /// Puts the present weights on the arcs of the edges named, forwards and back.
    void follow(const StreetNetwork& changed, std::span<const EdgeIndex> edges) {
        travel.follow(changed, before, edges, Closed);
        std::vector<bool> isNamed(base->edgeCount(), false);
        for (const EdgeIndex e : edges)
            isNamed[e.value()] = true;
        for (std::uint32_t v = 0; v < reversed.vertexCount(); ++v)
            for (std::uint32_t a = reversed.first[v]; a < reversed.first[v + 1]; ++a)
                if (isNamed[reversed.arcs[a].edge])
                    for (const detail::SearchArc& arc : travel.graph().arcsAt(reversed.arcs[a].target))
                        if (arc.target == v && arc.edge == reversed.arcs[a].edge)
                            reversed.arcs[a].weight = arc.weight;
    }

    [[nodiscard]] std::vector<ChangedArc> changedArcs(std::span<const EdgeIndex> edges) const {
        std::vector<bool> isNamed(base->edgeCount(), false);
        for (const EdgeIndex e : edges)
            isNamed[e.value()] = true;
        std::vector<ChangedArc> arcs;
        const detail::SearchGraph& old = before.graph();
        for (std::uint32_t v = 0; v < old.vertexCount(); ++v)
            for (std::uint32_t a = old.first[v]; a < old.first[v + 1]; ++a)
                if (isNamed[old.arcs[a].edge] && old.arcs[a].weight != travel.graph().arcs[a].weight)
                    arcs.push_back(
                        {v, old.arcs[a].target, old.arcs[a].weight, travel.graph().arcs[a].weight});
        return arcs;
    }

    /// Entries whose fastest way may have led over an arc that is slower or closed now.
    [[nodiscard]] std::vector<bool> touched(std::span<const ChangedArc> arcs) {
        const std::size_t count = places.size();
        std::vector<bool> isTouched(count * count, false);
        for (const ChangedArc& arc : arcs) {
            if (arc.now <= arc.before)
                continue;
            const std::vector<Weight> toTail = meetings(climbTo(arc.tail), from);
            const std::vector<Weight> fromHead = meetings(climbFrom(arc.head), to);
            for (std::size_t s = 0; s < count; ++s) {
                const Weight sofar = sum(toTail[s], arc.before);
                for (std::size_t t = 0; t < count && sofar < Closed; ++t)
                    if (sum(sofar, fromHead[t]) == prepared.at(s, t) && prepared.at(s, t) < Closed)
                        isTouched[s * count + t] = true;
            }
        }
        return isTouched;
    }

    /// Places on changed streets, or at their ends, start and arrive otherwise.
    void touchPlacesOn(std::span<const EdgeIndex> edges, std::vector<bool>& isTouched) const {
        const std::size_t count = places.size();
        for (std::size_t p = 0; p < count; ++p) {
            const bool isAtEnd = places[p].toStart == Distance{} || places[p].toEnd == Distance{};
            const StreetEdge& own = base->edge(places[p].edge);
            const bool isNear = std::ranges::any_of(edges, [&](EdgeIndex e) {
                const StreetEdge& edge = base->edge(e);
                return e == places[p].edge || (isAtEnd && before.hasTurns() &&
                                               (edge.from == own.from || edge.from == own.to ||
                                                edge.to == own.from || edge.to == own.to));
            });
            for (std::size_t q = 0; isNear && q < count; ++q)
                isTouched[p * count + q] = isTouched[q * count + p] = true;
        }
    }

    /// Weights from one place to all, by a search; only those wanted are surely final.
    void searchRow(detail::GraphSearch& search, const std::vector<Seed>& seeds, const Arrivals& arrivals,
                   const std::vector<bool>& isWanted, std::vector<Weight>& row) const {
        constexpr std::uint32_t Often = 256;
        search.start(seeds);
        Weight bound = NoWay;
        for (std::uint32_t steps = 1;; ++steps) {
            const auto step = search.next();
            if (!step || step->weight >= std::min(bound, Closed))
                break;
            for (const PlaceWeight& arrival : arrivals.at(step->vertex))
                row[arrival.place] = std::min(row[arrival.place], step->weight + arrival.weight);
            if (steps % Often != 0)
                continue;
            bound = 0;
            for (std::size_t p = 0; p < row.size(); ++p)
                if (isWanted[p])
                    bound = std::max(bound, row[p]);
        }
    }

    /// How all places are left and reached now.
    struct BothWays {
        std::vector<std::vector<Seed>> starts;
        std::vector<std::vector<Seed>> ends;
        Arrivals arrivals;
        Arrivals departures;
    };
    [[nodiscard]] BothWays bothWays() const {
        std::vector<std::vector<Seed>> starts;
        std::vector<std::vector<Seed>> ends;
        for (const Access& place : places) {
            starts.push_back(travel.seedsFrom(place));
            ends.push_back(travel.seedsTo(place));
        }
        Arrivals arrivals(travel.graph().vertexCount(), ends);
        Arrivals departures(travel.graph().vertexCount(), starts);
        return {std::move(starts), std::move(ends), std::move(arrivals), std::move(departures)};
    }

    /// Finds the touched entries anew, by rows or columns: always the line that settles most of what is left.
    void searchTouched(std::vector<bool>& isTouched, Square& weights, const std::stop_token& stop) {
        const std::size_t count = places.size();
        std::vector<std::size_t> left(2 * count, 0); // rows, then columns
        for (std::size_t s = 0; s < count; ++s)
            for (std::size_t t = 0; t < count; ++t)
                if (isTouched[s * count + t]) {
                    ++left[s];
                    ++left[count + t];
                }
        if (std::ranges::all_of(left, [](std::size_t n) { return n == 0; }))
            return;
        const auto [starts, ends, arrivals, departures] = bothWays();
        detail::GraphSearch forward(travel.graph());
        detail::GraphSearch backward(reversed);
        std::vector<Weight> row(count);
        std::vector<bool> isWanted(count);
        for (;;) {
            const auto line = static_cast<std::size_t>(std::ranges::max_element(left) - left.begin());
            if (left[line] == 0)
                return;
            if (stop.stop_requested())
                throw Cancelled();
            const bool isRow = line < count;
            const std::size_t place = line % count;
            const auto cell = [&](std::size_t other) {
                return isRow ? place * count + other : other * count + place;
            };
            for (std::size_t other = 0; other < count; ++other) {
                isWanted[other] = isTouched[cell(other)];
                const auto direct = isRow ? travel.direct(places[place], places[other])
                                          : travel.direct(places[other], places[place]);
                row[other] = direct.value_or(NoWay);
            }
            if (isRow)
                searchRow(forward, starts[place], arrivals, isWanted, row);
            else
                searchRow(backward, ends[place], departures, isWanted, row);
            ++searches;
            for (std::size_t other = 0; other < count; ++other) {
                if (!isWanted[other])
                    continue;
                isTouched[cell(other)] = false;
                (isRow ? weights.at(place, other) : weights.at(other, place)) = row[other];
                --left[other + (isRow ? count : 0)];
            }
            left[line] = 0;
        }
    }

    /// Ways that lead over faster arcs, when nothing got slower: put together from old ways between them.
    void joinFaster(std::span<const ChangedArc> arcs, Square& weights) {
        const std::size_t count = arcs.size();
        std::vector<std::vector<PlaceWeight>> tails;
        for (const ChangedArc& arc : arcs)
            tails.push_back(climbTo(arc.tail));
        // From having driven one faster arc to having driven another next.
        Square next(count);
        std::vector<std::vector<Weight>> toTail;
        std::vector<std::vector<Weight>> fromHead;
        for (std::size_t i = 0; i < count; ++i) {
            const std::vector<PlaceWeight> head = climbFrom(arcs[i].head);
            const std::vector<Weight> between = meetings(head, tails);
            for (std::size_t j = 0; j < count; ++j)
                next.at(i, j) = i == j ? 0 : sum(between[j], arcs[j].now);
            toTail.push_back(meetings(tails[i], from));
            fromHead.push_back(meetings(head, to));
        }
        for (std::size_t k = 0; k < count; ++k)
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j < count; ++j)
                    next.at(i, j) = std::min(next.at(i, j), sum(next.at(i, k), next.at(k, j)));
        for (std::size_t s = 0; s < places.size(); ++s)
            for (std::size_t j = 0; j < count; ++j) {
                Weight driven = NoWay; // from the place to the end of arc j
                for (std::size_t i = 0; i < count; ++i)
                    driven = std::min(driven, sum(sum(toTail[i][s], arcs[i].now), next.at(i, j)));
                for (std::size_t t = 0; t < places.size() && driven < Closed; ++t)
                    weights.at(s, t) = std::min(weights.at(s, t), sum(driven, fromHead[j][t]));
            }
    }

    /// Ways that lead over faster arcs while others got slower: by searches from and to where they begin.
    void searchFaster(std::span<const ChangedArc> arcs, Square& weights, const std::stop_token& stop) {
        std::vector<std::uint32_t> tails;
        for (const ChangedArc& arc : arcs)
            if (arc.now < arc.before)
                tails.push_back(arc.tail);
        std::ranges::sort(tails);
        tails.erase(std::ranges::unique(tails).begin(), tails.end());
        if (tails.empty())
            return;
        const std::size_t count = places.size();
        const auto [starts, ends, arrivals, departures] = bothWays();
        detail::GraphSearch forward(travel.graph());
        detail::GraphSearch backward(reversed);
        const std::vector<bool> all(count, true);
        for (const std::uint32_t tail : tails) {
            if (stop.stop_requested())
                throw Cancelled();
            std::vector<Weight> onward(count, NoWay);
            std::vector<Weight> hither(count, NoWay);
            searchRow(forward, {{tail, 0, true}}, arrivals, all, onward);
            searchRow(backward, {{tail, 0, true}}, departures, all, hither);
            searches += 2;
            for (std::size_t s = 0; s < count; ++s)
                for (std::size_t t = 0; t < count; ++t)
                    weights.at(s, t) = std::min(weights.at(s, t), sum(hither[s], onward[t]));
        }
    }
};

LiveTruckTable::LiveTruckTable(std::shared_ptr<const StreetNetwork> network, std::vector<Access> places,
                               const std::stop_token& stop)
    : m_impl(std::make_unique<Impl>(std::move(network), std::move(places), stop)) {}
LiveTruckTable::~LiveTruckTable() = default;
LiveTruckTable::LiveTruckTable(LiveTruckTable&&) noexcept = default;

const TravelMatrix& LiveTruckTable::table() const {
    return m_impl->matrix;
}

std::size_t LiveTruckTable::searchCount() const {
    return m_impl->searches;
}

void LiveTruckTable::update(std::shared_ptr<const StreetNetwork> changed, const std::stop_token& stop) {
    Impl& impl = *m_impl;
    std::vector<EdgeIndex> edges = impl.differences(*changed);
    std::vector<EdgeIndex> either = edges; // what differed before may be as prepared again
    either.insert(either.end(), impl.changedEdges.begin(), impl.changedEdges.end());
    impl.follow(*changed, either);
    impl.current = std::move(changed);
    impl.changedEdges = std::move(edges);
    impl.searches = 0;
    const std::vector<ChangedArc> arcs = impl.changedArcs(impl.changedEdges);
    const bool isAnySlower = std::ranges::any_of(arcs, [](const ChangedArc& a) { return a.now > a.before; });
    Square weights = impl.prepared;
    std::vector<bool> isTouched = impl.touched(arcs);
    impl.touchPlacesOn(impl.changedEdges, isTouched);
    impl.searchTouched(isTouched, weights, stop);
    if (isAnySlower)
        impl.searchFaster(arcs, weights, stop);
    else
        impl.joinFaster(arcs, weights);
    impl.store(weights);
}

} // namespace planner
