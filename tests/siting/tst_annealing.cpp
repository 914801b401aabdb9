#include "libplanner/siting/annealing.h"
#include "libplanner/siting/choice_crossover.h"
#include "random_siting.h"

#include <QTest>

#include <set>

using namespace planner;
using namespace planner::detail;

class TestAnnealing : public QObject {
    Q_OBJECT

private slots:
    void objectiveIsTheDefinitions() {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            const SitingProblem problem(tests::randomSiting(shapeOf(round), random));
            WorkMeter meter({}, 1000, {}, m_silent);
            const MedianInstance instance(problem, meter);
            Annealing annealing(instance);
            annealing.run(someChoice(problem, random), 3000, 1.0, random, meter);
            const std::vector<std::uint32_t> open = annealing.open();
            QCOMPARE(open.size(), std::size_t{problem.facilities()});
            QVERIFY(std::is_sorted(open.begin(), open.end()));
            for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
                const bool isOpen = std::binary_search(open.begin(), open.end(), j);
                QVERIFY(!isOpen || problem.state(j) != SiteState::Forbidden);
                QVERIFY(isOpen || problem.state(j) != SiteState::Required);
            }
            QCOMPARE(annealing.objective(), tests::walkObjective(problem, open));
        }
    }

    /// Never worse than either, and where the two differ in one place only, the better of the two.
    void mixtureIsNoWorse() {
        Random random(6);
        int bettered = 0;
        for (int round = 0; round < 300; ++round) {
            tests::SitingCase shape = shapeOf(round);
            shape.clients = 60;
            shape.extent = 400; // neighbourhoods apart
            shape.sites = 40;
            shape.facilities = 12;
            const SitingProblem problem(tests::randomSiting(shape, random));
            WorkMeter meter({}, 1000, {}, m_silent);
            const MedianInstance instance(problem, meter);
            const auto base = someChoice(problem, random);
            Annealing annealing(instance);
            annealing.run(base, 40, 1.0, random, meter);
            const auto other = annealing.open();
            const auto mixed = crossChoices(instance, base, other);
            QCOMPARE(mixed.size(), base.size());
            const std::set<std::uint32_t> either = [&] {
                std::set<std::uint32_t> sites(base.begin(), base.end());
                sites.insert(other.begin(), other.end());
                return sites;
            }();
            for (const std::uint32_t site : mixed)
                QVERIFY(either.contains(site));
            const std::int64_t least =
                std::min(tests::walkObjective(problem, base), tests::walkObjective(problem, other));
            const std::int64_t objective = tests::walkObjective(problem, mixed);
            QVERIFY2(objective <= least, qPrintable(QString("round %1").arg(round)));
            bettered += objective < least;
        }
        QVERIFY(bettered > 20); // mixtures do better than both now and then
    }

    void sameSeedSameChoice() {
        Random random(7);
        const SitingProblem problem(
            tests::randomSiting({.clients = 300, .sites = 60, .facilities = 9}, random));
        WorkMeter meter({}, 1000, {}, m_silent);
        const MedianInstance instance(problem, meter);
        const auto start = someChoice(problem, random);
        std::vector<std::vector<std::uint32_t>> ends;
        for (int n = 0; n < 2; ++n) {
            Random own(42);
            Annealing annealing(instance);
            annealing.run(start, 5000, 1.0, own, meter);
            ends.push_back(annealing.open());
        }
        QVERIFY(ends[0] == ends[1]);
    }

private:
    static tests::SitingCase shapeOf(int round) {
        tests::SitingCase shape{.clients = 25, .sites = 14, .facilities = 4};
        shape.hasStates = round % 2 == 0;
        shape.hasZeroWeights = round % 3 == 0;
        shape.hasIslands = round % 5 == 0;
        shape.maxWalk = 30;
        shape.unservedWalk = round % 4 == 0 ? 30 : 90;
        return shape;
    }

    static std::vector<std::uint32_t> someChoice(const SitingProblem& problem, Random& random) {
        std::set<std::uint32_t> open;
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
            if (problem.state(j) == SiteState::Required)
                open.insert(j);
        while (open.size() < problem.facilities()) {
            const auto site = static_cast<std::uint32_t>(random.below(problem.siteCount()));
            if (problem.state(site) != SiteState::Forbidden)
                open.insert(site);
        }
        return {open.begin(), open.end()};
    }

    ProgressFunction m_silent;
};

QTEST_APPLESS_MAIN(TestAnnealing)
#include "tst_annealing.moc"
