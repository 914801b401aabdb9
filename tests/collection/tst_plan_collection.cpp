#include "route_checker.h"

#include "libplanner/base/error.h"
#include "libplanner/base/random.h"
#include "libplanner/collection/overflow_simulation.h"
#include "libplanner/collection/plan_collection.h"
#include "libplanner/collection/update_rounds.h"

#include <QTest>

#include <cmath>
#include <ctime>
#include <set>

using namespace planner;

namespace {

/// A made town: cabins on a square of `side` metres, two centres, ground distances at 20 km/h.
CollectionInput town(std::size_t cabins, double side, std::uint64_t seed) {
    Random random(seed);
    CollectionInput input;
    input.streams = {{"paper", 60.0, 200.0}, {"plastic", 25.0, 60.0}};
    std::vector<Point> points;
    for (std::size_t c = 0; c < cabins; ++c)
        points.push_back({side * random.unit(), side * random.unit()});
    points.push_back({0.2 * side, 0.3 * side});
    points.push_back({0.8 * side, 0.7 * side});
    const std::size_t n = points.size();
    std::vector<std::uint32_t> lengths(n * n);
    std::vector<std::uint32_t> times(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double length =
                std::ceil(1.3 * std::hypot(points[i].x - points[j].x, points[i].y - points[j].y));
            lengths[i * n + j] = static_cast<std::uint32_t>(length * 1e3);
            times[i * n + j] = static_cast<std::uint32_t>(std::ceil(length * 1e3 / (20.0 / 3.6)));
        }
    input.placeCount = n;
    input.tables = {std::make_shared<const TravelMatrix>(n, times, lengths)};
    for (std::size_t c = 0; c < cabins; ++c) {
        CollectionCabin cabin;
        cabin.key = Key("c" + std::to_string(c));
        cabin.at = points[c];
        cabin.place = PlaceIndex{c};
        cabin.rates = {kilogramsPerDay(40.0 + 60.0 * random.unit()),
                       kilogramsPerDay(10.0 + 20.0 * random.unit())};
        cabin.volume = cubicMetres(12.0);
        input.cabins.push_back(cabin);
    }
    input.centres = {{PlaceIndex{cabins}, {}, {}, seconds(86400.0)},
                     {PlaceIndex{cabins + 1}, {}, {}, seconds(86400.0)}};
    return input;
}

CollectionPlan plan(const CollectionInput& input, const CollectionParameters& parameters,
                    std::int64_t effort = 4000) {
    RoutingOptions options;
    options.budget.effort = effort;
    return planCollection(input, parameters, options, {}, {});
}

} // namespace

class TestPlanCollection : public QObject {
    Q_OBJECT

private slots:
    void fillsAsCounted() {
        CollectionInput input = town(1, 100.0, 1);
        input.cabins[0].rates = {kilogramsPerDay(60.0), kilogramsPerDay(25.0)};
        CollectionParameters parameters;
        const std::vector<CabinFill> shared = cabinFills(input, parameters);
        // 60 kg at 60 kg/m³ and 25 kg at 25 kg/m³: 2 m³ a day into 0.8 × 12 m³.
        QCOMPARE(shared[0].mass, kilogramsPerDay(85.0));
        QCOMPARE(shared[0].volume.count(), std::int64_t(2'000'000));
        QCOMPARE(shared[0].fillDays, 4.8);
        QCOMPARE(shared[0].intervalDays, 4U);
        input.cabins[0].compartments = {cubicMetres(10.0), cubicMetres(2.0)};
        const std::vector<CabinFill> apart = cabinFills(input, parameters);
        QCOMPARE(apart[0].fillDays, 1.6);
        QCOMPARE(apart[0].bindingStream, std::size_t(1));
        QCOMPARE(apart[0].intervalDays, 1U);
        parameters.longestStorageDays = 3;
        input.cabins[0].compartments.clear();
        QCOMPARE(cabinFills(input, parameters)[0].intervalDays, 3U);
        input.cabins[0].rates = {MassRate{}, MassRate{}};
        QVERIFY(std::isinf(cabinFills(input, parameters)[0].fillDays));
    }

