#include "brute_force_siting.h"
#include "libplanner/siting/limit_state.h"
#include "libplanner/siting/solve_siting.h"
#include "random_siting.h"

#include "libplanner/base/error.h"

#include <QTest>

#include <algorithm>

using namespace planner;

namespace {

constexpr std::array Goals = {SitingGoal::Walk,      SitingGoal::Fewest,   SitingGoal::Reach,
                              SitingGoal::WorstWalk, SitingGoal::Material, SitingGoal::LeastCost};

void setGoal(SitingInput& input, SitingGoal goal, Random& random) {
    input.goal = goal;
    if (goal == SitingGoal::Fewest || goal == SitingGoal::Reach)
        input.maxWalk = Distance{30};
    if (goal == SitingGoal::Fewest)
        input.coverShare = 600'000 + static_cast<std::uint32_t>(random.below(400'001));
    if (goal == SitingGoal::Material)
        input.decay = {{0, 1'000'000}, {20, 700'000}, {60, 0}};
    if (goal == SitingGoal::LeastCost) {
        input.facilities = 0;
        for (std::size_t j = 0; j < input.states.size(); ++j)
            input.openingCosts.push_back(static_cast<std::int64_t>(random.below(400)));
    }
}

void addSpacing(SitingInput& input, Random& random) {
    const auto sites = static_cast<std::uint32_t>(input.states.size());
    for (std::uint32_t a = 0; a < sites; ++a)
        for (std::uint32_t b = a + 1; b < sites; ++b)
            if (random.below(4) == 0)
                input.limits.tooClose.emplace_back(a, b);
}

void addCount(SitingInput& input, Random& random) {
    CountLimit limit{"district:a", {}, static_cast<std::uint32_t>(random.below(3)), 2};
    for (std::uint32_t j = 0; j < input.states.size(); ++j)
        if (random.below(2) == 0)
            limit.sites.push_back(j);
    input.limits.counts.push_back(limit);
}

void addCover(SitingInput& input, Random& random) {
    CoverLimit limit{"group:1", {}, {}, static_cast<std::uint32_t>(random.below(1'000'001)), 25};
    for (std::uint32_t i = 0; i < input.weights.size(); ++i)
        if (random.below(2) == 0) {
            limit.clients.push_back(i);
            limit.weights.push_back(static_cast<std::int64_t>(random.below(10)));
        }
    input.limits.covers.push_back(limit);
}

void addBudget(SitingInput& input, Random& random) {
    for (std::size_t j = 0; j < input.states.size(); ++j)
        input.limits.prices.push_back(static_cast<std::int64_t>(random.below(20)) - 3);
    input.limits.budget = static_cast<std::int64_t>(random.below(40));
}

void addCapacity(SitingInput& input, Random& random) {
    for (std::size_t i = 0; i < input.weights.size(); ++i)
        input.limits.loads.push_back(static_cast<std::int64_t>(random.below(8)));
    for (std::size_t j = 0; j < input.states.size(); ++j)
        input.limits.capacities.push_back(10 + static_cast<std::int64_t>(random.below(30)));
}

SitingInput limitedInput(SitingGoal goal, const QString& limits, Random& random) {
    tests::SitingCase shape;
    shape.clients = 4 + static_cast<std::uint32_t>(random.below(9));
    shape.sites = 4 + static_cast<std::uint32_t>(random.below(5));
    shape.facilities = 1 + static_cast<std::uint32_t>(random.below(3));
    shape.extent = 60;
    shape.hasStates = random.below(3) == 0;
    shape.hasIslands = random.below(5) == 0;
    SitingInput input = tests::randomSiting(shape, random);
    setGoal(input, goal, random);
    if (limits.contains(QLatin1Char('s')))
        addSpacing(input, random);
    if (limits.contains(QLatin1Char('n')))
        addCount(input, random);
    if (limits.contains(QLatin1Char('v')))
        addCover(input, random);
    if (limits.contains(QLatin1Char('b')))
        addBudget(input, random);
    if (limits.contains(QLatin1Char('c'), Qt::CaseInsensitive))
        addCapacity(input, random);
    input.limits.isReassigned = limits.contains(QLatin1Char('C'));
    return input;
}

/// Whether the clients, where the plan has them go, fit into the sites.
bool keepsCapacities(const SitingProblem& problem, const SitingPlan& plan) {
    if (problem.limits().capacities.empty())
        return true;
    std::vector<std::int64_t> room = problem.limits().capacities;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i)
        if (plan.allocation[i].site != NoSite)
            room[plan.allocation[i].site] -= problem.limits().loads[i];
    return std::all_of(room.begin(), room.end(), [](std::int64_t left) { return left >= 0; });
}

