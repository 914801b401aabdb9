#include "libplanner/geo/crs.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geodesic.h"

#include <QTest>

#include <cmath>

using namespace planner;

namespace {

const char* const EsriZone35 =
    R"(PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",)"
    R"(DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],)"
    R"(PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

} // namespace

class TestCrs : public QObject {
    Q_OBJECT

private slots:
    void understands_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("epsg");
        QTest::addColumn<bool>("geographic");
        QTest::newRow("code") << "EPSG:4544" << 4544 << false;
        QTest::newRow("lower case") << "epsg:4326" << 4326 << true;
        QTest::newRow("Esri WKT") << EsriZone35 << 4544 << false;
        QTest::newRow("PROJ text") << "+proj=utm +zone=21 +south +datum=WGS84 +units=m +no_defs" << 32721
                                   << false;
        QTest::newRow("CGCS2000") << "EPSG:4490" << 4490 << true;
    }
    void understands() {
        QFETCH(QString, text);
        QFETCH(int, epsg);
        QFETCH(bool, geographic);
        const Crs crs = Crs::fromText(text.toStdString());
        QCOMPARE(crs.epsg(), std::optional(epsg));
        QCOMPARE(crs.isGeographic(), geographic);
        QVERIFY(!crs.wkt().empty());
        QVERIFY(Crs::fromText(crs.wkt()) == crs);
    }
    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "EPSG:1", "Chengdu", "+proj=nonsense", "PROJCS["})
            QTest::addRow("'%s'", text) << text;
    }
    void refuses() {
        QFETCH(QString, text);
        try {
            (void)Crs::fromText(text.toStdString());
            QFAIL("nothing thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::CrsUnknown);
        }
    }
    void proposesAMetricSystem_data() {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<int>("epsg");
        QTest::newRow("Chengdu") << 104.07 << 30.66 << 4544;
        QTest::newRow("Jinan") << 117.0 << 36.65 << 4548;
        QTest::newRow("Kashgar") << 75.99 << 39.47 << 4534;
        QTest::newRow("Fuyuan, the far east") << 134.3 << 48.36 << 4554;
        QTest::newRow("Haikou") << 110.3 << 20.0 << 4546;
        QTest::newRow("Montevideo") << -56.18 << -34.9 << 32721;
        QTest::newRow("Vaduz") << 9.52 << 47.14 << 32632;
        QTest::newRow("Ulaanbaatar is not in China") << 106.9 << 47.9 << 32648;
        QTest::newRow("Hanoi is not in China") << 105.85 << 21.03 << 32648;
        QTest::newRow("Kathmandu is not in China") << 85.3 << 27.7 << 32645;
    }
    void proposesAMetricSystem() {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(int, epsg);
        QCOMPARE(metricCrsFor({lon, lat}).epsg(), std::optional(epsg));
    }
    void axesAreEastNorth() {
        // The definitions of EPSG:4490 and of the CGCS2000 zones state north first.
        const Transform transform(Crs::fromText("EPSG:4490"), Crs::fromText("EPSG:4544"));
        const Point p = transform.forward({104.0657, 30.6574}).value();
        QVERIFY(p.x > 400000.0 && p.x < 420000.0);
        QVERIFY(p.y > 3390000.0 && p.y < 3400000.0);
        QCOMPARE(p.x, std::round(p.x * 1000.0) / 1000.0);
        const Point back = transform.inverse(p).value();
        QVERIFY(std::abs(back.x - 104.0657) < 1e-8);
        QVERIFY(std::abs(back.y - 30.6574) < 1e-8);
    }
    void manyEqualOneByOne() {
        const Transform transform(Crs::wgs84(), Crs::fromText("EPSG:32721"));
        std::vector<Point> points;
        for (int i = 0; i < 50; ++i)
            points.push_back({-56.2 + 0.003 * i, -34.9 + 0.002 * i});
        points.push_back({std::nan(""), 1.0});
        std::vector<Point> together = points;
        transform.forward(together);
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            QCOMPARE(together[i], transform.forward(points[i]).value());
        QVERIFY(std::isnan(together.back().x));
        QVERIFY(!transform.forward(points.back()).has_value());
    }
    void lengthIsTrueOnTheGround() {
        // Karney's own test case of a short line is hard to quote; the quarter meridian and a degree of the
        // equator are not.
        const GroundLength geographic(Crs::wgs84());
        QCOMPARE(geographic.between({0.0, 0.0}, {0.0, 90.0}), metres(10001965.729));
        QCOMPARE(geographic.between({0.0, 0.0}, {1.0, 0.0}), metres(111319.491));
        // In Web Mercator the same place is far longer, on the ground it is not.
        const Transform mercator(Crs::wgs84(), Crs::fromText("EPSG:3857"));
        const Point a{104.06, 30.65};
        const Point b{104.07, 30.66};
        const GroundLength web(Crs::fromText("EPSG:3857"));
        const Distance onGround = geographic.between(a, b);
        const Distance fromWeb = web.between(mercator.forward(a).value(), mercator.forward(b).value());
        QVERIFY(std::abs(inMetres(onGround - fromWeb)) < 0.003);
        QVERIFY(planarDistance(mercator.forward(a).value(), mercator.forward(b).value()) >
                1.1 * inMetres(onGround));
    }
    void segmentsAddUp() {
        const GroundLength ground(Crs::fromText("EPSG:4544"));
        const Polyline line{{410000.0, 3390000.0}, {410100.0, 3390000.0}, {410100.0, 3390050.5}};
        const std::vector<Distance> parts = ground.segments(line);
        QCOMPARE(parts.size(), std::size_t{2});
        QCOMPARE(ground.along(line), parts[0] + parts[1]);
        QVERIFY(std::abs(inMetres(parts[0]) - 100.0) < 0.05);
    }
    void areaIsTrueOnTheGround() {
        const GroundLength ground(Crs::fromText("EPSG:4544"));
        const auto square = [](double x, double y, double side) {
            return Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
        };
        const Polygon ring{square(500000.0, 3390000.0, 100.0), {square(500010.0, 3390010.0, 10.0)}};
        QVERIFY(std::abs(ground.area(ring) - 9900.0) < 1.0);
    }
};

QTEST_APPLESS_MAIN(TestCrs)
#include "tst_crs.moc"