    void gatesAreMetWhenTheyAreOpen() {
        CollectionInput input = town(40, 6000.0, 8);
        WeekHours hours;
        for (std::size_t weekday = 0; weekday < 5; ++weekday)
            hours[weekday] = {{minutes(420.0), minutes(540.0)}, {minutes(1020.0), minutes(1140.0)}};
        for (std::size_t cabin = 0; cabin < 40; cabin += 2)
            input.cabins[cabin].hours = hours;
        for (const CollectionRhythm rhythm :
             {CollectionRhythm::Weekdays, CollectionRhythm::Periods, CollectionRhythm::Rolling}) {
            CollectionParameters parameters;
            parameters.rhythm = rhythm;
            parameters.firstWeekday = 3; // Thursday
            const CollectionPlan made = plan(input, parameters);
            std::size_t visits = 0;
            for (std::size_t day = 0; day < made.days.size(); ++day)
                for (const VehicleRoute& route : made.days[day].routes.routes)
                    for (const RouteTrip& trip : route.trips)
                        for (const RouteVisit& visit : trip.visits) {
                            if (visit.kind != VisitKind::Stop)
                                continue;
                            const std::size_t cabin = made.days[day].pickups[visit.stop->value()].cabin;
                            if (cabin % 2 != 0)
                                continue;
                            ++visits;
                            const std::vector<TimeWindow>& open = hours[weekdayOf(parameters, day)];
                            QVERIFY2(std::any_of(open.begin(), open.end(),
                                                 [&](const TimeWindow& window) {
                                                     return window.from <= visit.begin &&
                                                            visit.begin <= window.until;
                                                 }),
                                     "the gate was shut");
                        }
            QVERIFY(visits > 0);
            for (const MissedPickup& missed : made.missed)
                QVERIFY(missed.cabin % 2 == 0 && missed.limit == RoutingLimit::Shut);
        }
    }

    void locksHoldAllWeek() {
        CollectionInput input = town(40, 6000.0, 9);
        for (const char* name : {"A", "B", "C"}) {
            CollectionTruck truck;
            truck.name = name;
            input.fleet.push_back(truck);
        }
        input.fleet[1].rest = DriverBreak{minutes(660.0), minutes(780.0), minutes(45.0)};
        CollectionLock lock;
        lock.day = 2;
        lock.truck = 1;
        for (const std::size_t cabin : {std::size_t(5), std::size_t(30), std::size_t(11)}) {
            lock.cabin = cabin;
            ++lock.order;
            lock.isFirst = cabin == 5;
            input.locks.push_back(lock);
        }
        for (const CollectionRhythm rhythm :
             {CollectionRhythm::Weekdays, CollectionRhythm::Periods, CollectionRhythm::Rolling}) {
            CollectionParameters parameters;
            parameters.rhythm = rhythm;
            const CollectionPlan made = plan(input, parameters);
            const CollectionDay& day = made.days[2];
            QVERIFY2(planner::test::checkPlan(*day.problem, day.routes).empty(),
                     planner::test::checkPlan(*day.problem, day.routes).c_str());
            std::vector<std::size_t> order;
            Duration rested;
            for (const VehicleRoute& route : day.routes.routes)
                for (const RouteTrip& trip : route.trips)
                    for (const RouteVisit& visit : trip.visits) {
                        rested += visit.rest;
                        if (visit.kind != VisitKind::Stop)
                            continue;
                        const std::size_t cabin = day.pickups[visit.stop->value()].cabin;
                        if (cabin != 5 && cabin != 30 && cabin != 11)
                            continue;
                        QVERIFY(day.problem->vehicleTypes()[route.type.value()].rest.has_value());
                        order.push_back(cabin);
                    }
            QCOMPARE(order, (std::vector<std::size_t>{5, 30, 11}));
            QVERIFY(made.missed.empty());
        }
    }

