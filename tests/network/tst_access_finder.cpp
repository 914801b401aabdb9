#include "libplanner/network/access_finder.h"

#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planner;
using fixture::build;
using fixture::street;

namespace {

Point at(double x, double y) {
    return {fixture::Origin.x + x, fixture::Origin.y + y};
}

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return planarDistance(p, {a.x + t * dx, a.y + t * dy});
}

} // namespace

class TestAccessFinder : public QObject {
    Q_OBJECT

private slots:
    void nearestOfAll() {
        const auto network = build(fixture::randomTown(41));
        const AccessFinder finder(network, TravelMode::Walk, {}, metres(1000.0));
        for (const Point place : fixture::randomPlaces(42, 300)) {
            double nearest = 1e9;
            for (std::uint32_t e = 0; e < network->edgeCount(); ++e) {
                const std::span<const Point> line = network->geometry(EdgeIndex(e));
                if (!network->edge(EdgeIndex(e)).walkable)
                    continue; // in a town this small every island counts
                for (std::size_t i = 0; i + 1 < line.size(); ++i)
                    nearest = std::min(nearest, distanceToSegment(place, line[i], line[i + 1]));
            }
            const Access access = std::get<Access>(finder.find(place));
            const StreetEdge& edge = network->edge(access.edge);
            QVERIFY(std::abs(planarDistance(place, access.foot) - nearest) < 0.002);
            QVERIFY(std::abs(inMetres(access.leg) - nearest) < 0.002 + nearest * 0.001);
            QCOMPARE(access.toStart + access.toEnd, edge.length);
            QVERIFY(access.toStart >= Distance{} && access.toEnd >= Distance{});
        }
    }
    void footIsWhereTheLengthsSay() {
        const auto network = build({street("a", {{0, 0}, {60, 0}, {60, 40}})});
        const AccessFinder finder(network, TravelMode::Walk, {}, metres(100.0));
        const Access access = std::get<Access>(finder.find(at(70, 30)));
        QCOMPARE(access.foot, at(60, 30));
        const bool forward = network->geometry(access.edge).front() == at(0, 0);
        QVERIFY(forward);
        QVERIFY(std::abs(inMetres(access.toStart) - 90.0) < 0.05);
        QVERIFY(std::abs(inMetres(access.leg) - 10.0) < 0.01);
        QCOMPARE(access.side, StreetSide::Right);
        QCOMPARE(std::get<Access>(finder.find(at(50, 30))).side, StreetSide::Left);
    }
    void wallsAreNotCrossed() {
        const auto network = build({street("near", {{0, 0}, {100, 0}}), street("far", {{0, 60}, {100, 60}}),
                                    street("link", {{0, 0}, {0, 60}})});
        Barriers wall;
        wall.lines.push_back({at(-10, 10), at(110, 10)});
        const AccessFinder open(network, TravelMode::Walk, {}, metres(80.0));
        const AccessFinder walled(network, TravelMode::Walk, wall, metres(80.0));
        QCOMPARE(std::get<Access>(open.find(at(50, 20))).foot, at(50, 0));
        QCOMPARE(std::get<Access>(walled.find(at(50, 20))).foot, at(50, 60));
        const AccessFinder shortLimit(network, TravelMode::Walk, wall, metres(30.0));
        QCOMPARE(std::get<AccessFailure>(shortLimit.find(at(50, 20))), AccessFailure::BehindBarrier);
        QCOMPARE(std::get<AccessFailure>(shortLimit.find(at(50, -200))), AccessFailure::TooFar);
        wall.lines[0] = {at(-10, 10), at(45, 10)}; // the wall ends before the place: nothing in the way
        QCOMPARE(
            std::get<Access>(AccessFinder(network, TravelMode::Walk, wall, metres(80.0)).find(at(50, 20)))
                .foot,
            at(50, 0));
    }
    void waterIsNotCrossedButALandingStageIsNoIsland() {
        const auto network = build({street("bank", {{0, 0}, {100, 0}})});
        Barriers river;
        river.areas.push_back({{at(-10, 5), at(110, 5), at(110, 30), at(-10, 30), at(-10, 5)}, {}});
        const AccessFinder finder(network, TravelMode::Walk, river, metres(80.0));
        QCOMPARE(std::get<AccessFailure>(finder.find(at(50, 40))), AccessFailure::BehindBarrier);
        QVERIFY(std::holds_alternative<Access>(finder.find(at(50, 20)))); // a house boat
        QVERIFY(std::holds_alternative<Access>(finder.find(at(50, 4))));
    }
    void tiesFallByCoordinates() {
        const auto network = build({street("west", {{0, 0}, {0, 100}}), street("east", {{20, 0}, {20, 100}}),
                                    street("north", {{0, 100}, {20, 100}})});
        const AccessFinder finder(network, TravelMode::Walk, {}, metres(80.0));
        QCOMPARE(std::get<Access>(finder.find(at(10, 50))).foot, at(0, 50));
    }
    void trucksAndPeopleUseTheirOwnStreets() {
        const auto network = build({street("steps", {{0, 0}, {100, 0}}, StreetClass::Steps),
                                    street("street", {{0, 0}, {0, 40}, {100, 40}})});
        const Point place = at(50, 5);
        const AccessFinder walk(network, TravelMode::Walk, {}, metres(80.0));
        const AccessFinder truck(network, TravelMode::Truck, {}, metres(80.0));
        QCOMPARE(std::get<Access>(walk.find(place)).foot, at(50, 0));
        QCOMPARE(std::get<Access>(truck.find(place)).foot, at(50, 40));
    }
    void slipsOfThePenAreNoStreets() {
        // A lost spur of two vertices beside a town of hundreds would cut its homes off.
        std::vector<Street> streets;
        for (int i = 0; i < 300; ++i)
            streets.push_back(street("main", {{i * 10.0, 0}, {i * 10.0 + 10.0, 0}}));
        streets.push_back(street("spur", {{100, 20}, {110, 20}}));
        const AccessFinder finder(build(streets), TravelMode::Walk, {}, metres(80.0));
        QCOMPARE(std::get<Access>(finder.find(at(105, 21))).foot, at(105, 0));
    }
};

QTEST_APPLESS_MAIN(TestAccessFinder)
#include "tst_access_finder.moc"
