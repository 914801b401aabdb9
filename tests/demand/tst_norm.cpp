#include "libplanner/demand/norm.h"

#include <QFile>
#include <QTest>

using namespace planner;

namespace {

Parameters profile() {
    QFile file(QStringLiteral(CABIN_SOURCE_DIR "/resources/profiles/chengdu-2025.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("profile missing");
    return Parameters::fromJson(file.readAll().toStdString(), "chengdu-2025");
}

District square(const std::string& name, double west) {
    return {Key(name), name, {{{{west, 0}, {west + 100, 0}, {west + 100, 100}, {west, 100}, {west, 0}}, {}}}};
}

DemandPoint homes(double households, std::optional<std::size_t> district) {
    DemandPoint point;
    point.people = persons(households * 2.6);
    if (district)
        point.district = DistrictIndex{*district};
    return point;
}

ExistingCabin cabin(double x, ExistingState state = ExistingState::Keep) {
    ExistingCabin made;
    made.at = {x, 50.0};
    made.state = state;
    return made;
}

} // namespace

class TestNorm : public QObject {
    Q_OBJECT

private slots:
    void roundsUp_data() {
        QTest::addColumn<double>("households");
        QTest::addColumn<quint32>("cabins");
        QTest::newRow("none") << 0.0 << 1U;
        QTest::newRow("one") << 1.0 << 1U;
        QTest::newRow("just full") << 1500.0 << 1U;
        QTest::newRow("one more") << 1501.0 << 2U;
        QTest::newRow("Chengdu's plan") << 6000000.0 << 4000U;
    }
    void roundsUp() {
        QFETCH(double, households);
        QFETCH(quint32, cabins);
        City city;
        city.demand = {homes(households, std::nullopt)};
        QCOMPARE(normCount(city, profile()).cabins, cabins);
    }

    void countsByDistrict() {
        City city;
        city.districts = {square("a", 0.0), square("b", 100.0), square("empty", 200.0)};
        city.demand = {homes(1600, 0), homes(1000, 1), homes(400, 1), homes(10, std::nullopt)};
        city.existing = {cabin(50.0), cabin(60.0), cabin(150.0, ExistingState::Closed), cabin(500.0)};
        const NormCount norm = normCount(city, profile());
        QCOMPARE(norm.cabins, 3U); // 3010 households
        QCOMPARE(norm.districts.size(), std::size_t{4});
        QCOMPARE(norm.districts[0].cabins, 2U);
        QCOMPARE(norm.districts[0].existing, 2U);
        QCOMPARE(norm.districts[1].cabins, 1U);
        QCOMPARE(norm.districts[1].existing, 0U);
        QCOMPARE(norm.districts[2].cabins, 0U);
        QVERIFY(!norm.districts[3].district && norm.districts[3].cabins == 1U &&
                norm.districts[3].existing == 1U);
    }

    void noRowForNobodyOutside() {
        City city;
        city.districts = {square("a", 0.0)};
        city.demand = {homes(100, 0)};
        QCOMPARE(normCount(city, profile()).districts.size(), std::size_t{1});
    }

    void statedMassStandsForThePeopleWhoBringIt() {
        City city;
        DemandPoint point;
        point.stated = kilogramsPerDay(0.25 * 2.6 * 3000);
        city.demand = {point};
        QCOMPARE(normCount(city, profile()).cabins, 2U);
    }

    void theNormIsAParameter() {
        City city;
        city.demand = {homes(3000, std::nullopt)};
        QCOMPARE(normCount(city, profile().with("demand.households_per_cabin", "500")).cabins, 6U);
    }
};

QTEST_APPLESS_MAIN(TestNorm)
#include "tst_norm.moc"
