#include "app/cli/bench_network.h"

#include "app/cli/boost_search.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/base/random.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/prepared_network.h"
#include "libplanner/network/service_area.h"
#include "libplanner/network/walk_search.h"
#include "libplanner/network/walk_table.h"

#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <span>
#include <utility>

namespace app::cli {

using namespace planner;

namespace {

double cpuSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// CPU seconds of one call.
template <class Work>
double timed(const Work& work) {
    const double begin = cpuSeconds();
    work();
    return cpuSeconds() - begin;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

bool equals(std::uint32_t ours, std::uint64_t boosts) {
    return ours == Unreachable ? boosts == BoostSearch::NoWay : ours == boosts;
}

class Bench {
public:
    Bench(std::shared_ptr<const StreetNetwork> network, const std::stop_token& stop,
          const std::function<void(const BenchRow&)>& taken)
        : m_network(std::move(network)), m_stop(stop), m_taken(taken), m_walk(*m_network, TravelMode::Walk),
          m_truck(*m_network, TravelMode::Truck) {
        drawPlaces();
    }

    std::vector<BenchRow> run(std::optional<double> buildCpuSeconds) {
        if (buildCpuSeconds) {
            const bool isLarge = m_network->edgeCount() > 400000;
            take({.workload = "build the graph",
                  .oursCpuSeconds = *buildCpuSeconds,
                  .bar = isLarge ? 20.0 : 1.5});
        }
        oneToAll();
        bounded();
        walkTable();
        truckTable();
        nearestSites();
        serviceAreaRows();
        return std::move(m_rows);
    }

private:
    static constexpr std::uint64_t Seed = 1;
    static constexpr const char* Boost = "Boost CSR Dijkstra, no colour map";

    void take(BenchRow row) {
        if (m_stop.stop_requested())
            throw Cancelled();
        row.peakMegabytes = peakMegabytes();
        m_taken(row);
        m_rows.push_back(std::move(row));
    }

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
        take(row);
    }

    /// So short that reading the clock each time would be a good part of it: timed all together, compared
    /// apart.
    void bounded() {
        constexpr std::size_t Sources = 1000;
        constexpr std::uint64_t Limit = 1000000; // 1 km
        const std::span<const VertexIndex> sources = std::span(m_vertices).first(Sources);
        WalkSearch search(*m_network);
        BenchRow row{.workload = "bounded search, 1 km", .baseline = Boost, .baselineCpuSeconds = 0.0};
        // Boost clears all vertices each time, so that the bar of 1/20 for 100,000 of them scales with their
        // number.
        row.bar = 0.05 * std::max(1.0, 100000.0 / static_cast<double>(m_network->vertexCount()));
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
        take(row);
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
        take({.workload = "2,000 × 20,000 walks, prepared",
              .oursCpuSeconds = sweeping,
              .baseline = Boost,
              .baselineCpuSeconds = boosts,
              .bar = isLarge ? 1.0 / 40.0 : 1.0 / 25.0,
              .isRight = isRight});
        take({.workload = "2,000 × 20,000 walks, cold",
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
        const double preparation = timed([&] { prepared.emplace(m_network, TravelMode::Truck, m_stop); });
        // Stops at vertices, so that Boost answers the very same question.
        std::vector<Access> stops;
        std::vector<VertexIndex> at;
        for (Access stop : m_stops) {
            const StreetEdge& edge = m_network->edge(stop.edge);
            stop.toStart = Distance{};
            stop.toEnd = edge.length;
            stops.push_back(stop);
            at.push_back(edge.from);
        }
        TravelMatrix table;
        const double ours = timed([&] { table = prepared->driveTable(stops, 1, m_stop, {}); });
        double boosts = 0.0;
        bool isRight = true;
        const std::size_t checked = std::min(Checked, stops.size());
        for (std::size_t s = 0; s < checked; ++s) {
            std::span<const std::uint64_t> all;
            boosts += timed([&] { all = m_truck.from(at[s]); });
            for (std::size_t t = 0; t < stops.size(); ++t) {
                const PlaceIndex from(s);
                const PlaceIndex to(t);
                const std::uint64_t expected = all[at[t].value()];
                isRight = isRight && table.isReachable(from, to) == (expected != BoostSearch::NoWay);
                if (isRight && table.isReachable(from, to))
                    isRight = (static_cast<std::uint64_t>(table.duration(from, to).count()) << 32) +
                                  static_cast<std::uint64_t>(table.distance(from, to).count()) ==
                              expected;
            }
        }
        if (checked > 0)
            boosts *= static_cast<double>(stops.size()) / static_cast<double>(checked);
        take({.workload = "500 × 500 truck table, prepared",
              .oursCpuSeconds = ours,
              .baseline = Boost,
              .baselineCpuSeconds = boosts,
              .bar = 1.0 / 40.0,
              .isRight = isRight});
        take({.workload = "500 × 500 truck table, cold",
              .oursCpuSeconds = ours + preparation,
              .baseline = Boost,
              .baselineCpuSeconds = boosts,
              .bar = 1.0,
              .isRight = isRight});
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
        take({.workload = "nearest 32 of 15,000 sites for 100,000 homes within 1.5 km",
              .oursCpuSeconds = ours,
              .bar = 1.0,
              .isRight = isRight});
    }

    void serviceAreaRows() {
        constexpr std::size_t SiteCount = 300;
        const std::span<const Access> sites = std::span(m_homes).first(std::min(SiteCount, m_homes.size()));
        take({.workload = "service areas of 300 cabins",
              .oursCpuSeconds = timed([&] { (void)serviceAreas(*m_network, sites, {}, m_stop); }),
              .bar = 2.0});
        ServiceAreaOptions alone;
        alone.splitByNearest = false;
        take({.workload = "service area of one cabin",
              .oursCpuSeconds = timed([&] { (void)serviceAreas(*m_network, sites.first(1), alone, m_stop); }),
              .bar = 0.01});
    }

    std::shared_ptr<const StreetNetwork> m_network;
    const std::stop_token& m_stop;
    const std::function<void(const BenchRow&)>& m_taken;
    BoostSearch m_walk;
    BoostSearch m_truck;
    std::vector<VertexIndex> m_vertices;
    std::vector<Access> m_homes;
    std::vector<Access> m_stops;
    std::vector<BenchRow> m_rows;
};

} // namespace

std::vector<BenchRow> benchNetwork(const std::shared_ptr<const StreetNetwork>& network,
                                   std::optional<double> buildCpuSeconds, const std::stop_token& stop,
                                   const std::function<void(const BenchRow&)>& taken) {
    return Bench(network, stop, taken).run(buildCpuSeconds);
}

} // namespace app::cli
