#include "app/cli/bench_network.h"

#include "app/cli/boost_search.h"
#include "app/profiles/profiles.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/random.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/graph_search.h"
#include "libplanner/network/live_truck_table.h"
#include "libplanner/network/prepared_network.h"
#include "libplanner/network/service_area.h"
#include "libplanner/network/street_changes.h"
#include "libplanner/network/street_network_builder.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/turn_graph.h"
#include "libplanner/network/walk_search.h"
#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace app::cli {

using namespace planner;

namespace {

/// CPU seconds of one call.
template <class Work>
double timed(const Work& work) {
    const double begin = threadCpuSeconds();
    work();
    return threadCpuSeconds() - begin;
}

bool equals(std::uint32_t ours, std::uint64_t boosts) {
    return ours == Unreachable ? boosts == BoostSearch::NoWay : ours == boosts;
}

class Bench {
public:
    Bench(std::shared_ptr<const StreetNetwork> network, std::shared_ptr<const StreetNetwork> turning,
          const std::stop_token& stop, const std::function<void(const BenchRow&)>& taken)
        : m_network(std::move(network)), m_turning(std::move(turning)), m_stop(stop), m_book(stop, taken),
          m_walk(*m_network, TravelMode::Walk), m_truck(*m_network, TravelMode::Truck) {
        drawPlaces();
    }

    std::vector<BenchRow> run(const NetworkBenchOptions& options) {
        if (options.buildCpuSeconds) {
            const bool isLarge = m_network->edgeCount() > 400000;
            m_book.take({.workload = "build the graph",
                         .oursCpuSeconds = *options.buildCpuSeconds,
                         .bar = isLarge ? 20.0 : 1.5});
        }
        // clang-format off
        const std::array<std::pair<std::string_view, void (Bench::*)()>, 9> groups = {{
            {"one-to-all", &Bench::oneToAll},
            {"bounded", &Bench::bounded},
            {"walks", &Bench::walkTable},
            {"trucks", &Bench::truckTable},
            {"turns", &Bench::turnTable},
            {"changed-walks", &Bench::changedWalk},
            {"changed-trucks", &Bench::changedTable},
            {"nearest", &Bench::nearestSites},
            {"areas", &Bench::serviceAreaRows},
        }};
        // clang-format on
        for (const auto& [name, measure] : groups)
            if (options.only.empty() || options.only == name)
                (this->*measure)();
        if (options.buildsLarge)
            buildLarge();
        return m_book.rows();
    }

private:
    static constexpr std::uint64_t Seed = 1;
    static constexpr const char* Boost = "Boost CSR Dijkstra, no colour map";

    /// Vertices anywhere, and homes some metres beside street points anywhere.
    void drawPlaces() {
        constexpr std::size_t HomeCount = 100000;
        Random random(Seed);
        for (int i = 0; i < 20000; ++i)
            m_vertices.emplace_back(random.below(m_network->vertexCount()));
        const AccessFinder finder(m_network, TravelMode::Walk, {}, metres(500.0));
        const AccessFinder truckFinder(m_network, TravelMode::Truck, {}, metres(500.0));
        for (std::size_t tries = 0; m_homes.size() < HomeCount && tries < 2 * HomeCount; ++tries) {
            const std::span<const Point> line =
                m_network->geometry(EdgeIndex(random.below(m_network->edgeCount())));
            Point place = line[random.below(line.size())];
            place = {place.x + random.unit() * 60.0 - 30.0, place.y + random.unit() * 60.0 - 30.0};
            const AccessResult home = finder.find(place);
            if (const auto* access = std::get_if<Access>(&home))
                m_homes.push_back(*access);
            if (m_stops.size() == 500)
                continue;
            const AccessResult truckStop = truckFinder.find(place);
            if (const auto* access = std::get_if<Access>(&truckStop))
                m_stops.push_back(*access);
        }
    }

