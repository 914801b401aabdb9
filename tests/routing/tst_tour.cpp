#include "routing_cases.h"

#include "libplanner/routing/fleet_move.h"
#include "libplanner/routing/polish.h"
#include "libplanner/routing/recreate.h"
#include "libplanner/routing/ruin.h"
#include "libplanner/routing/snapshot.h"
#include "libplanner/routing/trip_move.h"

#include <QTest>

#include <functional>

using namespace planner;
using namespace planner::detail;
using namespace planner::test;

namespace {

/// Everything a tour tells about itself, unloadings by their place in the route.
std::vector<std::int64_t> figuresOf(const Tour& tour) {
    const SearchModel& model = tour.model();
    std::vector<std::int64_t> figures = {tour.cost(), std::int64_t{tour.isFeasible()},
                                         static_cast<std::int64_t>(tour.absent().size()),
                                         static_cast<std::int64_t>(tour.usedRoutes().size())};
    for (std::size_t centre = 0; centre < model.disposalPlace.size() && model.hasCentreLimits; ++centre)
        for (std::size_t d = 0; d < model.dims; ++d)
            figures.push_back(tour.centreUse(centre, d));
    for (std::int32_t route = 0; route < model.routes; ++route) {
        figures.insert(figures.end(), {route, tour.clientsOfRoute(route), tour.tripsOfRoute(route),
                                       tour.clientsOfRoute(route) > 0 ? tour.distanceOfRoute(route) : 0,
                                       tour.costOfRoute(route), std::int64_t{tour.holdsLimits(route)},
                                       std::int64_t{tour.holdsLocks(route)}});
        const Visit end = model.endOf(route);
        for (Visit head = model.startOf(route); head != end; head = tour.tailOf(head)) {
            figures.push_back(tour.clientsOfTrip(head));
            for (const std::int64_t load : tour.loadOfTrip(head))
                figures.push_back(load);
            for (Visit visit = tour.next(head); visit != tour.tailOf(head); visit = tour.next(visit)) {
                figures.push_back(visit);
                figures.push_back(tour.headOf(visit) == head && tour.routeOf(visit) == route ? 1 : 0);
                figures.push_back(tour.previous(tour.next(visit)) == visit ? 1 : 0);
            }
        }
    }
    return figures;
}

/// The same, of a tour written anew from the lists alone.
std::vector<std::int64_t> recomputed(const Tour& tour) {
    Snapshot lists(tour.model());
    lists.save(tour);
    Tour fresh(tour.model());
    lists.load(fresh);
    return figuresOf(fresh);
}

} // namespace