    void neverPassesTheThreshold() {
        const CollectionInput input = town(60, 8000.0, 3);
        CollectionParameters parameters;
        parameters.days = 14;
        const std::vector<CabinFill> fills = cabinFills(input, parameters);
        const auto calendar = collectionCalendar(input, fills, parameters);
        QCOMPARE(calendar.days.size(), std::size_t(14));
        std::vector<int> last(60, -1);
        std::vector<std::size_t> perDay;
        for (int day = 0; day < 14; ++day) {
            perDay.push_back(calendar.days[static_cast<std::size_t>(day)].size());
            for (const std::size_t cabin : calendar.days[static_cast<std::size_t>(day)]) {
                const int interval = int(fills[cabin].roundDays);
                QVERIFY(fills[cabin].roundDays <= fills[cabin].intervalDays);
                QVERIFY(last[cabin] < 0 ? day < interval : day - last[cabin] <= interval);
                QVERIFY(double(interval) <= std::max(1.0, fills[cabin].fillDays));
                last[cabin] = day;
            }
        }
        for (std::size_t cabin = 0; cabin < 60; ++cabin)
            QVERIFY(last[cabin] >= 0 && 14 - last[cabin] <= int(fills[cabin].roundDays));
        const auto [least, most] = std::minmax_element(perDay.begin(), perDay.end());
        QVERIFY2(*most <= 2 * *least, "days are uneven");
    }

    void weekdaysRepeatAndHoldTheInterval() {
        const CollectionInput input = town(60, 8000.0, 3);
        CollectionParameters parameters;
        parameters.rhythm = CollectionRhythm::Weekdays;
        parameters.days = 14;
        const std::vector<CabinFill> fills = cabinFills(input, parameters);
        const CollectionCalendar calendar = collectionCalendar(input, fills, parameters);
        std::vector<std::uint32_t> filled = calendar.daysFilled;
        for (std::size_t day = 0; day < 14; ++day) {
            QCOMPARE(calendar.days[day], calendar.days[day % 7]);
            for (std::uint32_t& age : filled)
                ++age;
            for (const std::size_t cabin : calendar.days[day]) {
                QVERIFY(filled[cabin] <= fills[cabin].intervalDays);
                filled[cabin] = 0;
            }
        }
        QCOMPARE(filled, calendar.daysFilled); // the week ends as it began
    }

    void rhythms_data() {
        QTest::addColumn<int>("rhythm");
        QTest::newRow("weekdays") << int(CollectionRhythm::Weekdays);
        QTest::newRow("periods") << int(CollectionRhythm::Periods);
        QTest::newRow("rolling") << int(CollectionRhythm::Rolling);
    }
    void rhythms() {
        QFETCH(int, rhythm);
        const CollectionInput input = town(60, 10000.0, 7);
        CollectionParameters parameters;
        parameters.rhythm = static_cast<CollectionRhythm>(rhythm);
        parameters.days = 14;
        parameters.compares = true;
        const CollectionPlan result = plan(input, parameters, 8000);
        QCOMPARE(result.atStart + result.brought, result.collected + result.atEnd);
        QVERIFY(result.missed.empty());
        QVERIFY(result.dailyLength.has_value() && result.otherLength.has_value());
        QVERIFY2(inKilometres(result.length) < 0.8 * inKilometres(*result.dailyLength),
                 qPrintable(QString("%1 against %2 km daily, %3 km in the other rhythm")
                                .arg(inKilometres(result.length))
                                .arg(inKilometres(*result.dailyLength))
                                .arg(inKilometres(*result.otherLength))));
        // No cabin ever waits longer than it may, and lived through it runs over as rarely as wanted.
        std::vector<std::uint32_t> filled = result.calendar.daysFilled;
        for (const std::vector<std::size_t>& day : result.calendar.days) {
            for (std::uint32_t& age : filled)
                ++age;
            for (const std::size_t cabin : day) {
                QVERIFY(filled[cabin] <= result.fills[cabin].intervalDays);
                filled[cabin] = 0;
            }
        }
        for (std::size_t cabin = 0; cabin < filled.size(); ++cabin)
            QVERIFY(filled[cabin] < result.fills[cabin].intervalDays);
        const OverflowSimulation lived =
            simulateOverflow(input, result.fills, result.calendar, parameters, 500, 1);
        QVERIFY(lived.worstShare <= parameters.overflowProbability);
        for (const CollectionDay& day : result.days)
            if (day.problem)
                QVERIFY2(planner::test::checkPlan(*day.problem, day.routes).empty(),
                         planner::test::checkPlan(*day.problem, day.routes).c_str());
    }

