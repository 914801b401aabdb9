#include "stop_latency.h"

#include "libplanner/base/error.h"
#include "libplanner/base/random.h"
#include "libplanner/siting/capacitated_instance.h"
#include "libplanner/siting/knapsack.h"
#include "libplanner/siting/solve_capacitated.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

using namespace planner;

namespace {

struct Shape {
    std::uint32_t clients = 5;
    std::uint32_t sites = 4;
    bool hasNumber = false;
    bool hasOpeningCosts = true;
    bool isTight = true;
};

CapacitatedInput randomInput(const Shape& shape, Random& random) {
    CapacitatedInput input;
    const auto upTo = [&](std::uint64_t most) { return static_cast<std::int64_t>(random.below(most + 1)); };
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < shape.clients; ++i) {
        input.demands.push_back(upTo(9));
        total += input.demands.back();
    }
    if (shape.hasNumber)
        input.facilities = 1 + static_cast<std::uint32_t>(random.below(shape.sites));
    const std::int64_t share = total / input.facilities.value_or(std::max(1U, shape.sites / 2));
    for (std::uint32_t j = 0; j < shape.sites; ++j) {
        input.capacities.push_back(shape.isTight ? share + upTo(3) : share + upTo(2 * share));
        input.openingCosts.push_back(shape.hasOpeningCosts ? upTo(60) : 0);
    }
    for (std::uint32_t k = 0; k < shape.clients * shape.sites; ++k)
        input.costs.push_back(upTo(30));
    return input;
}

/// The cost of a plan from the definitions; empty where it breaks a capacity or the number.
std::optional<std::int64_t> costOf(const CapacitatedProblem& problem, const std::vector<std::uint32_t>& open,
                                   const std::vector<std::uint32_t>& siteOf) {
    if (open.size() < problem.leastFacilities() || open.size() > problem.mostFacilities())
        return std::nullopt;
    std::vector<std::int64_t> load(problem.siteCount(), 0);
    std::int64_t cost = 0;
    for (const std::uint32_t site : open)
        cost += problem.openingCost(site);
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!std::binary_search(open.begin(), open.end(), siteOf[i]))
            return std::nullopt;
        load[siteOf[i]] += problem.demand(i);
        cost += problem.cost(i, siteOf[i]);
    }
    for (std::size_t j = 0; j < load.size(); ++j)
        if (load[j] > problem.capacity(j))
            return std::nullopt;
    return cost;
}

/// The least cost over all sets of sites and all assignments.
std::optional<std::int64_t> bestByTrying(const CapacitatedProblem& problem) {
    std::optional<std::int64_t> best;
    for (std::uint32_t set = 1; set < 1U << problem.siteCount(); ++set) {
        std::vector<std::uint32_t> open;
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
            if ((set >> j & 1U) != 0)
                open.push_back(j);
        std::vector<std::size_t> choice(problem.clientCount(), 0);
        std::vector<std::uint32_t> siteOf(problem.clientCount(), open.front());
        for (bool isMore = true; isMore;) {
            const std::optional<std::int64_t> cost = costOf(problem, open, siteOf);
            if (cost && (!best || *cost < *best))
                best = cost;
            isMore = false;
            for (std::size_t i = 0; i < choice.size() && !isMore; ++i) {
                isMore = ++choice[i] < open.size();
                if (!isMore)
                    choice[i] = 0;
                siteOf[i] = open[choice[i]];
            }
        }
    }
    return best;
}

CapacitatedPlan solve(const CapacitatedProblem& problem, std::int64_t effort = 0) {
    SitingOptions options;
    options.budget.effort = effort;
    return solveCapacitated(problem, options, {}, {});
}