    void oneToAll() {
        constexpr std::size_t Sources = 60;
        WalkSearch search(*m_network);
        BenchRow row{.workload = "one-to-all", .baseline = Boost, .baselineCpuSeconds = 0.0};
        row.bar = m_network->vertexCount() > 200000 ? 0.75 : 0.6;
        for (std::size_t s = 0; s < Sources; ++s) {
            std::span<const std::uint32_t> ours;
            std::span<const std::uint64_t> boosts;
            row.oursCpuSeconds += timed([&] { ours = search.from(m_vertices[s], std::nullopt); });
            *row.baselineCpuSeconds += timed([&] { boosts = m_walk.from(m_vertices[s]); });
            for (std::size_t v = 0; v < ours.size(); ++v)
                row.isRight = row.isRight && equals(ours[v], boosts[v]);
        }
        m_book.take(row);
    }

    /// So short that reading the clock each time would be a good part of it: timed all together, compared
    /// apart.
    void bounded() {
        constexpr std::size_t Sources = 1000;
        constexpr std::uint64_t Limit = 1000000; // 1 km
        const std::span<const VertexIndex> sources = std::span(m_vertices).first(Sources);
        WalkSearch search(*m_network);
        BenchRow row{.workload = "bounded search, 1 km", .baseline = Boost, .baselineCpuSeconds = 0.0};
        // What Boost spends here is clearing all vertices; in a small city that is little.
        row.bar = 0.5;
        row.oursCpuSeconds = timed([&] {
            for (const VertexIndex v : sources)
                (void)search.from(v, Distance{Limit});
        });
        row.baselineCpuSeconds = timed([&] {
            for (const VertexIndex v : sources)
                (void)m_walk.from(v, Limit);
        });
        for (const VertexIndex v : sources.first(100)) {
            const std::span<const std::uint32_t> ours = search.from(v, Distance{Limit});
            const std::span<const std::uint64_t> boosts = m_walk.from(v, Limit);
            for (const std::uint32_t reached : search.reached())
                row.isRight = row.isRight && equals(ours[reached], boosts[reached]);
        }
        m_book.take(row);
    }

    void walkTable() {
        constexpr std::size_t Sources = 2000;
        constexpr std::size_t Checked = 100;
        const std::span<const VertexIndex> sources = std::span(m_vertices).first(Sources);
        std::vector<std::vector<std::uint32_t>> kept(Checked);
        std::optional<PreparedNetwork> prepared;
        const double preparation = timed([&] { prepared.emplace(m_network, TravelMode::Walk, m_stop); });
        // Rows are consumed as they come: the nearest target of each is what a planner would take from them.
        std::uint64_t sum = 0;
        const double sweeping = timed([&] {
            prepared->walkRows(sources, std::span<const VertexIndex>(m_vertices), 1, m_stop,
                               [&](std::size_t source, std::span<const std::uint32_t> row) {
                                   sum += row[source];
                                   if (source < Checked)
                                       kept[source].assign(row.begin(), row.end());
                               });
        });
        double boosts = 0.0;
        bool isRight = sum == 0; // every source is a target as well, at no distance
        for (std::size_t s = 0; s < Checked; ++s) {
            std::span<const std::uint64_t> all;
            boosts += timed([&] { all = m_walk.from(m_vertices[s]); });
            for (std::size_t t = 0; t < m_vertices.size(); ++t)
                isRight = isRight && equals(kept[s][t], all[m_vertices[t].value()]);
        }
        boosts *= static_cast<double>(Sources) / Checked;
        const bool isLarge = m_network->vertexCount() >= 60000;
        m_book.take({.workload = "2,000 × 20,000 walks, prepared",
                     .oursCpuSeconds = sweeping,
                     .baseline = Boost,
                     .baselineCpuSeconds = boosts,
                     .bar = isLarge ? 1.0 / 40.0 : 1.0 / 25.0,
                     .isRight = isRight});
        m_book.take({.workload = "2,000 × 20,000 walks, cold",
                     .oursCpuSeconds = sweeping + preparation,
                     .baseline = Boost,
                     .baselineCpuSeconds = boosts,
                     .bar = 0.25,
                     .isRight = isRight});
    }

