#include "libplanner/network/travel_profile.h"

#include "libplanner/base/error.h"
#include "network_fixture.h"

#include <QTest>

using namespace planner;

class TestTravelProfile : public QObject {
    Q_OBJECT

private slots:
    void shippedProfilesAreRead() {
        const WalkProfile walk = fixture::walkProfile();
        QCOMPARE(walk.speedKmh, 4.8);
        QVERIFY(walk.allowed[static_cast<std::size_t>(StreetClass::Steps)]);
        QVERIFY(!walk.allowed[static_cast<std::size_t>(StreetClass::Motorway)]);
        const std::string folder = std::string(CABIN_SOURCE_DIR) + "/resources/profiles/travel/";
        for (const char* name : {"truck-4.2t", "tricycle"}) {
            const TruckProfile truck = truckProfileFromJson(fixture::fileText(folder + name + ".json"));
            QCOMPARE(truck.name, std::string(name));
            for (std::size_t c = 0; c < StreetClassCount; ++c)
                QCOMPARE(truck.allowed[c], truck.speedKmh[c] > 0.0);
            QVERIFY(!truck.allowed[static_cast<std::size_t>(StreetClass::Steps)]);
        }
    }
    void refuses_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* from, const char* to, ErrorCode code) {
            QTest::newRow(name) << from << to << static_cast<int>(code);
        };
        row("not JSON", "{", "", ErrorCode::BadJson);
        row("other mode", "\"truck\"", "\"walk\"", ErrorCode::BadValue);
        row("no such class", "\"trunk\"", "\"trunkk\"", ErrorCode::BadValue);
        row("out of range", "\"value\": 2.2", "\"value\": 22", ErrorCode::BadValue);
        row("not a number", "\"value\": 2.2", "\"value\": \"wide\"", ErrorCode::BadValue);
        row("negative", "\"value\": 2.2", "\"value\": -1", ErrorCode::BadValue);
        row("other unit", "\"unit\": \"t\"", "\"unit\": \"kg\"", ErrorCode::BadValue);
        row("missing", "\"vehicle\"", "\"wagon\"", ErrorCode::BadValue);
    }
    void refuses() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QString text = QString::fromStdString(
            fixture::fileText(std::string(CABIN_SOURCE_DIR) + "/resources/profiles/travel/truck-4.2t.json"));
        const qsizetype at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        try {
            (void)truckProfileFromJson(text.toStdString());
            QFAIL("nothing thrown");
        } catch (const Error& error) {
            QCOMPARE(static_cast<int>(error.code()), code);
        }
    }
    void theSlowerSpeedWins() {
        const TruckProfile truck = fixture::truckProfile();
        Street street;
        street.streetClass = StreetClass::Primary;
        const double own = truckSpeedKmh(street, truck);
        street.maxSpeedKmh = own + 20.0;
        QCOMPARE(truckSpeedKmh(street, truck), own);
        street.maxSpeedKmh = 12.0;
        QCOMPARE(truckSpeedKmh(street, truck), 12.0);
    }
    void signsWinOverClasses() {
        const TruckProfile truck = fixture::truckProfile();
        Street mall;
        mall.streetClass = StreetClass::Pedestrian;
        QCOMPARE(truckSpeedKmh(mall, truck), 0.0);
        mall.motorAllowed = true;
        QVERIFY(truckSpeedKmh(mall, truck) > 0.0 && truckSpeedKmh(mall, truck) <= 10.0);
        mall.maxWeightTonnes = 3.0;
        QCOMPARE(truckSpeedKmh(mall, truck), 0.0);
        Street motorway;
        motorway.streetClass = StreetClass::Motorway;
        QVERIFY(!mayWalk(motorway, fixture::walkProfile()));
        motorway.footAllowed = true;
        QVERIFY(mayWalk(motorway, fixture::walkProfile()));
    }
};

QTEST_APPLESS_MAIN(TestTravelProfile)
#include "tst_travel_profile.moc"
