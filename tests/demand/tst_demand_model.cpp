#include "libplanner/demand/demand_model.h"

#include "libplanner/base/error.h"
#include "libplanner/base/random.h"
#include "libplanner/demand/largest_remainder.h"

#include <QFile>
#include <QTest>

#include <numeric>

using namespace planner;

namespace {

Parameters profile() {
    QFile file(QStringLiteral(CABIN_SOURCE_DIR "/resources/profiles/chengdu-2025.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("profile missing");
    return Parameters::fromJson(file.readAll().toStdString(), "chengdu-2025");
}

DemandPoint home(double people) {
    DemandPoint point;
    point.people = persons(people);
    return point;
}

DemandPoint weighed(double kg) {
    DemandPoint point;
    point.stated = kilogramsPerDay(kg);
    return point;
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
    return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

} // namespace

class TestDemandModel : public QObject {
    Q_OBJECT

private slots:
    void largestRemainderAddsUp_data() {
        QTest::addColumn<QList<double>>("shares");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QList<qint64>>("expected");
        QTest::newRow("nothing") << QList<double>{} << qint64{0} << QList<qint64>{};
        QTest::newRow("whole") << QList<double>{1, 2, 3} << qint64{6} << QList<qint64>{1, 2, 3};
        QTest::newRow("largest first") << QList<double>{1.2, 1.3, 1.5} << qint64{4} << QList<qint64>{1, 1, 2};
        QTest::newRow("ties to the earlier")
            << QList<double>{0.5, 0.5, 0.5, 0.5} << qint64{2} << QList<qint64>{1, 1, 0, 0};
        QTest::newRow("thirds") << QList<double>{1.0 / 3, 1.0 / 3, 1.0 / 3} << qint64{1}
                                << QList<qint64>{1, 0, 0};
        QTest::newRow("dust below a whole number")
            << QList<double>{2.9999999999, 1.0} << qint64{4} << QList<qint64>{3, 1};
        QTest::newRow("all zero") << QList<double>{0, 0} << qint64{0} << QList<qint64>{0, 0};
    }
    void largestRemainderAddsUp() {
        QFETCH(QList<double>, shares);
        QFETCH(qint64, total);
        QFETCH(QList<qint64>, expected);
        const std::vector<double> values(shares.begin(), shares.end());
        const std::vector<std::int64_t> made = largestRemainder(values, total);
        QCOMPARE(QList<qint64>(made.begin(), made.end()), expected);
    }

    void largestRemainderStaysWithinOne() {
        Random random(5);
        for (int run = 0; run < 200; ++run) {
            std::vector<double> shares;
            double all = 0.0;
            for (std::uint64_t i = 0, n = 1 + random.below(300); i < n; ++i) {
                shares.push_back(random.unit() * 50.0);
                all += shares.back();
            }
            const std::int64_t total = std::llround(all);
            const std::vector<std::int64_t> made = largestRemainder(shares, total);
            QCOMPARE(sum(made), total);
            for (std::size_t i = 0; i < shares.size(); ++i)
                QVERIFY(std::abs(static_cast<double>(made[i]) - shares[i]) <= 1.0);
        }
    }

    void statedMassWins() {
        City city;
        city.demand = {home(10.0), weighed(3.0), home(0.0)};
        city.demand[1].people = persons(1000.0);
        const DemandWeights weights = demandWeights(city, profile());
        QCOMPARE(weights.collected[0], kilogramsPerDay(2.5));
        QCOMPARE(weights.collected[1], kilogramsPerDay(3.0));
        QCOMPARE(weights.collected[2], MassRate{});
        QCOMPARE(weights.total, kilogramsPerDay(5.5));
    }

    void theTotalIsThatOfThePeople() {
        City city;
        Random random(1);
        People people;
        for (int i = 0; i < 5000; ++i) {
            city.demand.push_back(home(2.6 * random.unit()));
            people += city.demand.back().people;
        }
        const DemandWeights weights = demandWeights(city, profile());
        MassRate added;
        for (const MassRate rate : weights.collected)
            added += rate;
        QCOMPARE(added, weights.total);
        QCOMPARE(weights.total.count(), std::llround(inPersons(people) * 250.0));
        QVERIFY(demandWeights(city, profile()) == weights);
    }

    void moreKilogramsAPersonAreMoreInAll() {
        City city;
        city.demand = {home(100.0)};
        const DemandWeights weights = demandWeights(city, profile().with("demand.kg_per_person_day", "0.5"));
        QCOMPARE(weights.total, kilogramsPerDay(50.0));
    }

    void streamsSumToOne() {
        const std::vector<Stream> streams = streamsOf(profile());
        QCOMPARE(streams.size(), std::size_t{8});
        double shares = 0.0;
        for (const Stream& stream : streams) {
            QVERIFY(stream.share > 0.0 && stream.looseDensity > 0.0);
            shares += stream.share;
        }
        QVERIFY(std::abs(shares - 1.0) < 1e-12);
        // Taking glass as well makes the rest smaller, and the sum stays one.
        double withGlass = 0.0;
        for (const Stream& stream : streamsOf(profile().with("stream.glass.share", "0.2")))
            withGlass += stream.share;
        QVERIFY(std::abs(withGlass - 1.0) < 1e-12);
    }

    void noStreamIsRefused() {
        Parameters none = profile();
        for (const Stream& stream : streamsOf(profile()))
            none = none.with("stream." + stream.name + ".share", "0");
        QVERIFY_EXCEPTION_THROWN((void)streamsOf(none), Error);
    }

    void streamsAddUpToTheGram() {
        const std::vector<Stream> streams = streamsOf(profile());
        Random random(9);
        for (int run = 0; run < 200; ++run) {
            const Mass mass{static_cast<std::int64_t>(random.below(2000000))};
            Mass added;
            for (const Mass part : splitByStream(mass, streams))
                added += part;
            QCOMPARE(added, mass);
        }
    }

    void theMixIsAsLightAsPublished() {
        // 54 to 66 kg/m³ were measured for mixed loose recyclables.
        const double density = mixedDensity(streamsOf(profile()));
        QVERIFY(density > 54.0 && density < 66.0);
        const Stream one{"a", 0.5, 100.0, 200.0};
        const Stream other{"b", 0.5, 25.0, 50.0};
        QCOMPARE(mixedDensity({one, other}), 40.0);
        QCOMPARE(mixedDensity({}), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestDemandModel)
#include "tst_demand_model.moc"
