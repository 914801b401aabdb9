#include "sample_maps/generator/town.h"

#include <QTest>

using namespace planner;

class TestTownSize : public QObject {
    Q_OBJECT

private slots:
    void streetsForBenchmarks() {
        QElapsedTimer clock;
        clock.start();
        const TownLayers town = makeTown({.buildings = 900'000, .seed = 1});
        QVERIFY2(town.streetVertices >= 300'000, qPrintable(QString::number(town.streetVertices)));
        QCOMPARE(town.layer("buildings").features.size(), std::size_t{900'000});
        QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_APPLESS_MAIN(TestTownSize)
#include "tst_town_size.moc"