    /// Boost goes from and to vertices: a stop's table entry is made of those of the ends of its edge.
    void truckTable() {
        constexpr std::size_t Checked = 40;
        std::optional<PreparedNetwork> prepared;
        prepared.emplace(m_network, TravelMode::Truck, m_stop);
        const auto [stops, at] = stopsAtVertices();
        TravelMatrix table;
        const double ours = timed([&] { table = prepared->driveTable(stops, 1, m_stop, {}); });
        double boosts = 0.0;
        bool isRight = true;
        const std::size_t checked = std::min(Checked, stops.size());
        for (std::size_t s = 0; s < checked; ++s) {
            std::span<const std::uint64_t> all;
            boosts += timed([&] { all = m_truck.from(at[s]); });
            for (std::size_t t = 0; t < stops.size(); ++t)
                isRight = isRight && equalsEntry(table, s, t, all[at[t].value()]);
        }
        if (checked > 0)
            boosts *= static_cast<double>(stops.size()) / static_cast<double>(checked);
        m_book.take({.workload = "500 × 500 truck table, prepared",
                     .oursCpuSeconds = ours,
                     .baseline = Boost,
                     .baselineCpuSeconds = boosts,
                     .bar = 1.0 / 40.0,
                     .isRight = isRight});
        TravelMatrix cold;
        const double coldly = timed([&] { cold = buildTruckTable(*m_network, stops, 1, m_stop, {}); });
        isRight = isRight && cold == table;
        m_book.take({.workload = "500 × 500 truck table, cold",
                     .oursCpuSeconds = coldly,
                     .baseline = Boost,
                     .baselineCpuSeconds = boosts,
                     .bar = 1.0,
                     .isRight = isRight});
    }

    struct StopsAtVertices {
        std::vector<Access> stops;
        std::vector<VertexIndex> at;
    };

    /// Stops at vertices, so that Boost answers the very same question.
    [[nodiscard]] StopsAtVertices stopsAtVertices() const {
        StopsAtVertices result;
        for (Access stop : m_stops) {
            const StreetEdge& edge = m_network->edge(stop.edge);
            stop.toStart = Distance{};
            stop.toEnd = edge.length;
            result.stops.push_back(stop);
            result.at.push_back(edge.from);
        }
        return result;
    }

    static bool equalsEntry(const TravelMatrix& table, std::size_t s, std::size_t t, std::uint64_t expected) {
        const PlaceIndex from(s);
        const PlaceIndex to(t);
        if (!table.isReachable(from, to))
            return expected == BoostSearch::NoWay;
        return (static_cast<std::uint64_t>(table.duration(from, to).count()) << 32) +
                   static_cast<std::uint64_t>(table.distance(from, to).count()) ==
               expected;
    }

