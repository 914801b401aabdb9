#include "libplanner/network/walk_table.h"

#include "boost_oracle.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/network/walk_search.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace planner;

namespace {

constexpr Distance EverySite{std::numeric_limits<std::int64_t>::max()};

struct Town {
    std::shared_ptr<const StreetNetwork> network;
    std::vector<Access> sites;
    std::vector<Access> homes;
};

Town town(std::uint64_t seed, std::size_t siteCount) {
    Town result;
    result.network = fixture::build(fixture::randomTown(seed));
    result.sites =
        fixture::accesses(result.network, TravelMode::Walk, fixture::randomPlaces(seed + 100, siteCount));
    result.homes = fixture::accesses(result.network, TravelMode::Walk, fixture::randomPlaces(seed + 200, 60));
    // Two homes on the very same spot as sites, so that ties and zero walks occur.
    result.homes.push_back(result.sites.front());
    result.homes.push_back(result.sites.back());
    return result;
}

std::vector<WalkEntry> sorted(const std::vector<std::uint64_t>& distances) {
    std::vector<WalkEntry> entries;
    for (std::uint32_t s = 0; s < distances.size(); ++s)
        if (distances[s] != fixture::Oracle::NoWay)
            entries.push_back({s, static_cast<std::uint32_t>(distances[s])});
    std::ranges::sort(entries, {}, [](const WalkEntry& e) { return std::pair(e.distance, e.site); });
    return entries;
}

/// The row is a correct beginning of `all`, and its reach is honest.
void checkRow(std::span<const WalkEntry> row, Distance reach, const std::vector<WalkEntry>& all) {
    QVERIFY(row.size() <= all.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        QCOMPARE(row[i].distance, all[i].distance);
        QCOMPARE(row[i].site, all[i].site);
    }
    for (std::size_t i = row.size(); i < all.size(); ++i)
        QVERIFY(Distance{all[i].distance} > reach);
}

} // namespace

