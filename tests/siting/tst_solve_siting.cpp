#include "libplanner/siting/solve_siting.h"
#include "random_siting.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <ctime>
#include <limits>
#include <thread>

using namespace planner;

namespace {

SitingPlan solve(const SitingProblem& problem, std::uint64_t seed = 1) {
    SitingOptions options;
    options.seed = seed;
    return solveSiting(problem, options, {}, {});
}

tests::SitingCase cityCase() {
    return {.clients = 3000, .sites = 400, .facilities = 40, .extent = 100000};
}

} // namespace

class TestSolveSiting : public QObject {
    Q_OBJECT

private slots:
    void equalsBruteForce_data() {
        QTest::addColumn<int>("maxWalk");
        QTest::addColumn<int>("unservedWalk");
        QTest::addColumn<bool>("hasStates");
        QTest::addColumn<bool>("hasIslands");
        QTest::newRow("plain") << 0 << 0 << false << false;
        QTest::newRow("required and forbidden") << 0 << 0 << true << false;
        QTest::newRow("maximum walk") << 40 << 0 << false << false;
        QTest::newRow("maximum walk, unserved walk as long") << 40 << 40 << true << false;
        QTest::newRow("capped walk") << 0 << 50 << false << true;
        QTest::newRow("all of it, with islands") << 30 << 45 << true << true;
    }
    void equalsBruteForce() {
        QFETCH(int, maxWalk);
        QFETCH(int, unservedWalk);
        QFETCH(bool, hasStates);
        QFETCH(bool, hasIslands);
        Random random(11);
        for (int round = 0; round < 400; ++round) {
            tests::SitingCase shape;
            shape.clients = 1 + static_cast<std::uint32_t>(random.below(14));
            shape.sites = 1 + static_cast<std::uint32_t>(random.below(9));
            shape.facilities = 1 + static_cast<std::uint32_t>(random.below(std::min(shape.sites, 4U)));
            shape.extent = round % 3 == 0 ? 6 : 60;
            shape.largestWeight = round % 2 == 0 ? 1 : 50;
            shape.hasZeroWeights = round % 5 == 0;
            shape.hasStates = hasStates;
            shape.hasIslands = hasIslands;
            if (maxWalk > 0)
                shape.maxWalk = static_cast<std::uint32_t>(maxWalk);
            if (unservedWalk > 0)
                shape.unservedWalk = static_cast<std::uint32_t>(unservedWalk);
            const SitingProblem problem(tests::randomSiting(shape, random));
            const SitingPlan plan = solve(problem);
            const std::int64_t best = tests::bruteForceWalk(problem);
            check(problem, plan);
            QVERIFY2(plan.bound <= best, qPrintable(QString("round %1").arg(round)));
            QCOMPARE(plan.objective, best);
            QVERIFY2(plan.status == SolveStatus::Optimal, qPrintable(QString("round %1").arg(round)));
        }
    }

    /// Rows cut short: the bound still holds, and the plan is never said to be better than it is.
    void cutRowsStayValid() {
        Random random(12);
        for (int round = 0; round < 400; ++round) {
            tests::SitingCase shape{.clients = 12, .sites = 9, .facilities = 3, .extent = 50};
            shape.hasStates = round % 2 == 0;
            shape.unservedWalk = 120;
            Random copy = random;
            const SitingProblem complete(tests::randomSiting(shape, random));
            shape.nearest = 1 + static_cast<std::uint32_t>(round % 6);
            const SitingProblem cut(tests::randomSiting(shape, copy));
            const SitingPlan plan = solve(cut);
            const std::int64_t best = tests::bruteForceWalk(complete);
            QVERIFY(plan.bound <= best);
            QVERIFY(plan.objective >= tests::walkObjective(complete, plan.open));
            if (plan.status == SolveStatus::Optimal)
                QCOMPARE(plan.objective, best);
        }
    }

    void sameSeedSamePlan() {
        Random random(3);
        const SitingProblem problem(tests::randomSiting(cityCase(), random));
        SitingOptions options;
        options.budget.effort = 60;
        SitingPlan first = solveSiting(problem, options, {}, {});
        options.threads = 2;
        SitingPlan second = solveSiting(problem, options, {}, {});
        first.foundSeconds = second.foundSeconds = 0.0; // the one thing that differs from run to run
        QVERIFY(first == second);
        check(problem, first);
    }