std::string textOf(const std::string& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

class TestCapacitated : public QObject {
    Q_OBJECT

private slots:
    void knapsackEqualsBruteForce() {
        Random random(5);
        detail::Knapsack knapsack;
        for (int round = 0; round < 4000; ++round) {
            std::vector<detail::KnapsackItem> items;
            const std::uint64_t count = random.below(11);
            for (std::uint32_t k = 0; k < count; ++k)
                items.push_back({1 + static_cast<std::int64_t>(random.below(round % 2 == 0 ? 9 : 1'000'000)),
                                 static_cast<std::int64_t>(random.below(12)), k});
            const auto room = static_cast<std::int64_t>(random.below(40));
            std::int64_t best = 0;
            for (std::uint32_t set = 0; set < 1U << count; ++set) {
                std::int64_t weight = 0;
                std::int64_t profit = 0;
                for (std::uint32_t k = 0; k < count; ++k)
                    if ((set >> k & 1U) != 0) {
                        weight += items[k].weight;
                        profit += items[k].profit;
                    }
                if (weight <= room)
                    best = std::max(best, profit);
            }
            QVERIFY(detail::Knapsack::relaxed(items, room) >= best);
            QCOMPARE(knapsack.solve(items, room), best);
            std::int64_t weight = 0;
            std::int64_t profit = 0;
            for (const detail::KnapsackItem& item : items)
                if (std::binary_search(knapsack.taken().begin(), knapsack.taken().end(), item.id)) {
                    weight += item.weight;
                    profit += item.profit;
                }
            QCOMPARE(profit, best);
            QVERIFY(weight <= room);
        }
    }

    /// Profits that follow the weights: branching gives up and the table takes over, or the bound alone.
    void hardKnapsacks() {
        Random random(6);
        detail::Knapsack knapsack;
        std::vector<detail::KnapsackItem> items;
        std::int64_t total = 0;
        for (std::uint32_t k = 0; k < 300; ++k) {
            const auto weight = 2 * (500 + static_cast<std::int64_t>(random.below(500)));
            items.push_back({weight, weight, k});
            total += weight;
        }
        const std::int64_t room = 5'001; // all weights are even
        QVERIFY(detail::Knapsack::relaxed(items, room) >= room - 1);
        QCOMPARE(knapsack.solve(items, room), room - 1);
        const std::int64_t large = total / 2 | 1; // no table of that size
        QVERIFY(detail::Knapsack::relaxed(items, large) >= large - 1);
        QVERIFY(knapsack.solve(items, large) >= large - 1);
    }

    void equalsBruteForce_data() {
        QTest::addColumn<bool>("hasNumber");
        QTest::addColumn<bool>("hasOpeningCosts");
        QTest::addColumn<bool>("isTight");
        QTest::newRow("fixed charge, tight") << false << true << true;
        QTest::newRow("fixed charge, roomy") << false << true << false;
        QTest::newRow("median, tight") << true << false << true;
        QTest::newRow("median, roomy") << true << false << false;
        QTest::newRow("median with opening costs") << true << true << true;
    }
    void equalsBruteForce() {
        QFETCH(bool, hasNumber);
        QFETCH(bool, hasOpeningCosts);
        QFETCH(bool, isTight);
        Random random(21);
        int feasible = 0;
        for (int round = 0; round < 800; ++round) {
            Shape shape{.hasNumber = hasNumber, .hasOpeningCosts = hasOpeningCosts, .isTight = isTight};
            shape.clients = 1 + static_cast<std::uint32_t>(random.below(5));
            shape.sites = 1 + static_cast<std::uint32_t>(random.below(4));
            const CapacitatedInput input = randomInput(shape, random);
            std::optional<CapacitatedProblem> problem;
            try {
                problem.emplace(input);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Infeasible);
                QCOMPARE(error.details().name, std::string("capacity"));
                continue;
            }
            const std::optional<std::int64_t> best = bestByTrying(*problem);
            const CapacitatedPlan plan = solve(*problem);
            const QByteArray where = QByteArray::number(round);
            QCOMPARE(plan.isFound, best.has_value());
            if (!best) {
                QVERIFY2(plan.status == SolveStatus::Infeasible, where);
                continue;
            }
            ++feasible;
            QVERIFY2(costOf(*problem, plan.open, plan.siteOf) == plan.objective, where);
            QVERIFY2(plan.objective == *best, where);
            QVERIFY2(plan.bound == *best && plan.status == SolveStatus::Optimal, where);
        }
        QVERIFY(feasible > 100);
    }

    /// However little work is done: the bound is below the optimum, the answer above, and "optimal" is said
    /// only where they meet.
    void boundHoldsWhenStoppedEarly() {
        Random random(22);
        for (int round = 0; round < 1500; ++round) {
            Shape shape{.clients = 5, .sites = 4, .hasNumber = round % 2 == 0};
            CapacitatedInput input = randomInput(shape, random);
            for (std::int64_t& capacity : input.capacities)
                capacity += 9;
            const CapacitatedProblem problem(std::move(input));
            const std::optional<std::int64_t> best = bestByTrying(problem);
            const CapacitatedPlan plan = solve(problem, 1 + static_cast<std::int64_t>(random.below(30)));
            if (!best) {
                QVERIFY(!plan.isFound);
                continue;
            }
            QVERIFY(plan.bound <= *best);
            if (!plan.isFound)
                continue;
            QVERIFY(costOf(problem, plan.open, plan.siteOf) == plan.objective);
            QVERIFY(plan.objective >= *best);
            QCOMPARE(plan.status == SolveStatus::Optimal, plan.bound == plan.objective);
        }
    }

    void refusesWhatCannotBe_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("name");
        QTest::newRow("demand above all capacity") << "demand" << int(ErrorCode::Infeasible) << "capacity";
        QTest::newRow("client above every site") << "client" << int(ErrorCode::Infeasible) << "capacity";
        QTest::newRow("capacity of so few sites") << "number" << int(ErrorCode::Infeasible) << "capacity";
        QTest::newRow("more sites than there are") << "sites" << int(ErrorCode::Infeasible) << "facilities";
        QTest::newRow("negative demand") << "negative" << int(ErrorCode::BadValue) << "demand";
        QTest::newRow("negative cost") << "cost" << int(ErrorCode::BadValue) << "cost";
        QTest::newRow("costs missing") << "missing" << int(ErrorCode::BadValue) << "costs";
        QTest::newRow("nobody") << "nobody" << int(ErrorCode::NoDemand) << "demands";
    }
    void refusesWhatCannotBe() {
        QFETCH(QString, change);
        QFETCH(int, code);
        QFETCH(QString, name);
        CapacitatedInput input{{3, 4, 5}, {6, 6, 6}, {}, {1, 2, 3, 1, 2, 3, 1, 2, 3}, {}};
        if (change == "demand")
            input.capacities = {5, 5, 1};
        else if (change == "client")
            input.capacities = {4, 4, 4};
        else if (change == "number")
            input.facilities = 1;
        else if (change == "sites")
            input.facilities = 4;
        else if (change == "negative")
            input.demands[1] = -1;
        else if (change == "cost")
            input.costs[4] = -1;
        else if (change == "missing")
            input.costs.pop_back();
        else
            input.demands.clear();
        try {
            const CapacitatedProblem problem(input);
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(int(error.code()), code);
            QCOMPARE(QString::fromStdString(error.details().name), name);
        }
    }

    /// Fits by the sum, but not client by client.
    void provesThatNothingFits() {
        CapacitatedInput input{{4, 4, 4}, {6, 6}, {}, {1, 2, 1, 2, 1, 2}, {}};
        const CapacitatedPlan plan = solve(CapacitatedProblem(input));
        QVERIFY(!plan.isFound);
        QCOMPARE(plan.status, SolveStatus::Infeasible);
    }

    void sameSeedSamePlan() {
        Random random(8);
        const CapacitatedInput input =
            randomInput({.clients = 60, .sites = 15, .hasNumber = false, .isTight = false}, random);
        const CapacitatedProblem problem(input);
        const CapacitatedPlan first = solve(problem, 400);
        const CapacitatedPlan second = solve(problem, 400);
        QCOMPARE(first.open, second.open);
        QCOMPARE(first.siteOf, second.siteOf);
        QCOMPARE(first.bound, second.bound);
    }

    void stopIsHonoured() {
        Random random(9);
        const CapacitatedProblem problem(
            randomInput({.clients = 400, .sites = 80, .hasNumber = false, .isTight = false}, random));
        for (const int delay : {0, 30, 200}) {
            CapacitatedPlan plan;
            const double late = tests::leastStopLatency(
                delay, [&](std::stop_token stop) { plan = solveCapacitated(problem, {}, stop, {}); });
            QVERIFY(plan.status == SolveStatus::Cancelled);
            QVERIFY(!plan.isFound || costOf(problem, plan.open, plan.siteOf) == plan.objective);
            QVERIFY2(late < 50.0,
                     qPrintable(QString("%1 ms after the token, set at %2").arg(late).arg(delay)));
        }
    }

    void readsTheForms() {
        auto one =
            CapacitatedInstance::readMedian("7 12\n3 1 10\n1 0 0 2\n2 3 4.5 3\n3 6 8 4\n", "a/x.txt", {}, {});
        QCOMPARE(one.name(), std::string("x"));
        CapacitatedInput input = one.takeInput();
        QCOMPARE(*input.facilities, 1U);
        QCOMPARE(input.demands, (std::vector<std::int64_t>{2, 3, 4}));
        QCOMPARE(input.costs, (std::vector<std::int64_t>{0, 5, 10, 5, 0, 4, 10, 4, 0}));
        auto own =
            CapacitatedInstance::readMedian("2 1\n0 0 5 1\n3 4 6 2\n", "y.txt", 2, LocationRounding::Nearest);
        input = own.takeInput();
        QCOMPARE(*input.facilities, 2U);
        QCOMPARE(input.capacities, (std::vector<std::int64_t>{5, 6}));
        QCOMPARE(input.costs, (std::vector<std::int64_t>{0, 5, 5, 0}));
        const std::vector<std::int64_t> costs = {15, 40, 25, 50, 35, 60}; // client by client, tenths
        auto block = CapacitatedInstance::readFacilities("2 3\n10 5\n20 7\n1 2 3\n1.5 2.5 3.5\n4 5 6\n", "z");
        input = block.takeInput();
        QCOMPARE(input.costs, costs);
        QCOMPARE(input.openingCosts, (std::vector<std::int64_t>{50, 70}));
        auto byClient =
            CapacitatedInstance::readFacilities("2 3\n10 5\n20 7\n1\n1.5 4\n2\n2.5 5\n3\n3.5 6\n", "z");
        input = byClient.takeInput();
        QCOMPARE(input.costs, costs);
        QCOMPARE(input.demands, (std::vector<std::int64_t>{1, 2, 3}));
    }

    void refusesBrokenFiles_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isMedian");
        QTest::newRow("empty header") << "\n" << true;
        QTest::newRow("word") << "2 1\n0 0 5 x\n3 4 6 2\n" << true;
        QTest::newRow("line missing") << "3 1\n0 0 5 1\n3 4 6 2\n" << true;
        QTest::newRow("no sites") << "0 3\n1 2 3\n" << false;
        QTest::newRow("number too many") << "1 1\n10 5\n1\n1 2\n" << false;
        QTest::newRow("capacity as a word") << "1 1\ncapacity 5\n1\n1\n" << false;
        QTest::newRow("not finite") << "1 1\n10 5\nnan\n1\n" << false;
    }
    void refusesBrokenFiles() {
        QFETCH(QString, text);
        QFETCH(bool, isMedian);
        try {
            if (isMedian)
                (void)CapacitatedInstance::readMedian(text.toStdString(), "f", {}, {});
            else
                (void)CapacitatedInstance::readFacilities(text.toStdString(), "f");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::BadValue);
            QCOMPARE(error.details().file, std::string("f"));
        }
    }

    void publishedOptima_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("optimum");
        QTest::newRow("pmedcap01") << "cpmp_oc/pmedcap01.txt" << 713.0;
        QTest::newRow("pmedcap16") << "cpmp_oc/pmedcap16.txt" << 954.0;
        QTest::newRow("SJC1") << "cpmp_sjc/SJC1.txt" << 17288.99;
        QTest::newRow("Holmberg p1") << "cflp_holmberg/p1" << 8848.0;
        QTest::newRow("Holmberg p60") << "cflp_holmberg/p60" << 20534.0;
    }
    void publishedOptima() {
        QFETCH(QString, file);
        QFETCH(double, optimum);
        const std::string path = QString(CABIN_SHARED_DATA "/bench/location/" + file).toStdString();
        const std::string text = textOf(path);
        if (text.empty())
            QSKIP("the field's files are not here");
        CapacitatedInstance instance = file.startsWith("cpmp")
                                           ? CapacitatedInstance::readMedian(text, path, {}, {})
                                           : CapacitatedInstance::readFacilities(text, path);
        const CapacitatedProblem problem(instance.takeInput());
        const CapacitatedPlan plan = solve(problem);
        QVERIFY(costOf(problem, plan.open, plan.siteOf) == plan.objective);
        QVERIFY(std::abs(instance.objective(plan) - optimum) < 0.01);
        QVERIFY(instance.bound(plan) <= optimum + 0.01);
        QCOMPARE(plan.status, SolveStatus::Optimal);
    }
};

QTEST_APPLESS_MAIN(TestCapacitated)
#include "tst_capacitated.moc"