    void overflowsAsRarelyAsWanted_data() {
        QTest::addColumn<double>("threshold");
        QTest::addColumn<double>("probability");
        QTest::addColumn<double>("variation");
        QTest::newRow("threshold with a margin") << 0.8 << 0.05 << 0.3;
        QTest::newRow("up to the brim, rarely over") << 1.0 << 0.05 << 0.3;
        QTest::newRow("very uneven days") << 1.0 << 0.01 << 0.6;
    }
    void overflowsAsRarelyAsWanted() {
        QFETCH(double, threshold);
        QFETCH(double, probability);
        QFETCH(double, variation);
        const CollectionInput input = town(40, 6000.0, 13);
        CollectionParameters parameters;
        parameters.days = 14;
        parameters.threshold = threshold;
        parameters.overflowProbability = probability;
        parameters.dailyVariation = variation;
        const std::vector<CabinFill> fills = cabinFills(input, parameters);
        const auto calendar = collectionCalendar(input, fills, parameters);
        const OverflowSimulation lived = simulateOverflow(input, fills, calendar, parameters, 500, 1);
        QVERIFY(lived.rounds > 40 * 500);
        QVERIFY2(lived.worstShare <= probability * 1.3 + 0.005,
                 qPrintable(QString::number(lived.worstShare)));
        QVERIFY(lived.share <= probability);
        // One day later each time, and it would be too often: the simulation does see overflows.
        std::vector<CabinFill> tooRare = fills;
        for (CabinFill& fill : tooRare)
            fill.roundDays =
                static_cast<std::uint32_t>(1.6 * static_cast<double>(input.cabins.front().volume.count()) /
                                           static_cast<double>(fill.volume.count()));
        const auto rareCalendar = collectionCalendar(input, tooRare, parameters);
        QVERIFY(simulateOverflow(input, tooRare, rareCalendar, parameters, 50, 1).share > 0.5);
    }

    void massIsConserved_data() {
        QTest::addColumn<int>("trucks");
        QTest::newRow("as many trucks as needed") << 0;
        QTest::newRow("far too few trucks") << 1;
    }
    void massIsConserved() {
        QFETCH(int, trucks);
        CollectionInput input = town(50, 9000.0, 5);
        for (int t = 0; t < trucks; ++t)
            input.fleet.push_back({});
        const CollectionPlan result = plan(input, {});
        QCOMPARE(result.atStart + result.brought, result.collected + result.atEnd);
        QCOMPARE(result.missed.empty(), trucks == 0);
        Mass carried;
        Distance length;
        for (const CollectionDay& day : result.days) {
            if (!day.problem)
                continue;
            QVERIFY2(planner::test::checkPlan(*day.problem, day.routes).empty(),
                     planner::test::checkPlan(*day.problem, day.routes).c_str());
            length += day.routes.length;
            for (const VehicleRoute& route : day.routes.routes)
                for (const RouteTrip& trip : route.trips)
                    carried += Mass{trip.load[0]};
        }
        QCOMPARE(carried, result.collected);
        QCOMPARE(length, result.length);
        for (const MissedPickup& miss : result.missed) {
            QCOMPARE(miss.limit, RoutingLimit::Vehicles);
            QCOMPARE(miss.unit, std::string("trucks"));
        }
    }

    void thresholdsDriveLessThanEveryDay() {
        const CollectionInput input = town(60, 10000.0, 7);
        CollectionParameters parameters;
        const CollectionPlan byThreshold = plan(input, parameters);
        parameters.everyDay = true;
        const CollectionPlan daily = plan(input, parameters);
        QVERIFY2(inKilometres(byThreshold.length) < 0.85 * inKilometres(daily.length),
                 qPrintable(QString("%1 against %2 km")
                                .arg(inKilometres(byThreshold.length))
                                .arg(inKilometres(daily.length))));
    }