    void gapLimitEndsTheRun() {
        Random random(3);
        const SitingProblem problem(tests::randomSiting(cityCase(), random));
        SitingOptions options;
        options.budget.gap = 0.02;
        const SitingPlan plan = solveSiting(problem, options, {}, {});
        check(problem, plan);
        QVERIFY(plan.gap <= 0.02);
        const SitingPlan longer = solve(problem);
        check(problem, longer);
        QVERIFY(longer.objective <= plan.objective);
        QVERIFY(longer.bound >= plan.bound);
    }

    /// The token is set while the solver works; the best plan so far comes back at once.
    void stopIsHonoured() {
        Random random(4);
        tests::SitingCase shape = cityCase();
        shape.clients = 20000;
        shape.sites = 1000;
        shape.facilities = 50;
        const SitingProblem problem(tests::randomSiting(shape, random));
        for (const int delay : {0, 20, 150, 400}) {
            // The best of three tries: other work on the machine empties the caches even of processor time.
            double least = stopLatency(problem, delay);
            for (int again = 0; again < 2 && least >= 50.0; ++again)
                least = std::min(least, stopLatency(problem, delay));
            QVERIFY2(least < 50.0,
                     qPrintable(QString("%1 ms after the token, set at %2 ms").arg(least).arg(delay)));
        }
    }

    void limitInSecondsIsKept() {
        Random random(4);
        tests::SitingCase shape = cityCase();
        const SitingProblem problem(tests::randomSiting(shape, random));
        SitingOptions options;
        options.budget.cpuSeconds = 0.2;
        const SitingPlan plan = solveSiting(problem, options, {}, {});
        check(problem, plan);
        QVERIFY(plan.status == SolveStatus::Optimal || plan.stoppedBy == StopReason::Time);
    }

    void progressStreamsObjectiveAndBound() {
        Random random(3);
        const SitingProblem problem(tests::randomSiting(cityCase(), random));
        int reports = 0;
        const SitingPlan plan = solveSiting(problem, {}, {}, [&reports](const Progress& progress) {
            ++reports;
            QCOMPARE(progress.phase, Phase::Siting);
            QCOMPARE(progress.objective.has_value(), progress.bound.has_value());
            QVERIFY(!progress.bound || *progress.bound <= *progress.objective);
        });
        check(problem, plan);
        QVERIFY(reports > 0);
    }

private:
    /// Milliseconds of processor time from setting the token to the answer.
    static double stopLatency(const SitingProblem& problem, int delay) {
        std::stop_source source;
        std::atomic<std::clock_t> asked = 0;
        std::jthread asker([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delay));
            asked = std::clock();
            source.request_stop();
        });
        const SitingPlan plan = solveSiting(problem, {}, source.get_token(), {});
        const double late = static_cast<double>(std::clock() - asked) * 1000.0 / CLOCKS_PER_SEC;
        check(problem, plan);
        const bool isCancelled =
            plan.status == SolveStatus::Cancelled && plan.stoppedBy == StopReason::Cancel;
        return isCancelled ? late : std::numeric_limits<double>::infinity();
    }

    static void check(const SitingProblem& problem, const SitingPlan& plan) {
        QCOMPARE(plan.open.size(), std::size_t{problem.facilities()});
        QVERIFY(std::is_sorted(plan.open.begin(), plan.open.end()));
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
            const bool isOpen = std::binary_search(plan.open.begin(), plan.open.end(), j);
            QVERIFY(!(isOpen && problem.state(j) == SiteState::Forbidden));
            QVERIFY(isOpen || problem.state(j) != SiteState::Required);
        }
        QCOMPARE(plan.objective, tests::walkObjective(problem, plan.open));
        QVERIFY(plan.bound <= plan.objective);
        QVERIFY(plan.gap >= 0.0);
        QCOMPARE(plan.status == SolveStatus::Optimal, plan.bound == plan.objective);
        QCOMPARE(plan.closingCost.size(), plan.open.size());
        std::int64_t total = 0;
        for (std::size_t k = 0; k < plan.open.size() && problem.clientCount() < 100; ++k) {
            std::vector<std::uint32_t> fewer = plan.open;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
            QCOMPARE(plan.closingCost[k], tests::walkObjective(problem, fewer) - plan.objective);
        }
        for (std::size_t i = 0; i < problem.clientCount(); ++i)
            if (problem.isReachable(i))
                total += problem.weight(i) * plan.allocation[i].walk;
        QCOMPARE(total, plan.objective);
    }
};

QTEST_APPLESS_MAIN(TestSolveSiting)
#include "tst_solve_siting.moc"
