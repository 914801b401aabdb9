#include "libplanner/geo/offset.h"

#include <QTest>

#include <cmath>

using namespace planner;

class TestOffset : public QObject {
    Q_OBJECT

private slots:
    void matchesThePublishedShift() {
        // Chengdu's centre, with the value that public converters give.
        const Point gcj = fromWgs84({104.0657, 30.6574}, OffsetSystem::Gcj02);
        QVERIFY(std::abs(gcj.x - 104.068207) < 1e-6);
        QVERIFY(std::abs(gcj.y - 30.654978) < 1e-6);
    }
    void comesBack_data() {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<QString>("system");
        for (const char* system : {"gcj02", "bd09"})
            for (const auto& [name, lon, lat] :
                 {std::tuple{"Chengdu", 104.0657, 30.6574}, std::tuple{"Jinan", 117.0, 36.65},
                  std::tuple{"Harbin", 126.6, 45.75}, std::tuple{"Kashgar", 75.99, 39.47},
                  std::tuple{"on the series' origin", 105.0, 35.0}})
                QTest::addRow("%s %s", name, system) << lon << lat << system;
    }
    void comesBack() {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(QString, system);
        const OffsetSystem offset = offsetSystemFromName(system.toStdString()).value();
        const Point shifted = fromWgs84({lon, lat}, offset);
        QVERIFY(std::hypot(shifted.x - lon, shifted.y - lat) > 1e-3); // a hundred metres and more
        const Point back = toWgs84(shifted, offset);
        QVERIFY(std::abs(back.x - lon) < 1e-10); // 0.01 mm
        QVERIFY(std::abs(back.y - lat) < 1e-10);
    }
    void leavesOthersAlone() {
        const Point montevideo{-56.18, -34.9};
        QCOMPARE(fromWgs84(montevideo, OffsetSystem::Gcj02), montevideo);
        QCOMPARE(toWgs84(montevideo, OffsetSystem::Bd09), montevideo);
        const Point chengdu{104.0657, 30.6574};
        QCOMPARE(toWgs84(chengdu, OffsetSystem::Wgs84), chengdu);
    }
    void knowsItsNames() {
        for (const OffsetSystem system : {OffsetSystem::Wgs84, OffsetSystem::Gcj02, OffsetSystem::Bd09})
            QCOMPARE(offsetSystemFromName(nameOf(system)), std::optional(system));
        QVERIFY(!offsetSystemFromName("mars").has_value());
    }
};

QTEST_APPLESS_MAIN(TestOffset)
#include "tst_offset.moc"