    /// Boost runs on the graph of driven edges, with the stops put in as vertices of their own.
    void turnTable() {
        constexpr std::size_t Checked = 200;
        if (!m_turning)
            return;
        std::optional<PreparedNetwork> prepared;
        (void)timed([&] { prepared.emplace(m_turning, TravelMode::Truck, m_stop); });
        TravelMatrix table;
        const double ours = timed([&] { table = prepared->driveTable(m_stops, 1, m_stop, {}); });
        const planner::detail::TravelGraph travel(*m_turning, TravelMode::Truck);
        const auto states = static_cast<std::uint32_t>(travel.graph().vertexCount());
        std::vector<BoostSearch::Arc> arcs;
        for (std::uint32_t v = 0; v < states; ++v)
            for (const planner::detail::SearchArc& arc : travel.graph().arcsAt(v))
                arcs.push_back({v, arc.target, arc.weight});
        for (std::uint32_t p = 0; p < m_stops.size(); ++p) {
            for (const planner::detail::Seed& seed : travel.seedsFrom(m_stops[p]))
                arcs.push_back({states + 2 * p, seed.vertex, seed.weight});
            for (const planner::detail::Seed& seed : travel.seedsTo(m_stops[p]))
                arcs.push_back({seed.vertex, states + 2 * p + 1, seed.weight});
        }
        BoostSearch boost(states + 2 * m_stops.size(), arcs);
        double boosts = 0.0;
        bool isRight = true;
        const std::size_t checked = std::min(Checked, m_stops.size());
        for (std::uint32_t s = 0; s < checked; ++s) {
            std::span<const std::uint64_t> all;
            boosts += timed([&] { all = boost.from(VertexIndex(states + 2 * s)); });
            for (std::uint32_t t = 0; t < m_stops.size(); ++t)
                isRight =
                    isRight &&
                    equalsEntry(table, s, t,
                                std::min(all[states + 2 * t + 1],
                                         travel.direct(m_stops[s], m_stops[t]).value_or(BoostSearch::NoWay)));
        }
        if (checked > 0)
            boosts *= static_cast<double>(m_stops.size()) / static_cast<double>(checked);
        m_book.take({.workload = "500 × 500 truck table with turns, prepared",
                     .oursCpuSeconds = ours,
                     .baseline = "Boost CSR Dijkstra on the edge-expanded graph",
                     .baselineCpuSeconds = boosts,
                     .bar = 1.0 / 15.0,
                     .isRight = isRight});
        TravelMatrix cold;
        const double coldly = timed([&] { cold = buildTruckTable(*m_turning, m_stops, 1, m_stop, {}); });
        isRight = isRight && cold == table;
        m_book.take({.workload = "500 × 500 truck table with turns, cold",
                     .oursCpuSeconds = coldly,
                     .baseline = "Boost CSR Dijkstra on the edge-expanded graph",
                     .baselineCpuSeconds = boosts,
                     .bar = 1.0,
                     .isRight = isRight});
    }

    /// The edges of the street of some random edge that trucks use, closed or slowed.
    [[nodiscard]] std::vector<EdgeEdit> randomEdits(Random& random, bool isClosed) const {
        std::uint32_t street = 0;
        for (int tries = 0; tries < 1000; ++tries) {
            const StreetEdge& edge = m_network->edge(EdgeIndex(random.below(m_network->edgeCount())));
            street = edge.street;
            if (edge.truckForward)
                break;
        }
        return editsOf(street, isClosed);
    }

    [[nodiscard]] std::vector<EdgeEdit> editsOf(std::uint32_t street, bool isClosed) const {
        std::vector<EdgeEdit> edits;
        for (std::uint32_t e = 0; e < m_network->edgeCount(); ++e) {
            const StreetEdge& edge = m_network->edge(EdgeIndex(e));
            if (edge.street != street)
                continue;
            if (isClosed)
                edits.push_back({EdgeIndex(e), false, {}, {}});
            else
                edits.push_back({EdgeIndex(e), edge.walkable, edge.truckForwardTime + edge.truckForwardTime,
                                 edge.truckBackwardTime + edge.truckBackwardTime});
        }
        return edits;
    }

    void changedWalk() {
        constexpr std::size_t Changes = 5;
        Random random(Seed + 1);
        BenchRow row{.workload = "a street closed, then one to all, mean of 5", .bar = 0.05};
        for (std::size_t i = 0; i < Changes; ++i) {
            const std::vector<EdgeEdit> edits = randomEdits(random, true);
            std::shared_ptr<const StreetNetwork> changed;
            std::optional<WalkSearch> search;
            std::span<const std::uint32_t> ours;
            row.oursCpuSeconds += timed([&] {
                                      changed = editedNetwork(*m_network, edits);
                                      search.emplace(*changed);
                                      ours = search->from(m_vertices[i], std::nullopt);
                                  }) /
                                  static_cast<double>(Changes);
            BoostSearch boost(*changed, TravelMode::Walk);
            const std::span<const std::uint64_t> boosts = boost.from(m_vertices[i]);
            for (std::size_t v = 0; v < ours.size(); ++v)
                row.isRight = row.isRight && equals(ours[v], boosts[v]);
        }
        m_book.take(row);
    }

