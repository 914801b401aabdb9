#include "libplanner/siting/stepped_search.h"
#include "random_siting.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace planner;

namespace {

/// Cabins of 40 each, the first one cheaper at some sites.
std::int64_t stepped(std::uint32_t site, std::int64_t load) {
    return 300 * std::max<std::int64_t>(1, (load + 39) / 40) - (site % 3 == 0 ? 100 : 0);
}

std::int64_t valueOf(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    std::vector<std::int64_t> load(problem.siteCount(), 0);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!problem.isReachable(i))
            continue;
        const auto row = problem.row(i);
        const auto found = std::find_if(row.begin(), row.end(), [&](const WalkEntry& entry) {
            return std::find(open.begin(), open.end(), entry.site) != open.end();
        });
        sum +=
            problem.weight(i) * std::int64_t{found == row.end() ? problem.unservedWalk() : found->distance};
        if (found != row.end())
            load[found->site] += problem.weight(i);
    }
    for (const std::uint32_t site : open)
        sum += stepped(site, load[site]);
    return sum;
}

} // namespace

class TestSteppedSearch : public QObject {
    Q_OBJECT

private slots:
    void isNearTryingEverything() {
        Random random(3);
        int best = 0;
        int rounds = 0;
        for (int round = 0; round < 150; ++round) {
            tests::SitingCase shape;
            shape.clients = 5 + static_cast<std::uint32_t>(random.below(20));
            shape.sites = 3 + static_cast<std::uint32_t>(random.below(7));
            shape.facilities = 1;
            shape.hasStates = round % 3 == 0;
            shape.hasIslands = round % 5 == 0;
            if (round % 2 == 0)
                shape.maxWalk = 60;
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = SitingGoal::LeastCost;
            input.facilities = 0;
            input.openingCosts.assign(shape.sites, 200);
            if (round % 4 == 0 && input.states[0] == SiteState::Candidate &&
                input.states[1] == SiteState::Candidate)
                input.limits.tooClose = {{0, 1}};
            const SitingProblem problem(input);
            std::vector<std::uint32_t> start;
            for (std::uint32_t j = 0; j < shape.sites && start.empty(); ++j)
                if (input.states[j] == SiteState::Required)
                    start.push_back(j);
            for (std::uint32_t j = 0; j < shape.sites && start.empty(); ++j)
                if (input.states[j] == SiteState::Candidate)
                    start.push_back(j);
            const SteppedAnswer answer = searchStepped(problem, start, stepped, {});
            QCOMPARE(answer.objective, valueOf(problem, answer.open));
            QVERIFY(answer.objective <= valueOf(problem, start));
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (std::uint32_t mask = 1; mask < (1U << shape.sites); ++mask) {
                std::vector<std::uint32_t> open;
                bool isAllowed = problem.limits().isEmpty() || (mask & 3U) != 3U;
                for (std::uint32_t j = 0; j < shape.sites; ++j) {
                    const bool isOpen = (mask >> j & 1U) != 0;
                    isAllowed = isAllowed && !(isOpen && input.states[j] == SiteState::Forbidden) &&
                                !(!isOpen && input.states[j] == SiteState::Required);
                    if (isOpen)
                        open.push_back(j);
                }
                if (isAllowed)
                    least = std::min(least, valueOf(problem, open));
                if (isAllowed || open != answer.open)
                    continue;
                QFAIL("the answer breaks a limit");
            }
            QVERIFY(answer.objective >= least);
            ++rounds;
            best += answer.objective == least ? 1 : 0;
        }
        QVERIFY2(best * 100 >= rounds * 70,
                 qPrintable(QStringLiteral("%1 of %2 are best").arg(best).arg(rounds)));
    }
};

QTEST_APPLESS_MAIN(TestSteppedSearch)
#include "tst_stepped_search.moc"
