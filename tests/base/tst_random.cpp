#include "libplanner/base/random.h"

#include <QTest>

#include <array>

using namespace planner;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void sameSeedSameNumbers() {
        Random a(7);
        Random b(7);
        Random other(8);
        bool differs = false;
        for (int i = 0; i < 100; ++i) {
            const std::uint64_t value = a.next();
            QCOMPARE(value, b.next());
            differs = differs || value != other.next();
        }
        QVERIFY(differs);
    }
    void staysInRange() {
        Random random(1);
        std::array<int, 6> counts = {};
        for (int i = 0; i < 60000; ++i)
            ++counts.at(random.below(6));
        for (const int count : counts)
            QVERIFY2(count > 9500 && count < 10500, qPrintable(QString::number(count)));
        for (int i = 0; i < 1000; ++i) {
            const double unit = random.unit();
            QVERIFY(unit >= 0.0 && unit < 1.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