    void changedTable() {
        constexpr std::size_t Changes = 10;
        const auto [stops, at] = stopsAtVertices();
        std::optional<LiveTruckTable> live;
        live.emplace(m_network, stops, m_stop);
        for (const bool isClosed : {true, false}) {
            Random random(Seed + 2);
            BenchRow row{.workload = isClosed ? "a street closed, then 500 × 500 trucks, mean of 10"
                                              : "a street slowed, then 500 × 500 trucks, mean of 10",
                         .bar = 0.15};
            for (std::size_t i = 0; i < Changes; ++i) {
                row.oursCpuSeconds +=
                    changeTable(*live, randomEdits(random, isClosed), i, row.isRight) / double{Changes};
            }
            m_book.take(row);
        }
        const std::vector<std::uint32_t> arteries = streetsMostDriven(stops);
        for (const bool isClosed : {true, false}) {
            BenchRow row{.workload = isClosed
                                         ? "one of the 5 streets most driven closed, then 500 × 500 trucks"
                                         : "one of the 5 streets most driven slowed, then 500 × 500 trucks",
                         .bar = 0.15};
            for (const std::uint32_t artery : arteries) {
                live->update(m_network, m_stop);
                row.oursCpuSeconds += changeTable(*live, editsOf(artery, isClosed), 0, row.isRight) /
                                      static_cast<double>(arteries.size());
            }
            m_book.take(row);
        }
    }

    /// CPU seconds of one change and the table after it.
    double changeTable(LiveTruckTable& live, const std::vector<EdgeEdit>& edits, std::size_t first,
                       bool& isRight) {
        constexpr std::size_t Checked = 10;
        const auto [stops, at] = stopsAtVertices();
        std::shared_ptr<const StreetNetwork> changed;
        const double seconds = timed([&] {
            changed = editedNetwork(*m_network, edits);
            live.update(changed, m_stop);
        });
        if (m_network->hasTurnRules())
            return seconds; // Boost's graph has none
        BoostSearch boost(*changed, TravelMode::Truck);
        for (std::size_t s = first; s < stops.size(); s += std::max<std::size_t>(1, stops.size() / Checked)) {
            const std::span<const std::uint64_t> all = boost.from(at[s]);
            for (std::size_t t = 0; t < stops.size(); ++t)
                if (!isOn(edits, stops[s].edge) && !isOn(edits, stops[t].edge))
                    isRight = isRight && equalsEntry(live.table(), s, t, all[at[t].value()]);
        }
        return seconds;
    }

    /// The streets of the edges that most of the fastest ways between the stops lead over.
    [[nodiscard]] std::vector<std::uint32_t> streetsMostDriven(const std::vector<Access>& stops) const {
        constexpr std::size_t Count = 5;
        constexpr std::size_t Starts = 25;
        const planner::detail::TravelGraph travel(*m_network, TravelMode::Truck);
        planner::detail::GraphSearch search(travel.graph());
        std::vector<std::size_t> uses(m_network->edgeCount(), 0);
        for (std::size_t s = 0; s < stops.size(); s += std::max<std::size_t>(1, stops.size() / Starts)) {
            search.start(travel.seedsFrom(stops[s]));
            while (search.next()) {
            }
            for (const Access& stop : stops)
                for (const planner::detail::Seed& seed : travel.seedsTo(stop)) {
                    if (search.weight(seed.vertex) == planner::detail::NoWay)
                        continue;
                    auto parent = search.parent(seed.vertex);
                    for (; parent.vertex != UINT32_MAX; parent = search.parent(parent.vertex))
                        ++uses[parent.edge];
                }
        }
        std::vector<std::uint32_t> streets;
        while (streets.size() < Count) {
            const auto most = std::ranges::max_element(uses);
            if (most == uses.end() || *most == 0)
                break;
            const std::uint32_t street =
                m_network->edges()[static_cast<std::size_t>(most - uses.begin())].street;
            streets.push_back(street);
            for (std::size_t e = 0; e < uses.size(); ++e)
                if (m_network->edges()[e].street == street)
                    uses[e] = 0;
        }
        return streets;
    }