class TestWalkTable : public QObject {
    Q_OBJECT

private slots:
    void equalsBoost_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("sites");
        QTest::addColumn<int>("nearest");
        QTest::addColumn<double>("limit");
        QTest::newRow("many sites, searched from vertices") << 1 << 80 << 6 << 0.0;
        QTest::newRow("few sites, searched from sites") << 2 << 7 << 3 << 0.0;
        QTest::newRow("all sites wanted") << 3 << 25 << 1000 << 0.0;
        QTest::newRow("within 300 m, many") << 4 << 80 << 6 << 300.0;
        QTest::newRow("within 300 m, few") << 5 << 9 << 20 << 300.0;
        QTest::newRow("all sites at once") << 8 << 14 << 2 << 0.0;
        QTest::newRow("all sites at once, the nearest only") << 9 << 12 << 1 << 0.0;
        QTest::newRow("all sites at once within 300 m") << 10 << 17 << 2 << 300.0;
        QTest::newRow("one site") << 6 << 1 << 1 << 0.0;
        QTest::newRow("one wanted of many") << 7 << 90 << 1 << 0.0;
    }
    void equalsBoost() {
        QFETCH(int, seed);
        QFETCH(int, sites);
        QFETCH(int, nearest);
        QFETCH(double, limit);
        const Town t = town(static_cast<std::uint64_t>(seed), static_cast<std::size_t>(sites));
        WalkTableOptions options;
        options.nearest = static_cast<std::uint32_t>(nearest);
        if (limit > 0.0)
            options.limit = metres(limit);
        const WalkTable table = buildWalkTable(*t.network, t.sites, options, {}, {});
        const fixture::Oracle oracle(*t.network, TravelMode::Walk, t.sites);
        for (std::uint32_t v = 0; v < t.network->vertexCount(); ++v) {
            std::vector<WalkEntry> all = sorted(oracle.fromVertex(v));
            const std::span<const WalkEntry> row = table.row(VertexIndex(v));
            checkRow(row, table.reach(VertexIndex(v)), all);
            if (limit > 0.0)
                std::erase_if(all, [&](const WalkEntry& e) { return e.distance > limit * 1000.0; });
            QCOMPARE(row.size(), std::min(all.size(), static_cast<std::size_t>(nearest)));
        }
    }
    void homesEqualBoost_data() { equalsBoost_data(); }
    void homesEqualBoost() {
        QFETCH(int, seed);
        QFETCH(int, sites);
        QFETCH(int, nearest);
        QFETCH(double, limit);
        const Town t = town(static_cast<std::uint64_t>(seed), static_cast<std::size_t>(sites));
        WalkTableOptions options;
        options.nearest = static_cast<std::uint32_t>(nearest);
        if (limit > 0.0)
            options.limit = metres(limit);
        const WalkTable table = buildWalkTable(*t.network, t.sites, options, {}, {});
        std::vector<Access> places = t.homes;
        places.insert(places.end(), t.sites.begin(), t.sites.end());
        const fixture::Oracle oracle(*t.network, TravelMode::Walk, places);
        std::vector<WalkEntry> row{{99, 99}}; // walkRow appends
        for (std::size_t h = 0; h < t.homes.size(); ++h) {
            std::vector<std::uint64_t> distances = oracle.from(h);
            distances.erase(distances.begin(),
                            distances.begin() + static_cast<std::ptrdiff_t>(t.homes.size()));
            row.resize(1);
            const Distance reach =
                walkRow(table, *t.network, t.sites, t.homes[h], static_cast<std::uint32_t>(nearest), row);
            checkRow(std::span(row).subspan(1), reach, sorted(distances));
            if (limit == 0.0 && nearest >= sites)
                QCOMPARE(reach, EverySite);
            for (std::size_t s = 0; s < t.sites.size(); ++s) {
                const std::optional<Distance> walk = walkDistance(*t.network, t.homes[h], t.sites[s]);
                QCOMPARE(walk.has_value(), distances[s] != fixture::Oracle::NoWay);
                if (walk)
                    QCOMPARE(static_cast<std::uint64_t>(walk->count()), distances[s]);
                QCOMPARE(walkDistance(*t.network, t.sites[s], t.homes[h]),
                         walk); // there and back are the same
            }
        }
    }
    void vertexDistancesEqualBoost() {
        const Town t = town(11, 12);
        for (const Access& site : t.sites) {
            const std::vector<std::uint32_t> all = walkDistancesFrom(*t.network, site, std::nullopt);
            const std::vector<std::uint32_t> near = walkDistancesFrom(*t.network, site, metres(250.0));
            const fixture::Oracle oracle(*t.network, TravelMode::Walk, {site});
            for (std::uint32_t v = 0; v < all.size(); ++v) {
                const std::uint64_t expected = oracle.fromVertex(v).front();
                QCOMPARE(all[v] == Unreachable, expected == fixture::Oracle::NoWay);
                if (all[v] != Unreachable)
                    QCOMPARE(std::uint64_t{all[v]}, expected);
                QCOMPARE(near[v], all[v] <= 250000U ? all[v] : Unreachable);
            }
        }
    }
    void repeatedSearchesEqualSingleOnes() {
        const Town t = town(15, 20);
        WalkSearch search(*t.network);
        for (std::size_t i = 0; i < t.homes.size(); ++i) {
            const std::optional<Distance> limit =
                i % 3 == 0 ? std::optional(metres(100.0 * double(i % 7))) : std::nullopt;
            const std::span<const std::uint32_t> found = search.from(t.homes[i], limit);
            const std::vector<std::uint32_t> expected = walkDistancesFrom(*t.network, t.homes[i], limit);
            QVERIFY(std::ranges::equal(found, expected));
            std::size_t count = 0;
            for (const std::uint32_t distance : expected)
                count += distance != Unreachable ? 1 : 0;
            QCOMPARE(search.reached().size(), count);
        }
        QCOMPARE(search.from(VertexIndex(3), std::nullopt)[3], 0U);
    }
    void threadsDoNotMatter() {
        for (const std::size_t siteCount : {std::size_t{8}, std::size_t{120}}) {
            const Town t = town(12, siteCount);
            WalkTableOptions options;
            options.nearest = 5;
            const WalkTable one = buildWalkTable(*t.network, t.sites, options, {}, {});
            options.threads = 3;
            const WalkTable three = buildWalkTable(*t.network, t.sites, options, {}, {});
            for (std::uint32_t v = 0; v < one.vertexCount(); ++v) {
                QVERIFY(std::ranges::equal(one.row(VertexIndex(v)), three.row(VertexIndex(v))));
                QCOMPARE(one.reach(VertexIndex(v)), three.reach(VertexIndex(v)));
            }
        }
    }
    void stopIsHonoured() {
        const Town t = town(13, 10);
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)buildWalkTable(*t.network, t.sites, {}, source.get_token(), {}),
                                 Cancelled);
    }
    /// A row that ends between two sites as far as each other still serves its homes: by the lower number.
    void tiesAtTheEndOfARowAreServed() {
        const auto network = fixture::build({fixture::street("stem", {{0, -200}, {0, 0}}),
                                             fixture::street("left", {{-200, 0}, {0, 0}}),
                                             fixture::street("right", {{0, 0}, {200, 0}})});
        const AccessFinder finder(network, TravelMode::Walk, {}, metres(50.0));
        const auto access = [&](double x, double y) {
            return std::get<Access>(finder.find({fixture::Origin.x + x, fixture::Origin.y + y}));
        };
        std::vector<Access> sites = {access(-100.0, 0.0), access(100.0, 0.0)};
        for (Access& site : sites) { // as far from the junction to the mm, however the projection rounds
            const StreetEdge& edge = network->edge(site.edge);
            const bool startsThere = planarDistance(network->position(edge.from), fixture::Origin) < 1.0;
            site.leg = metres(1.0);
            site.toStart = startsThere ? metres(100.0) : edge.length - metres(100.0);
            site.toEnd = edge.length - site.toStart;
        }
        WalkTableOptions options;
        options.nearest = 1;
        const WalkTable table = buildWalkTable(*network, sites, options, {}, {});
        std::vector<WalkEntry> row;
        walkRow(table, *network, sites, access(0.0, -100.0), 1, row);
        QCOMPARE(row.size(), std::size_t{1});
        QCOMPARE(row.front().site, 0U);
    }

    void noSitesAreNoEntries() {
        const Town t = town(14, 5);
        const WalkTable table = buildWalkTable(*t.network, {}, {}, {}, {});
        QCOMPARE(table.entryCount(), std::size_t{0});
        std::vector<WalkEntry> row;
        QCOMPARE(walkRow(table, *t.network, {}, t.homes[0], 5, row), EverySite);
        QVERIFY(row.empty());
    }
};

QTEST_APPLESS_MAIN(TestWalkTable)
#include "tst_walk_table.moc"
