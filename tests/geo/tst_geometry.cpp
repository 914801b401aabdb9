#include "libplanner/geo/geometry.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/geo/polygon_ops.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace planner;

namespace {

Ring square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

double areaOf(const MultiPolygon& area) {
    double sum = 0.0;
    for (const Polygon& polygon : area)
        sum += planner::areaOf(polygon);
    return sum;
}

} // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private slots:
    void boundsAndKinds() {
        const Geometry none;
        QVERIFY(boundsOf(none).isEmpty());
        QCOMPARE(kindOf(none), GeometryKind::None);
        const Geometry lines = MultiPolyline{{{0, 0}, {2, 1}}, {{-1, 4}, {0, 0}}};
        QCOMPARE(boundsOf(lines), (Box{-1, 0, 2, 4}));
        QCOMPARE(kindOf(lines), GeometryKind::Line);
        QCOMPARE(kindOf(MultiPoint{{1, 2}}), GeometryKind::Point);
        QCOMPARE(kindOf(MultiPolygon{{square(0, 0, 1), {}}}), GeometryKind::Area);
    }
    void notFiniteIsSeen() {
        Geometry area = MultiPolygon{{square(0, 0, 1), {square(0.2, 0.2, 0.1)}}};
        QVERIFY(isFinite(area));
        std::get<MultiPolygon>(area)[0].holes[0][1].y = std::numeric_limits<double>::infinity();
        QVERIFY(!isFinite(area));
    }
    void transformsEveryCoordinate() {
        Geometry area = MultiPolygon{{square(0, 0, 4), {square(1, 1, 1)}}};
        transformInPlace(area, [](Point& p) { p.x += 10.0; });
        QCOMPARE(boundsOf(area), (Box{10, 0, 14, 4}));
        QCOMPARE(std::get<MultiPolygon>(area)[0].holes[0][0], (Point{11, 1}));
    }
    void containsMindsHoles() {
        const Polygon ring{square(0, 0, 10), {square(4, 4, 2)}};
        QVERIFY(contains(ring, {1, 1}));
        QVERIFY(!contains(ring, {5, 5}));
        QVERIFY(!contains(ring, {11, 5}));
        QVERIFY(contains(MultiPolygon{{square(20, 0, 1), {}}, ring}, {9, 9}));
        QCOMPARE(planner::areaOf(ring), 96.0);
    }
    void pointInsideIsInside() {
        const MultiPolygon horseshoe{
            {{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}}, {}}};
        QVERIFY(contains(horseshoe, pointInside(horseshoe)));
        QVERIFY_EXCEPTION_THROWN((void)pointInside({}), Error);
    }
    void bufferUnionDifference() {
        const MultiPolygon a{{square(0, 0, 10), {}}};
        const MultiPolygon b{{square(5, 5, 10), {}}};
        const MultiPolygon both[] = {a, b};
        QCOMPARE(areaOf(unionOf(both)), 175.0);
        QCOMPARE(areaOf(intersectionOf(a, b)), 25.0);
        QCOMPARE(areaOf(differenceOf(a, b)), 75.0);
        QVERIFY(differenceOf(a, a).empty());
        const MultiPolygon street = bufferOf(MultiPolyline{{{0, 0}, {100, 0}}}, 10.0, 16);
        QVERIFY(std::abs(areaOf(street) - (2000.0 + 314.159)) < 2.0);
        QVERIFY(isValid(street));
        QVERIFY(bufferOf(a, -6.0).empty());
    }
    void invalidInputIsMended() {
        const MultiPolygon bowTie{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}};
        QVERIFY(!isValid(bowTie));
        QVERIFY(isValid(madeValid(bowTie)));
        QCOMPARE(areaOf(madeValid(bowTie)), 50.0);
        QCOMPARE(areaOf(intersectionOf(bowTie, {{square(0, 0, 5), {}}})), 12.5);
    }
    void degenerateAreasAreNothing() {
        QVERIFY(unionOf({}).empty());
        QVERIFY(bufferOf(MultiPolygon{{{{0, 0}, {1, 1}}, {}}}, 1.0).empty());
        QVERIFY(bufferOf(MultiPolyline{{{1, 1}}}, 1.0).empty());
        const Point corners[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {2, 2}};
        QCOMPARE(areaOf(convexHull(corners)), 16.0);
        QVERIFY(convexHull(std::span(corners).first(2)).empty());
    }
    void simplifyKeepsWithinTolerance() {
        MultiPolygon round = bufferOf(MultiPolyline{{{0, 0}, {1, 0}}}, 50.0, 32);
        const MultiPolygon coarse = simplified(round, 2.0);
        QVERIFY(coarse[0].outer.size() * 3 < round[0].outer.size());
        QVERIFY(std::abs(areaOf(coarse) - areaOf(round)) < 2.0 * 2.0 * 3.15 * 50.0);
        QVERIFY(isValid(coarse));
    }
    void valuesSpeak_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<double>("number");
        QTest::newRow("whole") << "12" << true << 12.0;
        QTest::newRow("real with blanks") << " -1.5\t" << true << -1.5;
        QTest::newRow("plus") << "+3e2" << true << 300.0;
        QTest::newRow("unit behind it is not plain") << "12 m" << false << 0.0;
        QTest::newRow("empty") << "" << false << 0.0;
        QTest::newRow("not finite") << "nan" << false << 0.0;
    }
    void valuesSpeak() {
        QFETCH(QString, text);
        QFETCH(bool, isNumber);
        QFETCH(double, number);
        const std::optional<double> parsed = numberOf(Value{text.toStdString()});
        QCOMPARE(parsed.has_value(), isNumber);
        if (isNumber)
            QCOMPARE(*parsed, number);
    }
    void valuesAsText() {
        QCOMPARE(textOf(Value{std::int64_t{7}}), std::optional<std::string>("7"));
        QCOMPARE(textOf(Value{0.1}), std::optional<std::string>("0.1"));
        QVERIFY(!textOf(Value{}).has_value());
        QCOMPARE(fieldIndex({{"NAME"}, {"Oneway"}}, "oneway"), std::optional<std::size_t>(1));
        QVERIFY(!fieldIndex({{"NAME"}}, "names").has_value());
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