    /// A place whose own street is closed is nowhere, while the vertex at its end may still be reached.
    static bool isOn(const std::vector<EdgeEdit>& edits, EdgeIndex edge) {
        return std::ranges::any_of(edits, [edge](const EdgeEdit& edit) { return edit.edge == edge; });
    }

    void buildLarge() {
        constexpr int Side = 708; // a lattice of 1,001,112 segments
        const TravelProfiles travel = profiles::travelProfiles();
        std::shared_ptr<const StreetNetwork> built;
        const double ours = timed([&] {
            StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), travel.walk, travel.truck, {});
            for (int line = 0; line < Side; ++line)
                for (const bool isAcross : {true, false}) {
                    Street street;
                    street.key = Key((isAcross ? "x" : "y") + std::to_string(line));
                    for (int i = 0; i < Side; ++i)
                        street.line.push_back({400000.0 + 80.0 * (isAcross ? i : line),
                                               3390000.0 + 80.0 * (isAcross ? line : i)});
                    builder.add(std::move(street));
                }
            built = builder.build(m_stop, {});
        });
        BenchRow row{
            .workload = "build a graph of 1,000,000 segments, 4 GB", .oursCpuSeconds = ours, .bar = 20.0};
        row.isRight = built->edgeCount() > 1000000 && peakMegabytes() < 4096.0;
        m_book.take(row);
    }

    void nearestSites() {
        constexpr std::size_t SiteCount = 15000;
        constexpr std::uint32_t Nearest = 32;
        const std::span<const Access> sites = std::span(m_homes).first(std::min(SiteCount, m_homes.size()));
        WalkTableOptions options;
        options.nearest = Nearest;
        options.limit = metres(1500.0);
        std::vector<WalkEntry> row;
        bool isRight = true;
        const double ours = timed([&] {
            const WalkTable table = buildWalkTable(*m_network, sites, options, m_stop, {});
            for (const Access& home : m_homes) {
                row.clear();
                (void)walkRow(table, *m_network, sites, home, Nearest, row);
            }
            // The last home's nearest is checked against a search of its own.
            if (!row.empty())
                isRight = walkDistance(*m_network, m_homes.back(), sites[row.front().site]) ==
                          std::optional(Distance{row.front().distance});
        });
        m_book.take({.workload = "nearest 32 of 15,000 sites for 100,000 homes within 1.5 km",
                     .oursCpuSeconds = ours,
                     .bar = 1.0,
                     .isRight = isRight});
    }

    void serviceAreaRows() {
        constexpr std::size_t SiteCount = 300;
        const std::span<const Access> sites = std::span(m_homes).first(std::min(SiteCount, m_homes.size()));
        m_book.take({.workload = "service areas of 300 cabins",
                     .oursCpuSeconds = timed([&] { (void)serviceAreas(*m_network, sites, {}, m_stop); }),
                     .bar = 2.0});
        ServiceAreaOptions alone;
        alone.splitByNearest = false;
        m_book.take(
            {.workload = "service area of one cabin",
             .oursCpuSeconds = timed([&] { (void)serviceAreas(*m_network, sites.first(1), alone, m_stop); }),
             .bar = 0.01});
    }

    std::shared_ptr<const StreetNetwork> m_network;
    std::shared_ptr<const StreetNetwork> m_turning;
    const std::stop_token& m_stop;
    BenchBook m_book;
    BoostSearch m_walk;
    BoostSearch m_truck;
    std::vector<VertexIndex> m_vertices;
    std::vector<Access> m_homes;
    std::vector<Access> m_stops;
};

} // namespace

std::vector<BenchRow> benchNetwork(const std::shared_ptr<const StreetNetwork>& network,
                                   const std::shared_ptr<const StreetNetwork>& turning,
                                   const NetworkBenchOptions& options, const std::stop_token& stop,
                                   const std::function<void(const BenchRow&)>& taken) {
    return Bench(network, turning, stop, taken).run(options);
}

} // namespace app::cli
