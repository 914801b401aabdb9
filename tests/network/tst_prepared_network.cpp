#include "libplanner/network/prepared_network.h"

#include "boost_oracle.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

#include <vector>

using namespace planner;

namespace {

std::uint64_t orNoWay(std::uint32_t distance) {
    return distance == Unreachable ? fixture::Oracle::NoWay : distance;
}

} // namespace

class TestPreparedNetwork : public QObject {
    Q_OBJECT

private slots:
    void walksEqualBoost_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("mostLinks");
        for (int seed = 81; seed < 86; ++seed)
            QTest::addRow("town %d", seed) << seed << 9 << 48;
        QTest::newRow("larger town") << 90 << 20 << 48;
        QTest::newRow("a single row of streets") << 91 << 2 << 48;
        QTest::newRow("with a core") << 92 << 14 << 8;
        QTest::newRow("nearly all core") << 93 << 10 << 3;
        QTest::newRow("all core") << 94 << 9 << 0;
    }
    void walksEqualBoost() {
        QFETCH(int, seed);
        QFETCH(int, width);
        QFETCH(int, mostLinks);
        const auto network =
            fixture::build(fixture::randomTown(static_cast<std::uint64_t>(seed), width, width));
        const PreparedNetwork prepared(network, TravelMode::Walk, {},
                                       {static_cast<std::size_t>(mostLinks), 2});
        const std::vector<Access> places = fixture::accesses(
            network, TravelMode::Walk, fixture::randomPlaces(static_cast<std::uint64_t>(seed) + 10, 45));
        const fixture::Oracle oracle(*network, TravelMode::Walk, places);
        // 37 sources: two full batches and a rest; targets are the others and some of the same.
        const std::vector<Access> sources(places.begin(), places.begin() + 37);
        const std::vector<Access> targets(places.begin() + 20, places.end());
        std::size_t rows = 0;
        prepared.walkRows(sources, targets, 1, {},
                          [&](std::size_t source, std::span<const std::uint32_t> row) {
                              QCOMPARE(source, rows++);
                              QCOMPARE(row.size(), targets.size());
                              const std::vector<std::uint64_t> expected = oracle.from(source);
                              for (std::size_t t = 0; t < targets.size(); ++t)
                                  QCOMPARE(orNoWay(row[t]), expected[20 + t]);
                          });
        QCOMPARE(rows, sources.size());

        std::vector<VertexIndex> vertices;
        for (std::uint32_t v = 0; v < network->vertexCount(); v += 3)
            vertices.emplace_back(v);
        prepared.walkRows(std::span<const Access>(places), std::span<const VertexIndex>(vertices), 1, {},
                          [&](std::size_t source, std::span<const std::uint32_t> row) {
                              const auto all = walkDistancesFrom(*network, places[source], std::nullopt);
                              for (std::size_t i = 0; i < vertices.size(); ++i)
                                  QCOMPARE(row[i], all[vertices[i].value()]);
                          });
        std::vector<std::vector<std::uint32_t>> between(vertices.size());
        prepared.walkRows(std::span<const VertexIndex>(vertices), std::span<const VertexIndex>(vertices), 1,
                          {}, [&](std::size_t source, std::span<const std::uint32_t> row) {
                              between[source].assign(row.begin(), row.end());
                          });
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            QCOMPARE(between[i][i], 0U);
            for (std::size_t j = 0; j < vertices.size(); ++j) {
                QCOMPARE(between[i][j], between[j][i]);
                const std::size_t k = (i + j) / 2; // no way is longer than one over a third vertex
                if (between[i][k] != Unreachable && between[k][j] != Unreachable)
                    QVERIFY(between[i][j] <= between[i][k] + between[k][j]);
            }
        }
    }
    void drivesEqualBoost_data() { walksEqualBoost_data(); }
    void drivesEqualBoost() {
        QFETCH(int, seed);
        QFETCH(int, width);
        QFETCH(int, mostLinks);
        const auto network =
            fixture::build(fixture::randomTown(static_cast<std::uint64_t>(seed), width, width));
        const PreparedNetwork prepared(network, TravelMode::Truck, {},
                                       {static_cast<std::size_t>(mostLinks), 2});
        const std::vector<Access> places = fixture::accesses(
            network, TravelMode::Truck, fixture::randomPlaces(static_cast<std::uint64_t>(seed) + 10, 40));
        const TravelMatrix table = prepared.driveTable(places, 2, {}, {});
        QVERIFY(table == buildTruckTable(*network, places, 1, {}, {}));
        const fixture::Oracle oracle(*network, TravelMode::Truck, places);
        for (std::size_t a = 0; a < places.size(); ++a) {
            const std::vector<std::uint64_t> expected = oracle.from(a);
            for (std::size_t b = 0; b < places.size(); ++b) {
                QCOMPARE(table.isReachable(PlaceIndex(a), PlaceIndex(b)),
                         expected[b] != fixture::Oracle::NoWay);
                if (expected[b] == fixture::Oracle::NoWay)
                    continue;
                const auto time =
                    static_cast<std::uint64_t>(table.duration(PlaceIndex(a), PlaceIndex(b)).count());
                const auto length =
                    static_cast<std::uint64_t>(table.distance(PlaceIndex(a), PlaceIndex(b)).count());
                QCOMPARE((time << 32) + length, expected[b]);
            }
        }
    }
    /// A way by a third place is never shorter; a place's own legs are walked to it and back.
    void aDetourIsNeverShorter() {
        const auto network = fixture::build(fixture::randomTown(97, 12, 12));
        const PreparedNetwork walks(network, TravelMode::Walk, {});
        const std::vector<Access> homes =
            fixture::accesses(network, TravelMode::Walk, fixture::randomPlaces(98, 40));
        std::vector<std::vector<std::uint64_t>> walk(homes.size());
        walks.walkRows(homes, homes, 1, {}, [&](std::size_t source, std::span<const std::uint32_t> row) {
            for (const std::uint32_t distance : row)
                walk[source].push_back(orNoWay(distance));
        });
        const std::vector<Access> stops =
            fixture::accesses(network, TravelMode::Truck, fixture::randomPlaces(99, 40));
        const TravelMatrix table =
            PreparedNetwork(network, TravelMode::Truck, {}).driveTable(stops, 1, {}, {});
        const auto drive = [&table](std::size_t from, std::size_t to) {
            const PlaceIndex a{from};
            const PlaceIndex b{to};
            return table.isReachable(a, b) ? static_cast<std::uint64_t>(table.duration(a, b).count())
                                           : fixture::Oracle::NoWay / 4;
        };
        constexpr std::uint64_t Rounding = 4; // ms: parts of an edge are rounded
        for (std::size_t a = 0; a < homes.size(); ++a)
            for (std::size_t b = 0; b < homes.size(); ++b)
                for (std::size_t c = 0; c < homes.size(); ++c)
                    if (walk[a][b] < fixture::Oracle::NoWay && walk[b][c] < fixture::Oracle::NoWay)
                        QVERIFY(walk[a][c] <= walk[a][b] + walk[b][c]);
        for (std::size_t a = 0; a < stops.size(); ++a)
            for (std::size_t b = 0; b < stops.size(); ++b)
                for (std::size_t c = 0; c < stops.size(); ++c)
                    QVERIFY(drive(a, c) <= drive(a, b) + drive(b, c) + Rounding);
    }
    void threadsDoNotMatter() {
        const auto network = fixture::build(fixture::randomTown(95));
        const PreparedNetwork prepared(network, TravelMode::Walk, {});
        const std::vector<Access> places =
            fixture::accesses(network, TravelMode::Walk, fixture::randomPlaces(96, 70));
        std::vector<std::vector<std::uint32_t>> one(places.size());
        std::vector<std::vector<std::uint32_t>> three(places.size());
        const auto into = [](std::vector<std::vector<std::uint32_t>>& rows) {
            return [&rows](std::size_t source, std::span<const std::uint32_t> row) {
                rows[source].assign(row.begin(), row.end());
            };
        };
        prepared.walkRows(places, places, 1, {}, into(one));
        prepared.walkRows(places, places, 3, {}, into(three));
        QCOMPARE(one, three);
        for (std::size_t a = 0; a < places.size(); ++a)
            for (std::size_t b = 0; b < places.size(); ++b)
                QCOMPARE(one[a][b], one[b][a]);
    }
    void stopIsHonoured() {
        const auto network = fixture::build(fixture::randomTown(97));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(PreparedNetwork(network, TravelMode::Walk, source.get_token()), Cancelled);
        const PreparedNetwork prepared(network, TravelMode::Truck, {});
        const std::vector<Access> places =
            fixture::accesses(network, TravelMode::Truck, fixture::randomPlaces(98, 5));
        const TravelMatrix table = prepared.driveTable(places, 1, source.get_token(), {});
        QVERIFY(!table.isReachable(PlaceIndex(0), PlaceIndex(1)));
    }
};

QTEST_APPLESS_MAIN(TestPreparedNetwork)
#include "tst_prepared_network.moc"