    void changesAreRepairedInPlace_data() {
        QTest::addColumn<QString>("change");
        QTest::newRow("cabin moved") << "moved";
        QTest::newRow("cabin closed") << "closed";
        QTest::newRow("cabin added") << "added";
        QTest::newRow("truck fewer") << "truck";
    }
    void changesAreRepairedInPlace() {
        QFETCH(QString, change);
        CollectionInput all = town(300, 14000.0, 21);
        for (int t = 0; t < 14; ++t) {
            all.fleet.emplace_back();
            all.fleet.back().name = "T" + std::to_string(t);
        }
        CollectionInput was = all;
        if (change == "added")
            was.cabins.pop_back();
        CollectionParameters parameters;
        parameters.rhythm = CollectionRhythm::Weekdays;
        const CollectionPlan before = plan(was, parameters, 20000);
        QVERIFY(before.missed.empty());
        CollectionInput now = change == "added" ? all : was;
        if (change == "moved")
            std::swap(now.cabins[7].place, now.cabins[19].place);
        if (change == "closed")
            now.cabins.erase(now.cabins.begin() + 5);
        if (change == "truck")
            now.fleet.erase(now.fleet.begin() + 3);
        RoutingOptions options;
        options.budget.effort = 1;
        const std::clock_t begin = std::clock();
        const CollectionPlan repaired = updateRounds(before, was, now, parameters, options, {}, {});
        const double milliseconds = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        qInfo("repaired in %.1f ms: %.1f km, before %.1f km", milliseconds, inKilometres(repaired.length),
              inKilometres(before.length));
        QVERIFY(milliseconds < 50.0);
        QVERIFY(repaired.missed.empty());
        QCOMPARE(repaired.atStart + repaired.brought, repaired.collected + repaired.atEnd);
        for (const CollectionDay& day : repaired.days)
            if (day.problem)
                QVERIFY2(planner::test::checkPlan(*day.problem, day.routes).empty(),
                         planner::test::checkPlan(*day.problem, day.routes).c_str());
        // In place: little longer at once, and no cabin but the changed ones on another day.
        const double most = change == "truck" ? 1.15 : 1.05; // a whole truck's stops went to others
        QVERIFY(inKilometres(repaired.length) < most * inKilometres(before.length));
        std::size_t moved = 0;
        for (std::size_t day = 0; day < 7; ++day) {
            std::set<Key> were;
            for (const std::size_t cabin : before.calendar.days[day])
                were.insert(was.cabins[cabin].key);
            for (const std::size_t cabin : repaired.calendar.days[day])
                moved += were.erase(now.cabins[cabin].key) == 0 ? 1U : 0U;
            moved += were.size();
        }
        QVERIFY2(moved <= 8, qPrintable(QString::number(moved)));
        options.budget.effort = 4000;
        const CollectionPlan better = updateRounds(repaired, now, now, parameters, options, {}, {});
        QVERIFY(better.objective <= repaired.objective);
    }

    void bigCabinsAreTakenInParts() {
        CollectionInput input = town(4, 3000.0, 9);
        input.cabins[2].rates = {kilogramsPerDay(2400.0), kilogramsPerDay(0.0)};
        input.cabins[2].volume = cubicMetres(60.0);
        const CollectionPlan result = plan(input, {}, 500);
        QVERIFY(result.missed.empty());
        const CollectionDay& day = result.days.front();
        const auto parts = std::count_if(day.pickups.begin(), day.pickups.end(),
                                         [](const Pickup& pickup) { return pickup.cabin == 2; });
        QCOMPARE(parts, std::ptrdiff_t(3)); // 40 m³ by 16 m³ trucks
    }

    void badInputIsNamed() {
        CollectionInput input = town(5, 2000.0, 1);
        input.cabins[1].place.reset();
        const CollectionPlan cutOff = plan(input, {}, 200);
        QCOMPARE(cutOff.missed.size(), std::size_t(1));
        QCOMPARE(cutOff.missed[0].limit, RoutingLimit::Unreachable);
        input.centres.clear();
        const CollectionPlan nowhere = plan(input, {}, 200);
        QCOMPARE(nowhere.warnings, std::vector<std::string>{"no-centre"});
        QCOMPARE(nowhere.length, Distance{});
        input.cabins[0].rates.pop_back();
        QVERIFY_EXCEPTION_THROWN((void)plan(input, {}, 200), Error);
    }

    void sameSeedSamePlan() {
        const CollectionInput input = town(40, 6000.0, 11);
        const CollectionPlan one = plan(input, {});
        const CollectionPlan two = plan(input, {});
        QCOMPARE(one.objective, two.objective);
        for (std::size_t day = 0; day < one.days.size(); ++day)
            QVERIFY(one.days[day].routes.routes == two.days[day].routes.routes);
    }
};

QTEST_APPLESS_MAIN(TestPlanCollection)
#include "tst_plan_collection.moc"
