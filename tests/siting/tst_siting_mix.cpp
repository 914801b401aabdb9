#include "brute_force_siting.h"
#include "libplanner/base/error.h"
#include "libplanner/siting/limit_state.h"
#include "libplanner/siting/siting_mix.h"
#include "random_siting.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace planner;

namespace {

constexpr std::array Goals = {SitingGoal::Walk,      SitingGoal::Fewest,   SitingGoal::Reach,
                              SitingGoal::WorstWalk, SitingGoal::Material, SitingGoal::LeastCost};

/// The same city seen by a goal of its own weights.
std::shared_ptr<const SitingProblem> viewOf(const SitingInput& city, SitingGoal goal, Random& random) {
    SitingInput input = city;
    input.goal = goal;
    for (std::int64_t& weight : input.weights)
        weight += static_cast<std::int64_t>(random.below(4));
    if (goal == SitingGoal::Fewest || goal == SitingGoal::Reach)
        input.maxWalk = Distance{30};
    if (goal == SitingGoal::Fewest)
        input.coverShare = 600'000 + static_cast<std::uint32_t>(random.below(400'001));
    if (goal == SitingGoal::Reach && random.below(2) == 0)
        input.backupShare = 400'000;
    if (goal == SitingGoal::Material) {
        input.decay = {{0, 1'000'000}, {20, 700'000}, {60, 0}};
        input.isSplit = random.below(2) == 0;
    }
    if (goal == SitingGoal::LeastCost) {
        input.facilities = 0;
        for (std::size_t j = 0; j < input.states.size(); ++j)
            input.openingCosts.push_back(50 + static_cast<std::int64_t>(random.below(300)));
    }
    return std::make_shared<const SitingProblem>(std::move(input));
}

bool findsNumber(SitingGoal goal) {
    return goal == SitingGoal::Fewest || goal == SitingGoal::LeastCost;
}

std::vector<std::vector<std::uint32_t>> allChoices(std::size_t sites) {
    std::vector<std::vector<std::uint32_t>> choices(std::size_t{1} << sites);
    for (std::size_t mask = 0; mask < choices.size(); ++mask)
        for (std::uint32_t j = 0; j < sites; ++j)
            if ((mask >> j & 1U) != 0)
                choices[mask].push_back(j);
    return choices;
}

/// Whether a choice keeps what both goals ask of every plan: states, the share of goal Fewest as the result
/// tells it, and the limits both problems share.
bool isAllowed(const SitingMix& mix, const MixedPlan& result, const std::vector<std::uint32_t>& open) {
    const auto isIn = [&](std::uint32_t site) {
        return std::find(open.begin(), open.end(), site) != open.end();
    };
    for (std::uint32_t j = 0; j < mix.first->siteCount(); ++j)
        if ((mix.first->state(j) == SiteState::Forbidden && isIn(j)) ||
            (mix.first->state(j) == SiteState::Required && !isIn(j)))
            return false;
    const SitingGoal first = mix.first->goal();
    const SitingGoal second = mix.second->goal();
    if (first == SitingGoal::Fewest && !tests::keepsShare(*mix.first, open))
        return false;
    if (second == SitingGoal::Fewest && !tests::keepsShare(*result.limited, open) &&
        !tests::keepsShare(*mix.second, open))
        return false;
    if (!findsNumber(first)) {
        const std::size_t number = mix.first->facilities();
        if (findsNumber(second) ? open.size() > number : open.size() != number)
            return false;
    }
    for (const auto& [a, b] : mix.first->limits().tooClose)
        if (isIn(a) && isIn(b))
            return false;
    return true;
}

struct Case {
    SitingMix mix;
    MixedPlan result;
};

std::optional<Case> solvedCase(SitingGoal first, SitingGoal second, MixRule rule, std::uint32_t share,
                               bool hasLimits, Random& random) {
    tests::SitingCase shape;
    shape.clients = 4 + static_cast<std::uint32_t>(random.below(9));
    shape.sites = 4 + static_cast<std::uint32_t>(random.below(4));
    shape.facilities = 2 + static_cast<std::uint32_t>(random.below(2));
    shape.extent = 60;
    shape.hasStates = random.below(3) == 0;
    shape.hasIslands = random.below(5) == 0;
    SitingInput city = tests::randomSiting(shape, random);
    if (hasLimits)
        for (std::uint32_t a = 0; a + 1 < shape.sites; ++a)
            if (random.below(3) == 0 && city.states[a] != SiteState::Required)
                city.limits.tooClose.emplace_back(a, a + 1);
    Case made;
    made.mix = {viewOf(city, first, random), viewOf(city, second, random), rule, share};
    made.result = solveMix(made.mix, {}, {}, {});
    if (made.result.plan.status == SolveStatus::Infeasible)
        return std::nullopt;
    return made;
}

} // namespace

