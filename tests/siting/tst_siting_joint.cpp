#include "brute_force_siting.h"
#include "libplanner/base/error.h"
#include "libplanner/siting/joint_value.h"
#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/site_effects.h"
#include "libplanner/siting/solve_siting.h"
#include "random_siting.h"
#include "stop_latency.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace planner;

namespace {

SitingInput jointInput(bool isSplit, int round, Random& random) {
    tests::SitingCase shape;
    shape.clients = 2 + static_cast<std::uint32_t>(random.below(12));
    shape.sites = 2 + static_cast<std::uint32_t>(random.below(7));
    shape.facilities = 1 + static_cast<std::uint32_t>(random.below(std::min(shape.sites, 4U)));
    shape.extent = round % 3 == 0 ? 8 : 60;
    shape.largestWeight = round % 2 == 0 ? 1 : 30;
    shape.hasStates = round % 2 == 1;
    shape.hasIslands = round % 7 == 0;
    SitingInput input = tests::randomSiting(shape, random);
    if (isSplit) {
        input.goal = SitingGoal::Material;
        input.isSplit = true;
        input.decay = round % 5 == 0 ? std::vector<DecayPoint>{{15, 1'000'000}, {40, 0}}
                                     : std::vector<DecayPoint>{{5, 900'000}, {20, 400'000}, {45, 50'000}};
        if (round % 4 == 0)
            input.maxWalk = Distance{30};
    } else {
        input.goal = SitingGoal::Reach;
        input.maxWalk = Distance{5 + static_cast<std::int64_t>(random.below(40))};
        input.backupShare = 1 + static_cast<std::uint32_t>(random.below(1'000'000));
    }
    return input;
}

void addLimits(SitingInput& input, Random& random) {
    const auto sites = static_cast<std::uint32_t>(input.states.size());
    for (std::uint32_t a = 0; a + 1 < sites; ++a)
        if (random.below(3) == 0)
            input.limits.tooClose.emplace_back(a, a + 1);
    CoverLimit cover{"group:1", {}, {}, 500'000, 25};
    for (std::uint32_t i = 0; i < input.weights.size(); i += 2) {
        cover.clients.push_back(i);
        cover.weights.push_back(input.weights[i]);
    }
    input.limits.covers.push_back(cover);
}

SitingInput cityInput(bool isSplit) {
    Random random(4);
    SitingInput input =
        tests::randomSiting({.clients = 3000, .sites = 400, .facilities = 40, .extent = 10000}, random);
    input.goal = isSplit ? SitingGoal::Material : SitingGoal::Reach;
    input.maxWalk = Distance{1200};
    if (isSplit) {
        input.isSplit = true;
        input.decay = {{0, 1'000'000}, {500, 600'000}, {1200, 100'000}};
    } else {
        input.backupShare = 300'000;
    }
    return input;
}

} // namespace

/// Goals where every open site in reach has a say: material split by Huff, cover with backup.
class TestSitingJoint : public QObject {
    Q_OBJECT

    static void addKinds() {
        QTest::addColumn<bool>("isSplit");
        QTest::addColumn<bool>("hasLimits");
        QTest::newRow("split") << true << false;
        QTest::newRow("backup") << false << false;
        QTest::newRow("split, limits") << true << true;
        QTest::newRow("backup, limits") << false << true;
    }

private slots:
    void equalsTryingEverything_data() { addKinds(); }
    void equalsTryingEverything() {
        QFETCH(bool, isSplit);
        QFETCH(bool, hasLimits);
        Random random(31);
        int solved = 0;
        int best = 0;
        for (int round = 0; round < 500; ++round) {
            SitingInput input = jointInput(isSplit, round, random);
            if (hasLimits)
                addLimits(input, random);
            const SitingProblem problem(std::move(input));
            const auto wanted = tests::bestByTrying(problem);
            const SitingPlan plan = solveSiting(problem, {}, {}, {});
            QCOMPARE(plan.status != SolveStatus::Infeasible, wanted.has_value());
            if (!wanted)
                continue;
            ++solved;
            QVERIFY(tests::keepsEverything(problem, plan.open));
            QVERIFY(std::abs(plan.objective - tests::objectiveOf(problem, plan.open)) <=
                    static_cast<std::int64_t>(40 * problem.clientCount()));
            QVERIFY(plan.bound >= *wanted - static_cast<std::int64_t>(40 * problem.clientCount()));
            QVERIFY(plan.bound >= plan.objective);
            const bool isBest =
                plan.objective >= *wanted - static_cast<std::int64_t>(40 * problem.clientCount());
            if (plan.status == SolveStatus::Optimal)
                QVERIFY(isBest);
            best += isBest ? 1 : 0;
        }
        QVERIFY(solved > 100);
        QVERIFY2(best * 100 >= solved * 97, qPrintable(QStringLiteral("%1 of %2").arg(best).arg(solved)));
    }

    void valueFollowsEveryChange_data() { addKinds(); }
    void valueFollowsEveryChange() {
        QFETCH(bool, isSplit);
        Random random(7);
        const ProgressFunction quiet;
        detail::WorkMeter meter({}, std::numeric_limits<std::int64_t>::max(), {}, quiet);
        for (int round = 0; round < 60; ++round) {
            SitingInput input = jointInput(isSplit, round, random);
            std::fill(input.states.begin(), input.states.end(), SiteState::Candidate);
            const SitingProblem problem(std::move(input));
            const auto value = detail::valueOf(problem, detail::fixingsOf(problem), {}, meter);
            const auto fresh = detail::valueOf(problem, detail::fixingsOf(problem), {}, meter);
            QVERIFY(value->start({}, meter));
            std::vector<std::uint32_t> open;
            for (int step = 0; step < 20; ++step) {
                const auto site = static_cast<std::uint32_t>(random.below(problem.siteCount()));
                const auto at = std::find(open.begin(), open.end(), site);
                const std::int64_t before = value->objective();
                const std::int64_t expected = at == open.end() ? -value->gain(site) : value->loss(site);
                if (at == open.end()) {
                    open.push_back(site);
                    value->open(site);
                } else {
                    open.erase(at);
                    value->close(site);
                }
                std::sort(open.begin(), open.end());
                QVERIFY(fresh->start(open, meter));
                QCOMPARE(value->objective(), fresh->objective());
                const std::int64_t slack =
                    isSplit ? 60 * static_cast<std::int64_t>(problem.clientCount()) * 30 : 0;
                QVERIFY(std::abs(value->objective() - before - expected) <= slack);
                for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
                    QCOMPARE(value->gain(j), fresh->gain(j));
                // A swap promises what opening and closing come to.
                for (std::uint32_t in = 0; in < problem.siteCount(); ++in)
                    for (const std::uint32_t out : open) {
                        if (std::find(open.begin(), open.end(), in) != open.end())
                            continue;
                        const std::int64_t promised = value->swapGain(in, out);
                        const std::int64_t from = value->objective();
                        value->open(in);
                        value->close(out);
                        const std::int64_t gained = from - value->objective();
                        value->close(in);
                        value->open(out);
                        if (!isSplit || problem.input().decay.front().share < 1'000'000)
                            QVERIFY(std::abs(gained - promised) <= slack);
                    }
            }
        }
    }

    /// With a backup worth nothing it is plain reach, and with sites that do not overlap the split is the
    /// nearest's.
    void edgesAreTheSimplerGoals() {
        Random random(9);
        for (int round = 0; round < 100; ++round) {
            SitingInput input = jointInput(false, round, random);
            input.backupShare = 1;
            const SitingPlan joint = solveSiting(SitingProblem(input), {}, {}, {});
            input.backupShare = 0;
            const SitingPlan plain = solveSiting(SitingProblem(input), {}, {}, {});
            QCOMPARE(joint.objective / 1'000'000, plain.objective);
            SitingInput split = jointInput(true, round, random);
            split.facilities = 1;
            std::fill(split.states.begin(), split.states.end(), SiteState::Candidate);
            const SitingPlan shared = solveSiting(SitingProblem(split), {}, {}, {});
            split.isSplit = false;
            const SitingPlan nearest = solveSiting(SitingProblem(split), {}, {}, {});
            QCOMPARE(shared.objective, nearest.objective);
            QVERIFY(shared.bound >= nearest.objective);
        }
    }

    void cityHasANarrowGap_data() { addKinds(); }
    void cityHasANarrowGap() {
        QFETCH(bool, isSplit);
        QFETCH(bool, hasLimits);
        if (hasLimits)
            return;
        const SitingProblem problem(cityInput(isSplit));
        SitingOptions options;
        options.budget.effort = 400;
        const SitingPlan plan = solveSiting(problem, options, {}, {});
        qInfo("objective %lld bound %lld gap %.4f %%", static_cast<long long>(plan.objective),
              static_cast<long long>(plan.bound), 100.0 * plan.gap);
        // The relaxation of the split lets sites open in parts: its own gap is wide.
        QVERIFY(plan.gap < (isSplit ? 0.10 : 0.02));
        const SitingPlan again = solveSiting(problem, options, {}, {});
        QCOMPARE(again.open, plan.open);
        QCOMPARE(again.bound, plan.bound);
        const SiteEffects effects = siteEffects(problem, plan.open);
        for (std::size_t n = 0; n < plan.open.size(); ++n)
            QVERIFY(std::abs(effects.loss[plan.open[n]] - plan.closingCost[n]) <= plan.objective / 100'000);
    }

    void stopsWithinFiftyMilliseconds() {
        const SitingProblem problem(cityInput(true));
        const double latency = tests::leastStopLatency(
            60, [&](std::stop_token stop) { (void)solveSiting(problem, {}, stop, {}); });
        QVERIFY2(latency < 50.0, qPrintable(QString::number(latency)));
    }

    void wrongGoalsAreRefused() {
        Random random(1);
        SitingInput input = tests::randomSiting({}, random);
        input.isSplit = true;
        QVERIFY_EXCEPTION_THROWN(SitingProblem{input}, Error);
        input.isSplit = false;
        input.backupShare = 5;
        QVERIFY_EXCEPTION_THROWN(SitingProblem{input}, Error);
    }
};

QTEST_APPLESS_MAIN(TestSitingJoint)
#include "tst_siting_joint.moc"