/// The problem, or nothing where states and number contradict each other already.
std::optional<SitingProblem> problemOf(SitingInput input) {
    try {
        return SitingProblem(std::move(input));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Infeasible)
            return std::nullopt;
        throw;
    }
}

} // namespace

class TestSitingLimits : public QObject {
    Q_OBJECT

private slots:
    void equalsTryingEverything_data() {
        QTest::addColumn<int>("goal");
        QTest::addColumn<QString>("limits");
        for (std::size_t g = 0; g < Goals.size(); ++g)
            for (const char* limits : {"s", "n", "v", "b", "c", "C", "snvbc", "snvbC"})
                QTest::addRow("goal %d limits %s", static_cast<int>(g), limits)
                    << static_cast<int>(g) << QString::fromLatin1(limits);
    }
    void equalsTryingEverything() {
        QFETCH(int, goal);
        QFETCH(QString, limits);
        Random random(static_cast<std::uint64_t>(100 + goal));
        int feasible = 0;
        int best = 0;
        for (int round = 0; round < 60; ++round) {
            const auto problem =
                problemOf(limitedInput(Goals[static_cast<std::size_t>(goal)], limits, random));
            if (!problem)
                continue;
            const std::optional<std::int64_t> wanted = tests::bestByTrying(*problem);
            const SitingPlan plan = solveSiting(*problem, {}, {}, {});
            QVERIFY2((plan.status != SolveStatus::Infeasible) == wanted.has_value(),
                     qPrintable(QStringLiteral("round %1: plan %2, trying %3")
                                    .arg(round)
                                    .arg(plan.status != SolveStatus::Infeasible)
                                    .arg(wanted.has_value())));
            if (!wanted) {
                QVERIFY(!plan.clash.empty());
                continue;
            }
            ++feasible;
            QVERIFY(tests::keepsEverything(*problem, plan.open));
            // Sending clients past full sites can only lengthen the longest walk.
            if (problem->limits().isReassigned && problem->goal() == SitingGoal::WorstWalk)
                QVERIFY(plan.objective >= tests::objectiveOf(*problem, plan.open));
            else
                QCOMPARE(plan.objective, tests::objectiveOf(*problem, plan.open));
            QVERIFY(keepsCapacities(*problem, plan));
            // The bound holds for every choice that keeps the limits.
            QVERIFY(problem->isMaximised() ? plan.bound >= *wanted : plan.bound <= *wanted);
            if (plan.status == SolveStatus::Optimal)
                QCOMPARE(plan.objective, *wanted);
            best += plan.objective == *wanted ? 1 : 0;
        }
        QVERIFY(feasible > 5);
        // The longest walk past full sites is not tried out here: what is wanted is without going past.
        if (limits.contains(QLatin1Char('C')) &&
            Goals[static_cast<std::size_t>(goal)] == SitingGoal::WorstWalk)
            return;
        QVERIFY2(best * 100 >= feasible * 97 || best + 1 >= feasible,
                 qPrintable(QStringLiteral("%1 of %2 are best").arg(best).arg(feasible)));
    }