class TestSitingMix : public QObject {
    Q_OBJECT

    static void addPairs() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        for (const SitingGoal first : Goals)
            for (const SitingGoal second : Goals)
                if (first != second)
                    QTest::addRow("%s, %s", nameOf(first), nameOf(second))
                        << static_cast<int>(first) << static_cast<int>(second);
    }

private slots:
    void keptEqualsTryingEverything_data() { addPairs(); }
    /// The first goal stays within its share of the best; of all such choices the second is best.
    void keptEqualsTryingEverything() {
        QFETCH(int, first);
        QFETCH(int, second);
        Random random(static_cast<std::uint64_t>(10 * first + second));
        int solved = 0;
        int best = 0;
        for (int round = 0; round < 40; ++round) {
            const std::uint32_t share = std::array{0U, 50'000U, 200'000U, 600'000U}[random.below(4)];
            const auto made = solvedCase(static_cast<SitingGoal>(first), static_cast<SitingGoal>(second),
                                         MixRule::Kept, share, round % 2 == 1, random);
            if (!made)
                continue;
            ++solved;
            const auto& [mix, result] = *made;
            const bool isMost = mix.first->isMaximised();
            const auto isKept = [&](const std::vector<std::uint32_t>& open) {
                const auto value = static_cast<double>(tests::objectiveOf(*mix.first, open));
                const double of = static_cast<double>(result.firstBest);
                return isMost ? value >= of * (1e6 - share) / 1e6 - 1e-6
                              : value <= of * (1e6 + share) / 1e6 + 1e-6;
            };
            const std::vector<std::uint32_t>& open = result.plan.open;
            QVERIFY(isAllowed(mix, result, open));
            QVERIFY2(isKept(open), qPrintable(QStringLiteral("round %1").arg(round)));
            QCOMPARE(result.plan.objective, tests::objectiveOf(*mix.first, open));
            QCOMPARE(result.secondObjective, tests::objectiveOf(*mix.second, open));
            std::optional<std::int64_t> wanted;
            const bool isSecondMost = mix.second->isMaximised();
            for (const auto& choice : allChoices(mix.first->siteCount())) {
                if (!isAllowed(mix, result, choice) || !isKept(choice))
                    continue;
                const std::int64_t value = tests::objectiveOf(*mix.second, choice);
                if (!wanted || (isSecondMost ? value > *wanted : value < *wanted))
                    wanted = value;
            }
            QVERIFY(wanted.has_value());
            QVERIFY(isSecondMost ? result.secondBound >= *wanted : result.secondBound <= *wanted);
            if (result.plan.status == SolveStatus::Optimal)
                QCOMPARE(result.secondObjective, *wanted);
            best += result.secondObjective == *wanted ? 1 : 0;
        }
        QVERIFY(solved > 20);
        QVERIFY2(best * 100 >= solved * 97, qPrintable(QStringLiteral("%1 of %2").arg(best).arg(solved)));
    }

    void weightedEqualsTryingEverything_data() { addPairs(); }
    void weightedEqualsTryingEverything() {
        QFETCH(int, first);
        QFETCH(int, second);
        Random random(static_cast<std::uint64_t>(1000 + 10 * first + second));
        int solved = 0;
        int best = 0;
        for (int round = 0; round < 40; ++round) {
            const std::uint32_t share = std::array{0U, 200'000U, 500'000U, 1'000'000U}[random.below(4)];
            const auto made = solvedCase(static_cast<SitingGoal>(first), static_cast<SitingGoal>(second),
                                         MixRule::Weighted, share, round % 2 == 1, random);
            if (!made)
                continue;
            ++solved;
            const auto& [mix, result] = *made;
            const auto fall = [&](const std::vector<std::uint32_t>& open) {
                return (1e6 - share) * MixedPlan::shortfall(tests::objectiveOf(*mix.first, open),
                                                            result.firstBest, mix.first->isMaximised()) +
                       share * MixedPlan::shortfall(tests::objectiveOf(*mix.second, open), result.secondBest,
                                                    mix.second->isMaximised());
            };
            const std::vector<std::uint32_t>& open = result.plan.open;
            QVERIFY(isAllowed(mix, result, open));
            QCOMPARE(result.plan.objective, tests::objectiveOf(*mix.first, open));
            QCOMPARE(result.secondObjective, tests::objectiveOf(*mix.second, open));
            double wanted = fall(open);
            for (const auto& choice : allChoices(mix.first->siteCount())) {
                if (!isAllowed(mix, result, choice))
                    continue;
                wanted = std::min(wanted, fall(choice));
                const std::int64_t value = tests::objectiveOf(*mix.second, choice);
                QVERIFY(mix.second->isMaximised() ? result.secondBound >= value
                                                  : result.secondBound <= value);
                const std::int64_t firstValue = tests::objectiveOf(*mix.first, choice);
                QVERIFY(mix.first->isMaximised() ? result.plan.bound >= firstValue
                                                 : result.plan.bound <= firstValue);
            }
            best += fall(open) <= wanted + 100.0 ? 1 : 0; // factors are whole: a ten-thousandth may be lost
        }
        QVERIFY(solved > 20);
        QVERIFY2(best * 100 >= solved * 97, qPrintable(QStringLiteral("%1 of %2").arg(best).arg(solved)));
    }

    void sameAgain() {
        for (const MixRule rule : {MixRule::Kept, MixRule::Weighted}) {
            Random one(3);
            Random two(3);
            const auto a = solvedCase(SitingGoal::Walk, SitingGoal::Reach, rule, 200'000, true, one);
            const auto b = solvedCase(SitingGoal::Walk, SitingGoal::Reach, rule, 200'000, true, two);
            QVERIFY(a && b);
            QCOMPARE(a->result.plan.open, b->result.plan.open);
        }
    }

    void stoppedKeepsTheFirst() {
        Random random(5);
        tests::SitingCase shape;
        const SitingInput city = tests::randomSiting(shape, random);
        const SitingMix mix{viewOf(city, SitingGoal::Walk, random), viewOf(city, SitingGoal::Reach, random),
                            MixRule::Kept, 100'000};
        std::stop_source stop;
        stop.request_stop();
        const MixedPlan result = solveMix(mix, {}, stop.get_token(), {});
        QCOMPARE(result.plan.open.size(), std::size_t{shape.facilities});
        QCOMPARE(result.secondObjective, tests::objectiveOf(*mix.second, result.plan.open));
    }

    void sameGoalTwiceIsRefused() {
        Random random(5);
        const SitingInput city = tests::randomSiting({}, random);
        const auto problem = viewOf(city, SitingGoal::Walk, random);
        QVERIFY_EXCEPTION_THROWN((void)solveMix({problem, problem, MixRule::Kept, 0}, {}, {}, {}), Error);
    }
};

QTEST_APPLESS_MAIN(TestSitingMix)
#include "tst_siting_mix.moc"
