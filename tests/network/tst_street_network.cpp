#include "libplanner/network/street_network.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/geo/geodesic.h"
#include "network_fixture.h"

#include <QList>
#include <QPointF>
#include <QTest>

#include <algorithm>

using namespace planner;
using fixture::build;
using fixture::street;

class TestStreetNetwork : public QObject {
    Q_OBJECT

private slots:
    void linesMeetWhereTheyShareAPoint() {
        // b ends on a's middle point; c only crosses a without a common point.
        const auto network = build({street("a", {{0, 0}, {100, 0}, {200, 0}}),
                                    street("b", {{100, 0}, {100, 80}}), street("c", {{50, -50}, {50, 50}})});
        QCOMPARE(network->vertexCount(), std::size_t{6});
        QCOMPARE(network->edgeCount(), std::size_t{4});
        QCOMPARE(network->report().walkComponents, std::size_t{2});
        QCOMPARE(network->report().verticesOffWalk, std::size_t{2});
        QCOMPARE(network->report().islandStreets, std::vector<Key>{Key("c")});
    }
    void crossingsAreNodedOnRequestAtTheSameLevel() {
        NetworkOptions options;
        options.nodeCrossings = true;
        Street bridge = street("bridge", {{150, -50}, {150, 50}});
        bridge.isBridge = true;
        bridge.level = 1;
        const auto network = build({street("a", {{0, 0}, {200, 0}}), street("c", {{50, -50}, {50, 50}}),
                                    bridge, street("touches", {{120, 0.02}, {120, 40}})},
                                   options);
        // a is cut at c and where the last one touches it, but not under the bridge.
        QCOMPARE(network->edgeCount(), std::size_t{3 + 2 + 1 + 1});
        QCOMPARE(network->report().nodedCrossings, std::size_t{2});
        QCOMPARE(network->report().walkComponents, std::size_t{2});
    }
    void endsWithinTheToleranceJoin() {
        const auto network = build({street("a", {{0, 0}, {100, 0}}), street("b", {{100.03, 0.02}, {200, 0}}),
                                    street("c", {{200.2, 0}, {300, 0}})});
        QCOMPARE(network->report().joinedEnds, std::size_t{1});
        QCOMPARE(network->report().walkComponents, std::size_t{2});
    }
    void faultsAreCounted() {
        NetworkOptions options;
        options.directedEdges = false;
        const auto network =
            build({street("a", {{0, 0}, {100, 0}}), street("again", {{0, 0}, {100, 0}}),
                   street("backwards", {{100, 0}, {0, 0}}), street("dot", {{5, 5}, {5, 5}}),
                   street("other way", {{0, 0}, {50, 30}, {100, 0}}), street("point", {{1, 1}})},
                  options);
        QCOMPARE(network->report().streetCount, std::size_t{6});
        QCOMPARE(network->report().zeroLength, std::size_t{2});
        QCOMPARE(network->report().duplicates, std::size_t{2});
        QCOMPARE(network->edgeCount(), std::size_t{2});
    }
    void nothingUsableIsAnError() {
        try {
            (void)build({street("dot", {{5, 5}, {5, 5}})});
            QFAIL("nothing thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NoStreets);
        }
    }
    void stopIsHonoured() {
        StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), fixture::walkProfile(),
                                     fixture::truckProfile(), {});
        builder.add(street("a", {{0, 0}, {100, 0}}));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)builder.build(source.get_token(), {}), Cancelled);
    }
    void oneWaysAndClasses_data() {
        QTest::addColumn<int>("streetClass");
        QTest::addColumn<int>("oneWay");
        QTest::addColumn<bool>("walkable");
        QTest::addColumn<bool>("forward");
        QTest::addColumn<bool>("backward");
        const auto row = [](const char* name, StreetClass c, OneWay o, bool w, bool f, bool b) {
            QTest::newRow(name) << static_cast<int>(c) << static_cast<int>(o) << w << f << b;
        };
        row("two-way", StreetClass::Residential, OneWay::No, true, true, true);
        row("one-way: people walk both ways", StreetClass::Residential, OneWay::Forward, true, true, false);
        row("against the line", StreetClass::Primary, OneWay::Backward, true, false, true);
        row("motorway", StreetClass::Motorway, OneWay::Forward, false, true, false);
        row("steps", StreetClass::Steps, OneWay::No, true, false, false);
    }
    void oneWaysAndClasses() {
        QFETCH(int, streetClass);
        QFETCH(int, oneWay);
        QFETCH(bool, walkable);
        QFETCH(bool, forward);
        QFETCH(bool, backward);
        const auto network = build({street("a", {{0, 0}, {100, 0}}, static_cast<StreetClass>(streetClass),
                                           static_cast<OneWay>(oneWay))});
        const StreetEdge& edge = network->edge(EdgeIndex(0));
        QCOMPARE(edge.walkable, walkable);
        QCOMPARE(edge.truckForward, forward);
        QCOMPARE(edge.truckBackward, backward);
    }
    void limitsKeepTheTruckOut() {
        Street low = street("low", {{0, 0}, {100, 0}});
        low.maxHeightMetres = 2.5;
        Street light = street("light", {{0, 10}, {100, 10}});
        light.maxWeightTonnes = 2.0;
        Street slow = street("slow", {{0, 20}, {100, 20}}, StreetClass::Primary);
        slow.maxSpeedKmh = 10.0;
        Street yard = street("yard", {{0, 30}, {100, 30}}, StreetClass::Service);
        yard.motorForbidden = true;
        const auto network = build({low, light, slow, yard});
        for (const StreetEdge& edge : network->edges()) {
            const std::string& name = network->streets()[edge.street].name;
            QCOMPARE(edge.truckForward, name == "slow");
            if (name == "slow") // 100 m at 10 km/h
                QVERIFY(std::abs(inSeconds(edge.truckForwardTime) - 36.0) < 0.1);
        }
    }
    void layersThatDrawEachDirectionAreUnderstood() {
        std::vector<Street> streets;
        for (int i = 0; i < 4; ++i) {
            streets.push_back(street("there", {{i * 100.0, 0}, {i * 100.0 + 100.0, 0}}));
            if (i != 2)
                streets.push_back(street("back", {{i * 100.0 + 100.0, 0}, {i * 100.0, 0}}));
        }
        const auto network = build(streets);
        QVERIFY(network->report().directedEdges);
        QCOMPARE(network->report().reversePairs, std::size_t{6});
        QCOMPARE(network->edgeCount(), std::size_t{4});
        std::size_t oneWays = 0;
        for (const StreetEdge& edge : network->edges())
            oneWays += edge.truckForward != edge.truckBackward ? 1 : 0;
        QCOMPARE(oneWays, std::size_t{1});
    }
    void bendsOfBothDirectionsAreNoJunctions() {
        const Polyline there{{0, 0}, {50, 10}, {90, 0}, {140, 20}};
        const auto network =
            build({street("there", there), street("back", Polyline(there.rbegin(), there.rend())),
                   street("side", {{90, 0}, {90, -60}})});
        QCOMPARE(network->vertexCount(), std::size_t{4});
        QCOMPARE(network->edgeCount(), std::size_t{3});
        QCOMPARE(network->report().duplicates, std::size_t{2});
    }
    void lengthsAreGroundLengths() {
        const auto network = build(fixture::randomTown(3));
        const GroundLength ground(network->crs());
        for (std::uint32_t e = 0; e < network->edgeCount(); ++e) {
            const std::span<const Point> line = network->geometry(EdgeIndex(e));
            QCOMPARE(network->edge(EdgeIndex(e)).length, ground.along(Polyline(line.begin(), line.end())));
            QCOMPARE(line.front(), network->position(network->edge(EdgeIndex(e)).from));
            QCOMPARE(line.back(), network->position(network->edge(EdgeIndex(e)).to));
        }
    }
    void orderOfLinesDoesNotMatter() {
        std::vector<Street> streets = fixture::randomTown(4);
        const auto first = build(streets);
        std::ranges::reverse(streets);
        const auto second = build(streets);
        QCOMPARE(first->vertexCount(), second->vertexCount());
        for (std::uint32_t v = 0; v < first->vertexCount(); ++v)
            QCOMPARE(first->position(VertexIndex(v)), second->position(VertexIndex(v)));
        for (std::uint32_t e = 0; e < first->edgeCount(); ++e)
            QCOMPARE(first->edge(EdgeIndex(e)).length, second->edge(EdgeIndex(e)).length);
    }
    void componentsEqualReachability() {
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const auto network = build(fixture::randomTown(seed, 6, 5));
            const std::size_t n = network->vertexCount();
            std::vector<std::vector<bool>> reach(n, std::vector<bool>(n, false));
            for (std::size_t v = 0; v < n; ++v)
                reach[v][v] = true;
            for (const StreetEdge& edge : network->edges()) {
                if (edge.truckForward)
                    reach[edge.from.value()][edge.to.value()] = true;
                if (edge.truckBackward)
                    reach[edge.to.value()][edge.from.value()] = true;
            }
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t i = 0; i < n; ++i)
                    for (std::size_t j = 0; j < n; ++j)
                        if (reach[i][k] && reach[k][j])
                            reach[i][j] = true;
            for (std::uint32_t i = 0; i < n; ++i)
                for (std::uint32_t j = 0; j < n; ++j)
                    QCOMPARE(network->truckComponent(VertexIndex(i)) ==
                                 network->truckComponent(VertexIndex(j)),
                             static_cast<bool>(reach[i][j] && reach[j][i]));
        }
    }
    void selfCrossingLinesAreNamed_data() {
        QTest::addColumn<QList<QPointF>>("line");
        QTest::addColumn<bool>("crosses");
        QTest::newRow("a loop of a slip road")
            << QList<QPointF>{{0, 0}, {100, 0}, {100, 50}, {50, 50}, {50, -50}} << true;
        QTest::newRow("an eight") << QList<QPointF>{{0, 0}, {100, 100}, {100, 0}, {0, 100}} << true;
        QTest::newRow("back over itself, which is no crossing")
            << QList<QPointF>{{0, 0}, {100, 0}, {50, 0}, {50, 40}} << false;
        QTest::newRow("a ring") << QList<QPointF>{{0, 0}, {100, 0}, {100, 100}, {0, 0}} << false;
        QTest::newRow("through a corner of its own")
            << QList<QPointF>{{0, 0}, {50, 0}, {100, 0}, {100, 50}, {50, 0}, {50, -50}} << false;
        QTest::newRow("a bend") << QList<QPointF>{{0, 0}, {100, 0}, {100, 50}} << false;
    }
    void selfCrossingLinesAreNamed() {
        QFETCH(QList<QPointF>, line);
        QFETCH(bool, crosses);
        Polyline points;
        for (const QPointF& p : line)
            points.push_back({p.x(), p.y()});
        const auto network = build({street("drawn", points), street("other", {{0, 0}, {-80, 0}})});
        QCOMPARE(network->report().selfCrossing, std::size_t{crosses ? 1U : 0U});
        QCOMPARE(network->report().selfCrossingStreets,
                 crosses ? std::vector<Key>{Key("drawn")} : std::vector<Key>{});
    }
    void aRingIsAnEdgeToItself() {
        const auto network = build({street("ring", {{0, 0}, {50, 0}, {50, 50}, {0, 50}, {0, 0}}),
                                    street("stem", {{0, 0}, {-50, 0}})});
        QCOMPARE(network->edgeCount(), std::size_t{2});
        QCOMPARE(network->edgesAt(VertexIndex(0)).size() + network->edgesAt(VertexIndex(1)).size(),
                 std::size_t{3});
    }
};

QTEST_APPLESS_MAIN(TestStreetNetwork)
#include "tst_street_network.moc"
