#include "libplanner/network/path.h"

#include "libplanner/geo/geodesic.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planner;

class TestPath : public QObject {
    Q_OBJECT

private slots:
    void equalsItsDistanceBothWays_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 61; seed < 65; ++seed)
            QTest::addRow("town %d", seed) << seed;
    }
    void equalsItsDistanceBothWays() {
        QFETCH(int, seed);
        const auto network = fixture::build(fixture::randomTown(static_cast<std::uint64_t>(seed)));
        const AccessFinder finder(network, TravelMode::Walk, {}, metres(1000.0));
        PathFinder paths(network, TravelMode::Walk);
        const GroundLength ground(network->crs());
        const std::vector<Point> places = fixture::randomPlaces(static_cast<std::uint64_t>(seed), 25);
        for (const Point from : places)
            for (const Point to : places) {
                const Access a = std::get<Access>(finder.find(from));
                const Access b = std::get<Access>(finder.find(to));
                const std::optional<Path> path = paths.find(from, a, to, b);
                QCOMPARE(path.has_value(), walkDistance(*network, a, b).has_value());
                if (!path)
                    continue;
                QCOMPARE(path->length, *walkDistance(*network, a, b));
                QCOMPARE(path->length, paths.find(to, b, from, a)->length);
                QCOMPARE(path->duration, Duration{});
                QCOMPARE(path->line.front(), from);
                QCOMPARE(path->line.back(), to);
                // The drawn line is as long as the walk, and so it is connected and follows the streets.
                QVERIFY(std::abs(inMetres(ground.along(path->line) - path->length)) <
                        0.02 + 0.001 * static_cast<double>(path->line.size()));
            }
    }
    void namesTheStreetsInOrder() {
        const auto network = fixture::build(
            {fixture::street("first", {{0, 0}, {50, 0}}), fixture::street("first", {{50, 0}, {100, 0}}),
             fixture::street("", {{100, 0}, {100, 50}}), fixture::street("second", {{100, 50}, {200, 50}})});
        const AccessFinder finder(network, TravelMode::Truck, {}, metres(50.0));
        const Point from{fixture::Origin.x + 5, fixture::Origin.y + 3};
        const Point to{fixture::Origin.x + 190, fixture::Origin.y + 55};
        const Access a = std::get<Access>(finder.find(from));
        const Access b = std::get<Access>(finder.find(to));
        const Path path = findPath(*network, TravelMode::Truck, from, a, to, b).value();
        QCOMPARE(path.streets, (std::vector<std::string>{"first", "second"}));
        QCOMPARE(path.line.front(), a.foot);
        QCOMPARE(path.line.back(), b.foot);
        QVERIFY(path.duration > Duration{});
        const Path nowhere = findPath(*network, TravelMode::Truck, from, a, from, a).value();
        QCOMPARE(nowhere.length, Distance{});
        QCOMPARE(nowhere.line.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestPath)
#include "tst_path.moc"
