#include "libplanner/network/truck_table.h"

#include "boost_oracle.h"
#include "libplanner/network/path.h"
#include "network_fixture.h"

#include <QTest>

using namespace planner;

class TestTruckTable : public QObject {
    Q_OBJECT

private slots:
    void equalsBoostAndItsPaths_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 21; seed < 27; ++seed)
            QTest::addRow("town %d", seed) << seed;
    }
    void equalsBoostAndItsPaths() {
        QFETCH(int, seed);
        const auto network = fixture::build(fixture::randomTown(static_cast<std::uint64_t>(seed)));
        const std::vector<Access> places = fixture::accesses(
            network, TravelMode::Truck, fixture::randomPlaces(static_cast<std::uint64_t>(seed) + 50, 40));
        const TravelMatrix table = buildTruckTable(*network, places, 2, {}, {});
        const fixture::Oracle oracle(*network, TravelMode::Truck, places);
        PathFinder finder(network, TravelMode::Truck);
        for (std::size_t a = 0; a < places.size(); ++a) {
            const std::vector<std::uint64_t> expected = oracle.from(a);
            for (std::size_t b = 0; b < places.size(); ++b) {
                QCOMPARE(table.isReachable(PlaceIndex(a), PlaceIndex(b)),
                         expected[b] != fixture::Oracle::NoWay);
                if (!table.isReachable(PlaceIndex(a), PlaceIndex(b)))
                    continue;
                QCOMPARE(static_cast<std::uint64_t>(table.duration(PlaceIndex(a), PlaceIndex(b)).count()),
                         expected[b] >> 32);
                QCOMPARE(static_cast<std::uint64_t>(table.distance(PlaceIndex(a), PlaceIndex(b)).count()),
                         expected[b] & 0xffffffffU);
                const std::optional<Path> path =
                    finder.find(places[a].foot, places[a], places[b].foot, places[b]);
                QVERIFY(path.has_value());
                QCOMPARE(path->duration, table.duration(PlaceIndex(a), PlaceIndex(b)));
                QCOMPARE(path->length, table.distance(PlaceIndex(a), PlaceIndex(b)));
                for (std::size_t c = 0; c < places.size();
                     ++c) // no detour is faster, but for one ms a rounding
                    QVERIFY(table.duration(PlaceIndex(a), PlaceIndex(b)) <=
                            table.duration(PlaceIndex(a), PlaceIndex(c)) +
                                table.duration(PlaceIndex(c), PlaceIndex(b)) + Duration{2});
            }
        }
    }
    void oneWaysMakeItAsymmetric() {
        // A one-way ring: the way back is the rest of the ring.
        const auto network =
            fixture::build({fixture::street("ring", {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}},
                                            StreetClass::Residential, OneWay::Forward),
                            fixture::street("stem", {{0, 0}, {-100, 0}})});
        const AccessFinder finder(network, TravelMode::Truck, {}, metres(50.0));
        const auto at = [&](double x, double y) {
            return std::get<Access>(finder.find({fixture::Origin.x + x, fixture::Origin.y + y}));
        };
        const std::vector<Access> places{at(20, -3), at(80, -3), at(-50, 2)};
        const TravelMatrix table = buildTruckTable(*network, places, 1, {}, {});
        QVERIFY(std::abs(inMetres(table.distance(PlaceIndex(0), PlaceIndex(1))) - 60.0) < 0.2);
        QVERIFY(std::abs(inMetres(table.distance(PlaceIndex(1), PlaceIndex(0))) - 340.0) < 0.5);
        QVERIFY(std::abs(inMetres(table.distance(PlaceIndex(2), PlaceIndex(0))) - 70.0) < 0.2);
        QVERIFY(std::abs(inMetres(table.distance(PlaceIndex(0), PlaceIndex(2))) - 430.0) < 0.5);
        QCOMPARE(table.distance(PlaceIndex(0), PlaceIndex(0)), Distance{});
    }
    void unreachableIsSaid() {
        const auto network = fixture::build(
            {fixture::street("here", {{0, 0}, {100, 0}}),
             fixture::street("trap", {{0, 50}, {100, 50}}, StreetClass::Residential, OneWay::Forward)});
        Access a;
        Access b;
        for (std::uint32_t e = 0; e < 2; ++e) {
            Access& access = network->streets()[network->edge(EdgeIndex(e)).street].name == "here" ? a : b;
            access.edge = EdgeIndex(e);
            access.toStart = Distance{1000};
            access.toEnd = network->edge(EdgeIndex(e)).length - access.toStart;
        }
        const std::vector<Access> places{a, b};
        const TravelMatrix table = buildTruckTable(*network, places, 1, {}, {});
        QVERIFY(!table.isReachable(PlaceIndex(0), PlaceIndex(1)));
        QVERIFY(!table.isReachable(PlaceIndex(1), PlaceIndex(0)));
        QVERIFY(table.isReachable(PlaceIndex(1), PlaceIndex(1)));
        QVERIFY(!findPath(*network, TravelMode::Truck, {}, a, {}, b).has_value());
    }
    void stopIsHonoured() {
        const auto network = fixture::build(fixture::randomTown(30));
        const std::vector<Access> places =
            fixture::accesses(network, TravelMode::Truck, fixture::randomPlaces(31, 10));
        std::stop_source source;
        source.request_stop();
        const TravelMatrix table = buildTruckTable(*network, places, 1, source.get_token(), {});
        QCOMPARE(table.placeCount(), places.size());
        QVERIFY(!table.isReachable(PlaceIndex(0), PlaceIndex(1)));
    }
};

QTEST_APPLESS_MAIN(TestTruckTable)
#include "tst_truck_table.moc"