    void stateEqualsTheDefinition() {
        Random random(7);
        for (int round = 0; round < 200; ++round) {
            const auto problem =
                problemOf(limitedInput(SitingGoal::LeastCost, QStringLiteral("snvbc"), random));
            if (!problem)
                continue;
            detail::LimitState state(*problem, problem->limits());
            std::vector<std::uint32_t> open;
            for (int step = 0; step < 40; ++step) {
                const auto site = static_cast<std::uint32_t>(random.below(problem->siteCount()));
                if (state.isOpen(site)) {
                    state.close(site);
                    std::erase(open, site);
                } else {
                    state.open(site);
                    open.push_back(site);
                }
                detail::LimitState fresh(*problem, problem->limits());
                for (const std::uint32_t other : open)
                    fresh.open(other);
                QCOMPARE(state.violation(), fresh.violation());
                QCOMPARE(state.broken(), fresh.broken());
                const bool keepsStates = [&] {
                    for (std::uint32_t j = 0; j < problem->siteCount(); ++j)
                        if ((problem->state(j) == SiteState::Required && !state.isOpen(j)) ||
                            (problem->state(j) == SiteState::Forbidden && state.isOpen(j)))
                            return false;
                    return true;
                }();
                if (keepsStates)
                    QCOMPARE(state.violation() == 0, tests::keepsEverything(*problem, open));
                if (problem->limits().capacities.empty())
                    continue;
            }
        }
    }

    void changesAreWhatHappens() {
        Random random(8);
        for (int round = 0; round < 200; ++round) {
            const auto problem = problemOf(limitedInput(SitingGoal::Walk, QStringLiteral("snvb"), random));
            if (!problem)
                continue;
            detail::LimitState state(*problem, problem->limits());
            for (int step = 0; step < 30; ++step) {
                const auto site = static_cast<std::uint32_t>(random.below(problem->siteCount()));
                const std::int64_t before = state.violation();
                const std::int64_t change =
                    state.isOpen(site) ? state.changeIfClosed(site) : state.changeIfOpened(site);
                if (state.isOpen(site))
                    state.close(site);
                else
                    state.open(site);
                QCOMPARE(state.violation() - before, change);
            }
        }
    }

    /// Each clash cannot be kept, and all of it is needed: without any one of its limits there is a plan.
    void clashesAreSmallest() {
        Random random(9);
        int seen = 0;
        for (int round = 0; round < 400 && seen < 40; ++round) {
            SitingInput input = limitedInput(SitingGoal::Walk, QStringLiteral("snvb"), random);
            const auto problem = problemOf(input);
            if (!problem || tests::bestByTrying(*problem))
                continue;
            ++seen;
            const SitingPlan plan = solveSiting(*problem, {}, {}, {});
            QCOMPARE(plan.status, SolveStatus::Infeasible);
            const auto has = [&](LimitKind kind) {
                return std::any_of(plan.clash.begin(), plan.clash.end(),
                                   [kind](const auto& l) { return l.kind == kind; });
            };
            SitingInput only = input; // the clash alone
            if (!has(LimitKind::Spacing))
                only.limits.tooClose.clear();
            if (!has(LimitKind::Count))
                only.limits.counts.clear();
            if (!has(LimitKind::Cover))
                only.limits.covers.clear();
            if (!has(LimitKind::Budget))
                only.limits.budget.reset();
            QVERIFY(!tests::bestByTrying(SitingProblem(only)));
            for (const LimitInClash& limit : plan.clash) {
                SitingInput without = only;
                switch (limit.kind) {
                case LimitKind::Spacing: without.limits.tooClose.clear(); break;
                case LimitKind::Count: without.limits.counts.clear(); break;
                case LimitKind::Cover: without.limits.covers.clear(); break;
                case LimitKind::Budget: without.limits.budget.reset(); break;
                default: continue; // numbers and states are tried in the search itself
                }
                QVERIFY(tests::bestByTrying(SitingProblem(without)).has_value());
            }
        }
        QVERIFY(seen >= 20);
    }

    void badLimitsAreRefused_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void badLimitsAreRefused() {
        QFETCH(int, kind);
        Random random(1);
        SitingInput input = tests::randomSiting({}, random);
        switch (kind) {
        case 0: input.limits.tooClose = {{0, 99}}; break;
        case 1: input.limits.tooClose = {{2, 2}}; break;
        case 2: input.limits.counts = {{"a", {99}, 1, 2}}; break;
        case 3: input.limits.covers = {{"a", {0}, {1}, 2'000'000, 5}}; break;
        case 4: input.limits.covers = {{"a", {0, 1}, {1}, 5, 5}}; break;
        default: input.limits.budget = 3; break;
        }
        QVERIFY_EXCEPTION_THROWN(SitingProblem{input}, Error);
    }
};

QTEST_APPLESS_MAIN(TestSitingLimits)
#include "tst_siting_limits.moc"