/// What is kept up move by move equals what the lists say.
class TestTour : public QObject {
    Q_OBJECT

private slots:
    void incrementalEqualsRecomputed_data() {
        QTest::addColumn<unsigned>("features");
        QTest::newRow("plain") << unsigned(Plain);
        QTest::newRow("two types") << unsigned(TwoTypes | Asymmetric);
        QTest::newRow("windows, time costs") << unsigned(Windows | TimeCost | Shift);
        QTest::newRow("trips, centre limits") << unsigned(Trips | CentreLimits | TwoTypes | Shift);
        QTest::newRow("reload, releases") << unsigned(Reload | Releases | Windows);
        QTest::newRow("breaks") << unsigned(Trips | Rest | Windows);
        QTest::newRow("periods") << unsigned(Trips | Periods | Shift);
        QTest::newRow("totals, prizes") << unsigned(Reload | Totals | Prizes);
        QTest::newRow("locks") << unsigned(Trips | Locks | TwoTypes);
    }
    void incrementalEqualsRecomputed() {
        QFETCH(unsigned, features);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            RoutingData data = madeCase(25, features, seed);
            VehicleType larger = data.vehicleTypes.front(); // one that differs in size and cost alone
            larger.count = 2;
            larger.capacity = {20, 24};
            larger.fixedCost += 25;
            larger.costPerDistance += 1;
            data.vehicleTypes.push_back(larger);
            const RoutingProblem problem(data);
            const SearchModel model(problem);
            Tour tour(model);
            Random random(seed);
            Ruin ruin(model, {});
            Recreate recreate(model, {});
            TripMove tripMove(model);
            FleetMove fleetMove(model);
            recreate.run(tour, random, true);
            QCOMPARE(figuresOf(tour), recomputed(tour));
            const auto client = [&] { return static_cast<Visit>(random.below(25)); };
            const auto route = [&] { return tour.usedRoutes()[random.below(tour.usedRoutes().size())]; };
            const std::vector<std::pair<const char*, std::function<void()>>> moves = {
                {"ruin", [&] { ruin.run(tour, client(), random); }},
                {"recreate", [&] { recreate.run(tour, random, true); }},
                {"trip", [&] { (void)(model.hasUnloading && tripMove.run(tour, random)); }},
                {"fleet", [&] { fleetMove.run(tour, client(), random); }},
                {"polish", [&] { polishRoute(tour, route()); }},
                {"exchange trucks", [&] { exchangeTruck(tour, route()); }},
                {"cut a trip", [&] { cutTrip(tour, client()); }},
                {"join trips", [&] { joinTrips(tour, route()); }},
            };
            for (int step = 0; step < 400; ++step) {
                if (tour.usedRoutes().empty())
                    recreate.run(tour, random, true);
                const auto& [name, move] = moves[random.below(moves.size())];
                tour.clearJournal();
                const std::vector<std::int64_t> before = figuresOf(tour);
                move();
                for (const std::int32_t touched : std::vector<std::int32_t>(tour.touchedRoutes()))
                    tour.refresh(touched);
                QVERIFY2(figuresOf(tour) == recomputed(tour), name);
                if (random.below(2) == 0) {
                    tour.rollback(0);
                    QVERIFY2(figuresOf(tour) == before, name);
                }
            }
        }
    }

    void placingCostsWhatItSaid_data() {
        QTest::addColumn<unsigned>("features");
        QTest::newRow("plain") << unsigned(Plain);
        QTest::newRow("two types") << unsigned(TwoTypes | Asymmetric);
        QTest::newRow("windows, time costs") << unsigned(Windows | TimeCost | Shift);
        QTest::newRow("trips") << unsigned(Trips | TwoTypes | Shift | TimeCost);
        QTest::newRow("reload, releases") << unsigned(Reload | Releases | Windows | TimeCost);
        QTest::newRow("locks") << unsigned(Reload | Locks);
    }
    void placingCostsWhatItSaid() {
        QFETCH(unsigned, features);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const RoutingProblem problem(madeCase(25, features, seed));
            const SearchModel model(problem);
            Tour tour(model);
            Random random(seed);
            Ruin ruin(model, {});
            Recreate recreate(model, {});
            tour.clearJournal();
            for (int round = 0; round < 40; ++round) {
                for (const Visit client : std::vector<Visit>(tour.absent())) {
                    const Placement placement = recreate.best(tour, client, random, true);
                    if (placement.after == NoVisit)
                        continue;
                    const std::int64_t before = tour.cost();
                    tour.place(client, placement);
                    QCOMPARE(tour.cost(),
                             before + placement.cost - model.absentCost[static_cast<std::size_t>(client)]);
                    QVERIFY(tour.isFeasible());
                    QVERIFY(tour.holdsLimits(tour.routeOf(client)));
                    QVERIFY(tour.holdsLocks(tour.routeOf(client)));
                }
                tour.clearJournal();
                ruin.run(tour, static_cast<Visit>(random.below(25)), random);
                if (!tour.isFeasible()) // a detour can be shorter than a way rounded up
                    tour.rollback(0);
                tour.clearJournal();
            }
        }
    }

private:
    /// An unloading right behind the client, where its truck may unload; limits aside.
    static void cutTrip(Tour& tour, Visit client) {
        if (tour.isAbsent(client))
            return;
        const ModelType& type = tour.model().typeOf(tour.routeOf(client));
        if (!type.disposals.empty() && tour.model().isClient(tour.next(client)))
            (void)tour.insertUnload(static_cast<std::int32_t>(type.disposals.front()), client);
    }

    /// The first unloading between two trips goes; limits aside.
    static void joinTrips(Tour& tour, std::int32_t route) {
        const Visit end = tour.model().endOf(route);
        for (Visit visit = tour.next(tour.model().startOf(route)); visit != end; visit = tour.next(visit))
            if (tour.model().isUnload(visit) && tour.next(visit) != end) {
                tour.removeUnload(visit);
                return;
            }
    }
};

QTEST_APPLESS_MAIN(TestTour)
#include "tst_tour.moc"
