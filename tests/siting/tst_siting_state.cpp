#include "brute_force_siting.h"
#include "libplanner/siting/site_effects.h"
#include "libplanner/siting/site_numbers.h"
#include "libplanner/siting/siting_state.h"
#include "libplanner/siting/solve_siting.h"
#include "random_siting.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <numeric>

using namespace planner;

namespace {

constexpr std::array Goals = {SitingGoal::Walk,      SitingGoal::Fewest,   SitingGoal::Reach,
                              SitingGoal::WorstWalk, SitingGoal::Material, SitingGoal::LeastCost};

SitingInput inputFor(SitingGoal goal, Random& random, std::uint32_t clients, std::uint32_t sites,
                     std::uint32_t open) {
    tests::SitingCase shape;
    shape.clients = clients;
    shape.sites = sites;
    shape.facilities = open;
    shape.extent = 90;
    SitingInput input = tests::randomSiting(shape, random);
    input.goal = goal;
    if (goal == SitingGoal::Fewest || goal == SitingGoal::Reach)
        input.maxWalk = Distance{30};
    if (goal == SitingGoal::Material)
        input.decay = {{0, 1'000'000}, {20, 700'000}, {60, 0}};
    if (goal == SitingGoal::LeastCost)
        for (std::uint32_t j = 0; j < sites; ++j)
            input.openingCosts.push_back(static_cast<std::int64_t>(random.below(400)));
    return input;
}

std::vector<std::uint32_t> firstSites(std::uint32_t count) {
    std::vector<std::uint32_t> sites(count);
    std::iota(sites.begin(), sites.end(), 0U);
    return sites;
}

} // namespace

class TestSitingState : public QObject {
    Q_OBJECT

    /// The state's figures equal the definition's at the present weights.
    static void check(const SitingState& state, const SitingInput& input) {
        const SitingProblem now(input);
        QCOMPARE(state.objective(), tests::objectiveOf(now, state.open()));
    }

private slots:
    void editsEqualFromScratch_data() {
        QTest::addColumn<int>("goal");
        for (std::size_t g = 0; g < Goals.size(); ++g)
            QTest::addRow("goal %d", static_cast<int>(g)) << static_cast<int>(g);
    }
    void editsEqualFromScratch() {
        QFETCH(int, goal);
        Random random(static_cast<std::uint64_t>(goal) + 1);
        for (int round = 0; round < 12; ++round) {
            SitingInput input = inputFor(Goals[static_cast<std::size_t>(goal)], random, 40, 14, 4);
            const auto problem = std::make_shared<const SitingProblem>(input);
            SitingState state(problem, firstSites(4));
            for (int step = 0; step < 120; ++step) {
                const auto a = static_cast<std::uint32_t>(random.below(14));
                const auto b = static_cast<std::uint32_t>(random.below(14));
                const std::int64_t before = state.objective();
                const bool isSummed = goal != 1 && goal != 3;
                const std::int64_t sign = problem->isMaximised() ? 1 : -1;
                switch (random.below(6)) {
                case 0:
                    if (state.isOpen(a) && !state.isOpen(b)) {
                        const std::int64_t gain = state.moveGain(a, b);
                        state.move(a, b);
                        if (isSummed)
                            QCOMPARE(state.objective(), before + sign * gain);
                    }
                    break;
                case 1:
                    if (!state.isOpen(a)) {
                        const std::int64_t gain = state.openingGain(a);
                        state.add(a);
                        if (isSummed)
                            QCOMPARE(state.objective(), before + sign * gain);
                    }
                    break;
                case 2:
                    if (state.isOpen(a) && state.open().size() > 1) {
                        const std::int64_t loss = state.closingLoss(a);
                        state.remove(a);
                        if (isSummed)
                            QCOMPARE(state.objective(), before - sign * loss);
                    }
                    break;
                case 3: {
                    const auto client = static_cast<std::uint32_t>(random.below(40));
                    const auto weight = static_cast<std::int64_t>(random.below(20));
                    state.setWeight(client, weight);
                    input.weights[client] = weight;
                    break;
                }
                case 4: state.addBest(); break;
                default:
                    if (state.open().size() > 2)
                        state.removeWorst();
                    break;
                }
                check(state, input);
            }
        }
    }

    void searchKeepsPinsAndNumber() {
        Random random(21);
        for (int round = 0; round < 200; ++round) {
            const SitingInput input = inputFor(SitingGoal::Walk, random, 60, 20, 5);
            const auto problem = std::make_shared<const SitingProblem>(input);
            SitingState state(problem, firstSites(5));
            state.pin(2);
            state.forbid(7);
            const SitingChange change = state.reoptimise();
            QVERIFY(change.after <= change.before);
            QCOMPARE(change.after, state.objective());
            QCOMPARE(state.open().size(), std::size_t{5});
            QVERIFY(state.isOpen(2));
            QVERIFY(!state.isOpen(7));
            QCOMPARE(change.opened.size(), change.closed.size());
            check(state, input);
            const std::vector<std::uint32_t> open = state.open();
            const std::int64_t cost = state.pinCost(2);
            QVERIFY(cost >= 0);
            QCOMPARE(state.open(), open);
            state.release(2);
            QCOMPARE(state.reoptimise().after, change.after - cost);
        }
    }

    void effectsAreWhatHappens_data() { editsEqualFromScratch_data(); }
    void effectsAreWhatHappens() {
        QFETCH(int, goal);
        Random random(static_cast<std::uint64_t>(goal) + 40);
        for (int round = 0; round < 40; ++round) {
            const SitingInput input = inputFor(Goals[static_cast<std::size_t>(goal)], random, 30, 12, 4);
            const SitingProblem problem(input);
            const std::vector<std::uint32_t> open = firstSites(4);
            const SiteEffects effects = siteEffects(problem, open);
            const auto value = [&](const std::vector<std::uint32_t>& sites) {
                if (problem.goal() != SitingGoal::Fewest)
                    return tests::objectiveOf(problem, sites);
                const auto shared = std::make_shared<const SitingProblem>(input);
                return SitingState(shared, sites).missed();
            };
            const std::int64_t now = value(open);
            const std::int64_t sign = problem.isMaximised() ? 1 : -1;
            for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
                std::vector<std::uint32_t> other = open;
                if (j < 4) {
                    std::erase(other, j);
                    QCOMPARE(effects.loss[j], sign * (now - value(other)));
                } else {
                    other.push_back(j);
                    QCOMPARE(effects.gain[j], sign * (value(other) - now));
                }
            }
        }
    }

    void everyNumberIsGood() {
        Random random(33);
        int best = 0;
        int all = 0;
        for (int round = 0; round < 30; ++round) {
            SitingInput input = inputFor(SitingGoal::Walk, random, 25, 9, 1);
            const SitingProblem problem(input);
            std::uint32_t expected = 1;
            const bool isDone =
                forEachNumber(problem, 1, 6,
                              [&](const std::vector<std::uint32_t>& open) {
                                  QCOMPARE(open.size(), std::size_t{expected});
                                  SitingInput numbered = input;
                                  numbered.facilities = expected++;
                                  const SitingProblem exact(numbered);
                                  ++all;
                                  best +=
                                      tests::objectiveOf(exact, open) == tests::bestByTrying(exact) ? 1 : 0;
                              },
                              {});
            QVERIFY(isDone);
            QCOMPARE(expected, 7U);
        }
        QVERIFY2(best * 100 >= all * 90, qPrintable(QStringLiteral("%1 of %2").arg(best).arg(all)));
    }

    /// The bars are 5 ms for an edit and 20 ms (p95) for the search after it, on a quiet machine and with
    /// optimisation; here only that nothing is out of all proportion.
    void editsAreQuick() {
        Random random(50);
        tests::SitingCase shape;
        shape.clients = 20'000;
        shape.sites = 2'000;
        shape.facilities = 200;
        shape.extent = 100'000;
        shape.nearest = 60;
        const auto problem = std::make_shared<const SitingProblem>(tests::randomSiting(shape, random));
        SitingState state(problem, firstSites(200));
        (void)state.reoptimise();
        std::vector<double> edits; // CPU milliseconds, so that a busy machine does not count
        std::vector<double> searches;
        const auto clocked = [](std::vector<double>& times, auto&& call) {
            const std::clock_t start = std::clock();
            call();
            times.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        };
        for (int step = 0; step < 60; ++step) {
            const std::vector<std::uint32_t> open = state.open();
            const std::uint32_t from = open[random.below(open.size())];
            const auto to = static_cast<std::uint32_t>(random.below(2'000));
            if (state.isOpen(to))
                continue;
            clocked(edits, [&] {
                state.move(from, to);
                state.pin(to);
            });
            clocked(searches, [&] { (void)state.reoptimise(); });
            state.release(to);
        }
        std::sort(edits.begin(), edits.end());
        std::sort(searches.begin(), searches.end());
        qInfo("edit p95 %.2f ms, search p95 %.2f ms", edits[edits.size() * 95 / 100],
              searches[searches.size() * 95 / 100]);
        QVERIFY(edits[edits.size() / 2] < 50.0);
        QVERIFY(searches[searches.size() / 2] < 200.0);
    }
};

QTEST_APPLESS_MAIN(TestSitingState)
#include "tst_siting_state.moc"
