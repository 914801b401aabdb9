#include "route_checker.h"

#include "libplanner/base/error.h"
#include "libplanner/routing/location_routing.h"
#include "libplanner/routing/routing_instance.h"
#include "libplanner/routing/solve_routing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planner;

namespace {

const char* const Cvrp = R"(NAME : tiny
TYPE : CVRP
DIMENSION : 5
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 0 10
3 0 20
4 10 0
5 20 0
DEMAND_SECTION
1 0
2 5
3 5
4 5
5 5
DEPOT_SECTION
 1
 -1
EOF
)";

const char* const Explicit = R"(NAME : asymmetric
DIMENSION : 3
EDGE_WEIGHT_TYPE : EXPLICIT
EDGE_WEIGHT_FORMAT : FULL_MATRIX
CAPACITY : 9
EDGE_WEIGHT_SECTION
0 1 9
9 0 1
1 9 0
DEMAND_SECTION
1 0
2 1
3 1
DEPOT_SECTION
1
-1
EOF
)";

const char* const Types = R"(NAME: types
TYPE: HFVRP
DIMENSION: 3
VEHICLES: 2
EDGE_WEIGHT_TYPE: EUC_2D
NODE_COORD_SECTION
1 0 0
2 1 1
3 2 2
DEMAND_SECTION
1 0
2 3
3 4
CAPACITY_SECTION
1 10
2 3
VEHICLES_FIXED_COST_SECTION
1 100
2 1
VEHICLES_UNIT_DISTANCE_COST_SECTION
1 2
2 1
DEPOT_SECTION
1
EOF
)";

const char* const Solomon = R"(S1

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0        100          0
    1      3         4          5          0         50         10
    2      6         8          5         30         40         10
)";

const char* const Cordeau =
    "2 2 2 2\n0 10\n0 10\n1 0 1 0 5 1 1 1\n2 100 1 0 5 1 1 1\n3 0 0 0 0 0 0\n4 100 0 0 0 0 0\n";

const char* const Waste =
    "20\t// vehicle capacity\n40 // total\n9 // stops\n3600 // lunch time\n40 // speed\n"
    "Stop_ID X Y Early Late Svice_Time(Sec) Load Stop_Type\n"
    "0 0 0 0800 1700 0 9999 0\n1 5280 0 0000 2400 600 9999 2\n"
    "2 10560 0 0000 2400 60 15 1\n3 15840 0 0000 2400 60 15 1\n";

RoutePlan solve(const RoutingInstance& instance) {
    RoutingOptions options;
    options.budget.effort = 500;
    options.fewestVehicles = instance.fewestVehicles;
    return solveRouting(RoutingProblem(instance.data), options, {}, {});
}

} // namespace

class TestRoutingInstance : public QObject {
    Q_OBJECT

private slots:
    void readsAndSolves_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("objective");
        QTest::addColumn<int>("routes");
        QTest::newRow("capacitated") << QString(Cvrp) << 80.0 << 2;
        QTest::newRow("explicit, one way is shorter") << QString(Explicit) << 3.0 << 1;
        QTest::newRow("truck types") << QString(Types) << 100.0 + 2.0 * 2.0 * std::sqrt(8.0) << 1;
        QTest::newRow("windows") << QString(Solomon) << 20.0 << 1;
        QTest::newRow("depots") << QString(Cordeau) << 4.0 << 2;
        QTest::newRow("waste, in miles") << QString(Waste) << 8.0 << 1;
    }
    void readsAndSolves() {
        QFETCH(QString, text);
        QFETCH(double, objective);
        QFETCH(int, routes);
        const RoutingInstance instance = readRoutingInstance(text.toStdString(), "test");
        const RoutePlan plan = solve(instance);
        QCOMPARE(planner::test::checkPlan(RoutingProblem(instance.data), plan), std::string());
        QVERIFY2(std::abs(instance.objective(plan) - objective) < 1e-9,
                 qPrintable(QString::number(instance.objective(plan), 'g', 12)));
        QCOMPARE(int(plan.routes.size()), routes);
    }

    void numbersAreTheFilesOwn() {
        const RoutingInstance instance = readRoutingInstance(Waste, "waste");
        const std::vector<std::vector<std::int64_t>> routes = instance.routes(solve(instance));
        QCOMPARE(routes.size(), std::size_t(1));
        QCOMPARE(std::count(routes[0].begin(), routes[0].end(), 1), std::ptrdiff_t(2)); // two unloadings
        QCOMPARE(routes[0].back(), std::int64_t(1));
    }

    void refusesBrokenFiles_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing of the kind") << QString("hello");
        QTest::newRow("no capacity") << QString(Cvrp).replace("CAPACITY : 10\n", "");
        QTest::newRow("node beyond the dimension") << QString(Cvrp).replace("5 20 0", "9 20 0");
        QTest::newRow("words in a table") << QString(Cvrp).replace("4 10 0", "4 ten 0");
        QTest::newRow("matrix too short") << QString(Explicit).replace("1 9 0\n", "");
        QTest::newRow("customers missing") << QString(Cordeau).replace("3 0 0 0 0 0 0\n", "");
    }
    void refusesBrokenFiles() {
        QFETCH(QString, text);
        QVERIFY_EXCEPTION_THROWN((void)readRoutingInstance(text.toStdString(), "broken"), Error);
    }

    void opensTheCheaperDepot() {
        // Two depots, two customers beside the second, which costs more to open than the way from the first.
        const std::string text = "2\n2\n0 0\n10 0\n10 1\n10 2\n10\n20\n20\n5\n5\n900\n5000\n100\n0\n";
        const LocationRoutingProblem problem = readProdhon(text, "lrp");
        RoutingOptions options;
        options.budget.effort = 2000;
        const LocationRoutingPlan cheap = solveLocationRouting(problem, options, {}, {});
        QVERIFY(cheap.isComplete);
        QCOMPARE(cheap.open, std::vector<std::size_t>{0});
        // Opening, one route of both customers, ways 1005 + 100 + 1020.
        QCOMPARE(cheap.objective, std::int64_t(900 + 100 + 1005 + 100 + 1020));
        QVERIFY(*cheap.bound <= cheap.objective);
        LocationRoutingProblem dear = problem;
        dear.openingCost = {5000, 900};
        QCOMPARE(solveLocationRouting(dear, options, {}, {}).open, std::vector<std::size_t>{1});
        dear.capacity = {1, 1};
        QVERIFY_EXCEPTION_THROWN((void)solveLocationRouting(dear, options, {}, {}), Error);
    }
};

QTEST_APPLESS_MAIN(TestRoutingInstance)
#include "tst_routing_instance.moc"
