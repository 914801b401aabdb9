#include "libplanner/siting/interchange.h"
#include "random_siting.h"

#include <QTest>

using namespace planner;

class TestInterchange : public QObject {
    Q_OBJECT

private slots:
    /// Gains of all swaps, after a long walk of openings and closings, are what a recomputation says.
    void swapGainsAreExact_data() {
        QTest::addColumn<int>("maxWalk");
        QTest::newRow("no maximum walk") << 0;
        QTest::newRow("half of the homes out of reach") << 30;
    }
    void swapGainsAreExact() {
        QFETCH(int, maxWalk);
        Random random(5);
        for (int round = 0; round < 60; ++round) {
            tests::SitingCase shape{.clients = 20, .sites = 12, .facilities = 4, .extent = 60};
            shape.hasStates = round % 2 == 1;
            shape.hasZeroWeights = true;
            if (maxWalk > 0)
                shape.maxWalk = static_cast<std::uint32_t>(maxWalk);
            const SitingProblem problem(tests::randomSiting(shape, random));
            const ProgressFunction silent;
            detail::WorkMeter meter({}, 1, {}, silent);
            const detail::MedianInstance instance(problem, meter);
            detail::Interchange search(instance);
            std::vector<std::uint32_t> open;
            for (std::uint32_t j = 0; j < 12; ++j)
                if (problem.state(j) == SiteState::Required)
                    open.push_back(j);
            QVERIFY(search.start(open, meter));
            for (int move = 0; move < 30; ++move) {
                const auto site = static_cast<std::uint32_t>(random.below(12));
                if (search.isOpen(site) && problem.state(site) != SiteState::Required)
                    search.close(site);
                else if (!search.isOpen(site) && problem.state(site) != SiteState::Forbidden)
                    search.open(site);
            }
            open = search.openSites();
            QCOMPARE(search.objective(), tests::walkObjective(problem, open));
            compareBestSwap(problem, search, open);
        }
    }

private:
    static void compareBestSwap(const SitingProblem& problem, const detail::Interchange& search,
                                const std::vector<std::uint32_t>& open) {
        std::int64_t bestGain = 0;
        for (std::uint32_t in = 0; in < problem.siteCount(); ++in) {
            if (search.isOpen(in) || problem.state(in) == SiteState::Forbidden)
                continue;
            std::vector<std::uint32_t> more = open;
            more.push_back(in);
            QCOMPARE(search.objective() - search.gain(in), tests::walkObjective(problem, more));
            // Below the number wanted, a site may open without another closing.
            if (open.size() < problem.facilities())
                bestGain = std::max(bestGain, search.gain(in));
            for (const std::uint32_t out : open) {
                std::vector<std::uint32_t> swapped = more;
                std::erase(swapped, out);
                if (problem.state(out) != SiteState::Required)
                    bestGain =
                        std::max(bestGain, search.objective() - tests::walkObjective(problem, swapped));
            }
        }
        // Above it, one may close alone.
        for (const std::uint32_t out : open)
            if (open.size() > problem.facilities() && problem.state(out) != SiteState::Required)
                bestGain = std::max(bestGain, -search.loss(out));
        const auto swap = search.bestSwap();
        QCOMPARE(swap ? swap->gain : 0, bestGain);
    }
};

QTEST_APPLESS_MAIN(TestInterchange)
#include "tst_interchange.moc"
