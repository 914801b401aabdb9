#include "app/profiles/profiles.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/dispatch.h"
#include "libplanner/planning/door_stage.h"
#include "libplanner/planning/gate_hours.h"
#include "libplanner/planning/make_plan.h"

#include <QTest>

#include <map>
#include <set>

using namespace planner;

namespace {

Parameters profile() {
    return app::profiles::parameterProfile(app::profiles::parameterProfileNames().front())
        .with("collection.compares", "0");
}

City sampleTown() {
    const QString folder = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/town");
    QFile file(folder + "/city.json");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    CityDescription description = cityFromJson(file.readAll().toStdString(), "city.json");
    description.baseFolder = folder.toStdString();
    return *loadCity(description, gis::GdalSourceOpener(), profile(), app::profiles::travelProfiles(), {},
                     {});
}

std::shared_ptr<const Plan> planOf(const City& city, const Parameters& parameters) {
    Scenario scenario;
    scenario.cabins = 12;
    scenario.effort = 20'000;
    return makePlan(std::make_shared<const City>(city), scenario, parameters, {}, {}, {});
}

} // namespace

/// Today's rounds from what stands in the cabins, and rounds from door to door, on the sample town.
class TestDispatch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_city = sampleTown();
        m_city.fleet.clear(); // as many usual trucks as it takes, wherever they like
        m_city.truckZones.clear();
        QVERIFY(m_city.network);
        m_plan = planOf(m_city, profile());
        QVERIFY(m_plan->cabins.size() == 12);
    }

    void fullCabinsGoAndEmptyOnesStay() {
        std::vector<CabinStockNote> notes;
        for (std::size_t c = 0; c < m_plan->cabins.size(); ++c) {
            CabinStockNote note;
            note.cabin = CabinIndex(c);
            note.fullness = c < 3 ? 0.9 : 0.0;
            notes.push_back(note);
        }
        const DispatchResult today = dispatch(*m_plan, profile(), 0, notes, {}, {}, {});
        std::set<std::size_t> emptied;
        Mass taken;
        for (std::size_t r = 0; r < today.rounds.routes.size(); ++r) {
            const PlannedRoute& route = today.rounds.routes[r];
            QCOMPARE(route.stops.size(), today.rounds.legs[r].size());
            Distance driven;
            for (const RouteLeg& leg : today.rounds.legs[r])
                driven += leg.length;
            QCOMPARE(driven, route.length);
            for (const PlannedStop& stop : route.stops)
                if (stop.cabin) {
                    emptied.insert(stop.cabin->value());
                    taken += stop.mass;
                }
        }
        QCOMPARE(emptied, (std::set<std::size_t>{0, 1, 2}));
        QCOMPARE(taken, today.stock[0] + today.stock[1] + today.stock[2]);
        QCOMPARE(today.left.size(), std::size_t(9));
        for (const LeftOutCabin& left : today.left) {
            QVERIFY(left.reason != LeftReason::Limit);
            QVERIFY(left.fill == 0.0 && left.daysLeft > 1.0);
        }
    }

    void tooFewTrucksAreNamed() {
        City city = m_city;
        city.fleet.clear();
        Truck tiny;
        tiny.key = Key("T1");
        tiny.capacity = kilograms(1500.0);
        tiny.volume = cubicMetres(16.0);
        tiny.shift = minutes(90.0);
        city.fleet = {tiny};
        Plan plan = *m_plan;
        plan.city = std::make_shared<const City>(city);
        std::vector<CabinStockNote> notes;
        for (std::size_t c = 0; c < plan.cabins.size(); ++c) {
            CabinStockNote note;
            note.cabin = CabinIndex(c);
            note.fullness = 1.0;
            notes.push_back(note);
        }
        const DispatchResult today = dispatch(plan, profile(), 0, notes, {}, {}, {});
        QVERIFY(!today.left.empty());
        for (const LeftOutCabin& left : today.left) {
            QVERIFY(left.reason == LeftReason::Limit);
            QVERIFY2(left.limit.limit == "trucks" || left.limit.limit == "shift", left.limit.limit.c_str());
        }
    }

    void locksAndGatesHoldToday() {
        City city = m_city;
        for (const char* plate : {"T1", "T2"}) {
            Truck truck;
            truck.key = Key(plate);
            truck.capacity = kilograms(1500.0);
            truck.volume = cubicMetres(16.0);
            truck.shift = minutes(480.0);
            truck.rest = TruckBreak{minutes(600.0), minutes(660.0), minutes(30.0)};
            city.fleet.push_back(truck);
        }
        Plan plan = *m_plan;
        plan.city = std::make_shared<const City>(city);
        plan.cabins[1].details.hours = "10:30-11:30";
        plan.cabins[2].details.hours = "soon";
        std::vector<CabinStockNote> notes;
        for (std::size_t c = 0; c < plan.cabins.size(); ++c) {
            CabinStockNote note;
            note.cabin = CabinIndex(c);
            note.mass = kilograms(c < 3 ? 100.0 : 0.0);
            notes.push_back(note);
        }
        for (const std::size_t cabin : {std::size_t(2), std::size_t(0)}) {
            RoundLock lock;
            lock.cabin = plan.cabins[cabin].key;
            lock.day = 3;
            lock.truck = "T2";
            lock.order = cabin == 2 ? 1 : 2;
            plan.scenario.roundLocks.push_back(lock);
        }
        plan.scenario.roundLocks.push_back({plan.cabins[1].key, 3, "T3", 0, false});
        const DispatchResult today = dispatch(plan, profile(), 3, notes, {}, {}, {});
        std::vector<std::size_t> order;
        bool hasBreak = false;
        for (const PlannedRoute& route : today.rounds.routes)
            for (const PlannedStop& stop : route.stops) {
                hasBreak = hasBreak || stop.kind == RouteStopKind::Break;
                if (!stop.cabin)
                    continue;
                if (stop.cabin->value() == 1)
                    QVERIFY(stop.arrive + stop.dwell > minutes(630.0) && stop.arrive <= minutes(690.0));
                else
                    order.push_back(stop.cabin->value());
                if (stop.cabin->value() != 1)
                    QCOMPARE(route.truck, std::string("T2"));
            }
        QCOMPARE(order, (std::vector<std::size_t>{2, 0}));
        QVERIFY(hasBreak);
        QCOMPARE(today.warnings.size(), std::size_t(2)); // hours nobody can read, and T3 does not drive
    }

    void readsGateHours_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wednesday");
        QTest::addColumn<QString>("sunday");
        QTest::newRow("one") << "7:00-20:00"
                             << "420-1200"
                             << "420-1200";
        QTest::newRow("two") << "07:00-09:00,17:00-19:30"
                             << "420-540 1020-1170"
                             << "420-540 1020-1170";
        QTest::newRow("OSM") << "Mo-Fr 08:00-18:00; Sa 09:00-12:00"
                             << "480-1080"
                             << "";
        QTest::newRow("all but") << "8-18; We,Su off"
                                 << ""
                                 << "";
        QTest::newRow("Chinese") << "周一至周五 7:00~9:00、17:00~19:00"
                                 << "420-540 1020-1140"
                                 << "";
        QTest::newRow("always") << "24/7"
                                << "0-1440"
                                << "0-1440";
        QTest::newRow("all day") << "全天"
                                 << "0-1440"
                                 << "0-1440";
        QTest::newRow("over midnight") << "22:00-06:00"
                                       << "0-360 1320-1440"
                                       << "0-360 1320-1440";
        QTest::newRow("over the week") << "Fr-Mo 6:00-7:00"
                                       << ""
                                       << "360-420";
        QTest::newRow("words") << "soon"
                               << "none"
                               << "none";
        QTest::newRow("half") << "7:00-"
                              << "none"
                              << "none";
    }
    void readsGateHours() {
        QFETCH(QString, text);
        const auto hours = gateHours(text.toStdString());
        const auto written = [&](std::size_t weekday) {
            QStringList parts;
            for (const TimeWindow& window : (*hours)[weekday])
                parts << QStringLiteral("%1-%2")
                             .arg(window.from.count() / 60'000)
                             .arg(window.until.count() / 60'000);
            return parts.join(QLatin1Char(' '));
        };
        QTEST(hours ? written(2) : QStringLiteral("none"), "wednesday");
        QTEST(hours ? written(6) : QStringLiteral("none"), "sunday");
    }

    void withoutNotesTheForecastStands() {
        const DispatchResult today = dispatch(*m_plan, profile(), 2, {}, {}, {}, {});
        std::set<std::size_t> planned;
        for (const PlannedRoute& route : m_plan->routes)
            for (const PlannedStop& stop : route.stops)
                if (stop.cabin && route.day == 2)
                    planned.insert(stop.cabin->value());
        std::set<std::size_t> now;
        for (const PlannedRoute& route : today.rounds.routes)
            for (const PlannedStop& stop : route.stops)
                if (stop.cabin)
                    now.insert(stop.cabin->value());
        for (const LeftOutCabin& left : today.left)
            QVERIFY(!now.contains(left.cabin.value()));
        QCOMPARE(now.size() + today.left.size(), m_plan->cabins.size());
    }

    void doorsOfThoseWhoAsk() {
        City city = m_city;
        for (std::size_t i = 0; i < city.demand.size(); i += 40)
            city.demand[i].group = AskingGroup;
        const auto plan = planOf(city, profile().with("siting.max_walk_elderly_m", "50"));
        std::map<std::size_t, int> visits;
        Mass perDay;
        for (const PlannedRoute& round : plan->doorRounds) {
            QVERIFY(round.kind == RouteKind::DoorToDoor);
            QVERIFY(round.mass <= kilograms(300.0) && round.volume <= cubicMetres(1.5));
            QVERIFY(round.line.size() > 1);
            QVERIFY(round.stops.front().cabin && round.stops.back().cabin == round.stops.front().cabin);
            Mass sum;
            for (const PlannedStop& stop : round.stops)
                if (stop.kind == RouteStopKind::Home) {
                    sum += stop.mass;
                    ++visits[stop.home->value()];
                    QVERIFY(plan->allocation[stop.home->value()].pickup == round.stops.front().cabin);
                }
            QCOMPARE(sum, round.mass);
            QCOMPARE(round.stops.back().mass, round.mass);
        }
        QVERIFY(!visits.empty());
        std::size_t collected = 0;
        for (std::size_t i = 0; i < plan->allocation.size(); ++i) {
            const Allocation& allocation = plan->allocation[i];
            if (!allocation.pickup)
                continue;
            ++collected;
            QCOMPARE(city.demand[i].group, AskingGroup);
            QVERIFY(!allocation.cabin || allocation.walk > metres(50.0));
        }
        QVERIFY(visits.size() <= collected);
        const Indicator* share = findIndicator(plan->indicators, "door_share");
        QVERIFY(share != nullptr && share->value > 0.0 && share->value < 0.05);
        // Who has no cabin adds to the base; the others' mass came to it either way.
        MassRate fromDoors;
        MassRate expected;
        for (const Cabin& cabin : plan->cabins)
            fromDoors += cabin.fromDoors;
        for (std::size_t i = 0; i < plan->allocation.size(); ++i)
            if (plan->allocation[i].pickup && !plan->allocation[i].cabin)
                expected += plan->weights->collected[i];
        QCOMPARE(fromDoors, expected);
    }

private:
    City m_city;
    std::shared_ptr<const Plan> m_plan;
};

QTEST_GUILESS_MAIN(TestDispatch)
#include "tst_dispatch.moc"
