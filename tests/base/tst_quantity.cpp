#include "libplanner/base/quantity.h"

#include <QTest>

#include <type_traits>

using namespace planner;

static_assert(!std::is_convertible_v<std::int64_t, Distance>, "construction is explicit");
static_assert(!std::is_constructible_v<Distance, Mass>, "kinds do not mix");

class TestQuantity : public QObject {
    Q_OBJECT

private slots:
    void roundsOnEntry_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<qint64>("count");
        QTest::newRow("whole") << 12.0 << qint64{12000};
        QTest::newRow("half up") << 0.0005 << qint64{1};
        QTest::newRow("half down below zero") << -0.0005 << qint64{-1};
        QTest::newRow("less than half") << 0.00049 << qint64{0};
    }
    void roundsOnEntry() {
        QFETCH(double, value);
        QFETCH(qint64, count);
        QCOMPARE(metres(value).count(), count);
        QCOMPARE(kilograms(value).count(), count);
    }
    void sumsAreExact() {
        Mass sum;
        for (int i = 0; i < 1000; ++i)
            sum += kilograms(0.1);
        QCOMPARE(sum, kilograms(100.0));
        QCOMPARE(sum - kilograms(100.0), Mass{});
    }
    void scales() {
        QCOMPARE(scaled(Mass{10}, 0.25), Mass{3});
        QCOMPARE(scaled(Mass{-10}, 0.25), Mass{-3});
        QCOMPARE(ratio(metres(3.0), metres(2.0)), 1.5);
    }
    void speaksUnits() {
        QCOMPARE(inKilometres(metres(1500.0)), 1.5);
        QCOMPARE(inHours(minutes(90.0)), 1.5);
        QCOMPARE(inCubicMetres(cubicMetres(12.0)), 12.0);
    }
};

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
