#include "route_checker.h"
#include "routing_cases.h"

#include "libplanner/routing/solve_routing.h"

#include <QTest>

using namespace planner;
using namespace planner::test;

namespace {

RoutePlan solve(const RoutingProblem& problem, std::int64_t effort, std::uint64_t seed = 1,
                unsigned threads = 1, unsigned searchers = 1) {
    RoutingOptions options;
    options.seed = seed;
    options.budget.effort = effort;
    options.threads = threads;
    options.searchers = searchers;
    return solveRouting(problem, options, {}, {});
}

} // namespace

class TestSolveRouting : public QObject {
    Q_OBJECT

private slots:
    void equalsBruteForce_data() {
        QTest::addColumn<unsigned>("features");
        QTest::newRow("plain") << unsigned(Plain);
        QTest::newRow("asymmetric") << unsigned(Asymmetric);
        QTest::newRow("windows") << unsigned(Windows);
        QTest::newRow("two truck types") << unsigned(TwoTypes);
        QTest::newRow("shift") << unsigned(Shift);
        QTest::newRow("prizes") << unsigned(Prizes);
        QTest::newRow("trips to centres") << unsigned(Trips);
        QTest::newRow("trips, shift, two types") << unsigned(Trips | Shift | TwoTypes);
        QTest::newRow("reload, releases, windows") << unsigned(Reload | Releases | Windows);
        QTest::newRow("reload") << unsigned(Reload);
        QTest::newRow("time costs") << unsigned(TimeCost | Windows);
        QTest::newRow("totals") << unsigned(Trips | Totals);
        QTest::newRow("locks") << unsigned(Locks | TwoTypes);
        QTest::newRow("locks, trips, windows") << unsigned(Locks | Trips | Windows | Shift | TwoTypes);
        QTest::newRow("locks, reload, prizes") << unsigned(Locks | Reload | Prizes);
        QTest::newRow("all at once") << unsigned(Trips | Shift | TwoTypes | Windows | Prizes | Asymmetric);
    }
    void equalsBruteForce() {
        QFETCH(unsigned, features);
        int worse = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const RoutingProblem problem(madeCase(4, features, seed));
            const std::int64_t exact = bruteForce(problem);
            const RoutePlan plan = solve(problem, (features & Totals) != 0 ? 20000 : 2000);
            QCOMPARE(checkPlan(problem, plan), std::string());
            if (exact >= (std::int64_t{1} << 60))
                continue; // no plan takes all required stops: the checker has seen the reasons
            QVERIFY2(plan.objective >= exact, "cheaper than the cheapest plan there is");
            if (plan.objective != exact)
                ++worse;
        }
        QCOMPARE(worse, 0);
    }

    void boundIsNeverAboveTheBest_data() {
        QTest::addColumn<unsigned>("features");
        QTest::newRow("plain") << unsigned(Plain);
        QTest::newRow("asymmetric, prizes") << unsigned(Asymmetric | Prizes);
        QTest::newRow("trips, two types") << unsigned(Trips | TwoTypes);
        QTest::newRow("reload, time costs") << unsigned(Reload | TimeCost);
    }
    void boundIsNeverAboveTheBest() {
        QFETCH(unsigned, features);
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const RoutingProblem problem(madeCase(5, features, seed));
            RoutingOptions options;
            options.budget.effort = 300;
            options.withBound = true;
            options.fewestVehicles = seed % 2 == 0;
            const RoutePlan plan = solveRouting(problem, options, {}, {});
            QVERIFY(plan.bound.has_value());
            const std::int64_t exact = bruteForce(problem);
            QVERIFY2(*plan.bound <= exact, qPrintable(QString("%1 > %2").arg(*plan.bound).arg(exact)));
            QVERIFY2(*plan.bound * 2 > exact,
                     qPrintable(QString("%1 is far below %2").arg(*plan.bound).arg(exact)));
        }
    }

    void fewestVehiclesComeFirst() {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const RoutingProblem problem(madeCase(30, Trips | Shift, seed));
            RoutingOptions options;
            options.budget.effort = 1500;
            const RoutePlan cheapest = solveRouting(problem, options, {}, {});
            options.fewestVehicles = true;
            const RoutePlan fewest = solveRouting(problem, options, {}, {});
            QVERIFY(fewest.routes.size() <= cheapest.routes.size());
            QCOMPARE(checkPlan(problem, fewest), std::string());
        }
    }

    void holdsAllLimits_data() {
        QTest::addColumn<unsigned>("features");
        QTest::newRow("everything but breaks")
            << unsigned(Trips | Shift | TwoTypes | Windows | Prizes | Asymmetric | CentreLimits | Releases);
        QTest::newRow("breaks") << unsigned(Trips | Rest | Windows);
        QTest::newRow("periods") << unsigned(Trips | Periods | Shift | Windows);
        QTest::newRow("totals") << unsigned(Reload | Totals | TwoTypes | Shift);
        QTest::newRow("locks") << unsigned(Locks | Trips | Shift | TwoTypes);
        QTest::newRow("plain") << unsigned(Plain);
    }
    void holdsAllLimits() {
        QFETCH(unsigned, features);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const RoutingProblem problem(madeCase(40, features, seed));
            QCOMPARE(checkPlan(problem, solve(problem, 1500, seed)), std::string());
        }
    }

    void sameSeedSameRoutes() {
        const RoutingProblem problem(madeCase(60, Trips | Shift | TwoTypes, 5));
        const RoutePlan one = solve(problem, 2000, 3, 1, 2);
        const RoutePlan two = solve(problem, 2000, 3, 2, 2);
        QCOMPARE(one.objective, two.objective);
        QVERIFY(one.routes == two.routes);
        const RoutePlan again = solve(problem, 2000, 3, 1, 2);
        QVERIFY(one.routes == again.routes);
    }

    void olderPlansAreRepaired() {
        const RoutingProblem before(madeCase(60, Trips | Shift, 4));
        const RoutePlan old = solve(before, 3000);
        RoutingData data = before.data();
        data.stops[7].place = PlaceIndex{3 + 20U}; // dragged
        data.stops[9].load = {12, 12};             // a truck full
        data.stops.pop_back();                     // closed
        const RoutingProblem after(data);
        RoutingOptions options;
        options.budget.effort = 1;
        options.start = &old;
        const RoutePlan repaired = solveRouting(after, options, {}, {});
        QCOMPARE(checkPlan(after, repaired), std::string());
        QVERIFY(repaired.unassigned.empty());
        const RoutePlan fresh = solve(after, 1);
        QVERIFY2(repaired.objective < fresh.objective, "repair is worse than a plan from nothing");
        options.budget.effort = 2000;
        QVERIFY(solveRouting(after, options, {}, {}).objective <= repaired.objective);
    }

    void moreEffortIsNeverWorse() {
        const RoutingProblem problem(madeCase(80, Plain, 9));
        const RoutePlan first = solve(problem, 1);
        const RoutePlan later = solve(problem, 4000);
        QVERIFY(later.objective < first.objective);
    }

    void stopsAtOnce() {
        const RoutingProblem problem(madeCase(100, Trips | Windows, 2));
        std::stop_source source;
        source.request_stop();
        RoutingOptions options;
        options.budget.effort = 100'000'000;
        QElapsedTimer clock;
        clock.start();
        const RoutePlan plan = solveRouting(problem, options, source.get_token(), {});
        QVERIFY(clock.elapsed() < 2000);
        QCOMPARE(plan.status, SolveStatus::Cancelled);
        QCOMPARE(checkPlan(problem, plan), std::string());
    }

    void namesTheLimit_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("limit");
        QTest::addColumn<qint64>("amount");
        QTest::newRow("load") << 0 << int(RoutingLimit::Capacity) << qint64(3);
        QTest::newRow("unreachable") << 1 << int(RoutingLimit::Unreachable) << qint64(0);
        QTest::newRow("window over") << 2 << int(RoutingLimit::Window) << qint64(90);
        QTest::newRow("shift") << 3 << int(RoutingLimit::Shift) << qint64(150);
        QTest::newRow("no centre") << 4 << int(RoutingLimit::NoDisposal) << qint64(0);
        QTest::newRow("trucks") << 5 << int(RoutingLimit::Vehicles) << qint64(1);
        QTest::newRow("length") << 6 << int(RoutingLimit::Length) << qint64(20);
    }
    void namesTheLimit() {
        QFETCH(int, what);
        QFETCH(int, limit);
        QFETCH(qint64, amount);
        // Places 0 depot, 1 near, 2 hundred away.
        std::vector<std::uint32_t> way = {0, 10, 100, 10, 0, 100, 100, 100, 0};
        if (what == 1)
            way = {0, 10, ~0U, 10, 0, ~0U, ~0U, ~0U, 0};
        RoutingData data;
        data.placeCount = 3;
        data.tables = {std::make_shared<const TravelMatrix>(3, way, way)};
        VehicleType type;
        type.count = what == 5 ? 1 : 2;
        type.capacity = {10};
        type.start = type.end = PlaceIndex{std::size_t{0}};
        type.endsEmpty = what == 4;
        type.maxDuration = what == 3 ? Duration{100} : LatestTime;
        type.maxDistance = what == 6 ? Distance{180} : LongestWay;
        data.vehicleTypes = {type};
        RoutingStop near;
        near.place = PlaceIndex{std::size_t{1}};
        near.load = {1};
        RoutingStop far = near;
        far.place = PlaceIndex{std::size_t{2}};
        if (what == 0)
            far.load = {13};
        if (what == 2)
            far.windows = {{Duration{}, Duration{10}}};
        if (what == 3)
            far.service = Duration{50};
        if (what == 5)
            far.load = {10};
        data.stops = {near, far};
        const RoutingProblem problem(data);
        const RoutePlan plan = solve(problem, 50);
        QCOMPARE(checkPlan(problem, plan), std::string());
        QVERIFY(!plan.unassigned.empty());
        QCOMPARE(int(plan.unassigned.back().limit), limit);
        QCOMPARE(qint64(plan.unassigned.back().amount), amount);
        QCOMPARE(plan.unassigned.size(), std::size_t(what == 4 ? 2 : 1));
    }
};

QTEST_APPLESS_MAIN(TestSolveRouting)
#include "tst_solve_routing.moc"
