#include "libplanner/siting/solve_siting.h"
#include "random_siting.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>

using namespace planner;

namespace {

using Measure = std::function<std::int64_t(const std::vector<std::uint32_t>& open)>;

/// The client's walk to its nearest open site within the limit, or nothing.
std::optional<std::uint32_t> walkOf(const SitingProblem& problem, std::size_t client,
                                    const std::vector<std::uint32_t>& open) {
    for (const WalkEntry& entry : problem.row(client))
        if (std::find(open.begin(), open.end(), entry.site) != open.end())
            return entry.distance;
    return std::nullopt;
}

/// The measure's best value over all choices of sites with a number in the range.
std::int64_t best(const SitingProblem& problem, bool isMaximum, const Measure& measure) {
    std::optional<std::int64_t> found;
    for (std::uint32_t mask = 0; mask < (1U << problem.siteCount()); ++mask) {
        std::vector<std::uint32_t> open;
        bool isAllowed = true;
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
            const bool isOpen = (mask >> j & 1U) != 0;
            isAllowed = isAllowed && !(isOpen && problem.state(j) == SiteState::Forbidden) &&
                        !(!isOpen && problem.state(j) == SiteState::Required);
            if (isOpen)
                open.push_back(j);
        }
        if (!isAllowed || open.size() < problem.leastFacilities() || open.size() > problem.mostFacilities())
            continue;
        const std::int64_t value = measure(open);
        if (!found || (isMaximum ? value > *found : value < *found))
            found = value;
    }
    return found.value_or(-1);
}

std::uint32_t shareAt(const std::vector<DecayPoint>& decay, std::uint32_t walk) {
    DecayPoint before{0, 1'000'000};
    for (const DecayPoint& point : decay) {
        if (walk <= point.walk && point.walk > before.walk)
            return before.share -
                   static_cast<std::uint32_t>(std::uint64_t{before.share - point.share} *
                                              (walk - before.walk) / (point.walk - before.walk));
        before = point;
    }
    return 0;
}

tests::SitingCase smallCase(Random& random, int round) {
    tests::SitingCase shape;
    shape.clients = 1 + static_cast<std::uint32_t>(random.below(12));
    shape.sites = 1 + static_cast<std::uint32_t>(random.below(8));
    shape.facilities = 1 + static_cast<std::uint32_t>(random.below(std::min(shape.sites, 3U)));
    shape.extent = round % 3 == 0 ? 8 : 60;
    shape.largestWeight = round % 2 == 0 ? 1 : 30;
    shape.hasZeroWeights = round % 5 == 0;
    shape.hasStates = round % 2 == 1;
    shape.hasIslands = round % 7 == 0;
    return shape;
}

constexpr int Rounds = 400;

} // namespace

class TestSitingGoals : public QObject {
    Q_OBJECT

private slots:
    void reachCoversMost() {
        Random random(21);
        for (int round = 0; round < Rounds; ++round) {
            tests::SitingCase shape = smallCase(random, round);
            shape.maxWalk = 5 + static_cast<std::uint32_t>(random.below(40));
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = SitingGoal::Reach;
            const SitingProblem problem(std::move(input));
            const Measure measure = [&](const std::vector<std::uint32_t>& open) {
                std::int64_t covered = 0;
                for (std::size_t i = 0; i < problem.clientCount(); ++i)
                    covered += walkOf(problem, i, open) ? problem.weight(i) : 0;
                return covered;
            };
            check(problem, measure, true);
        }
    }

    void materialFollowsDecay() {
        Random random(22);
        for (int round = 0; round < Rounds; ++round) {
            tests::SitingCase shape = smallCase(random, round);
            if (round % 3 == 0)
                shape.maxWalk = 30;
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = round % 4 == 0 ? SitingGoal::Reach : SitingGoal::Material;
            input.decay = {{5, 900'000}, {20, 400'000}, {45, 50'000}};
            const std::vector<DecayPoint> decay = input.decay;
            const SitingProblem problem(std::move(input));
            const Measure measure = [&](const std::vector<std::uint32_t>& open) {
                std::int64_t collected = 0;
                for (std::size_t i = 0; i < problem.clientCount(); ++i)
                    if (const auto walk = walkOf(problem, i, open))
                        collected += problem.weight(i) * shareAt(decay, *walk);
                return collected;
            };
            check(problem, measure, true);
        }
    }

    void fewestCoversTheShare() {
        Random random(23);
        for (int round = 0; round < Rounds; ++round) {
            tests::SitingCase shape = smallCase(random, round);
            shape.maxWalk = 5 + static_cast<std::uint32_t>(random.below(40));
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = SitingGoal::Fewest;
            input.coverShare = round % 2 == 0 ? 1'000'000 : 700'000;
            const SitingProblem problem(std::move(input));
            const Measure measure = [&](const std::vector<std::uint32_t>& open) {
                std::int64_t covered = 0;
                std::int64_t total = 0;
                for (std::size_t i = 0; i < problem.clientCount(); ++i) {
                    covered += walkOf(problem, i, open) ? problem.weight(i) : 0;
                    total += problem.isReachable(i) ? problem.weight(i) : 0;
                }
                const bool isEnough = covered * 1'000'000 >= total * problem.coverShare();
                return isEnough ? static_cast<std::int64_t>(open.size())
                                : std::numeric_limits<std::int64_t>::max();
            };
            check(problem, measure, false);
        }
    }

    void worstWalkIsShortest() {
        Random random(24);
        for (int round = 0; round < Rounds; ++round) {
            tests::SitingCase shape = smallCase(random, round);
            if (round % 3 == 0)
                shape.maxWalk = 30;
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = SitingGoal::WorstWalk;
            const SitingProblem problem(std::move(input));
            const Measure measure = [&](const std::vector<std::uint32_t>& open) {
                std::int64_t longest = 0;
                for (std::size_t i = 0; i < problem.clientCount(); ++i)
                    if (problem.isReachable(i) && problem.weight(i) > 0)
                        longest = std::max<std::int64_t>(
                            longest, walkOf(problem, i, open).value_or(problem.unservedWalk()));
                return longest;
            };
            check(problem, measure, false);
        }
    }

    /// So many rows that some clients stand for all: the figure is everyone's, the bound holds, and it is
    /// near.
    void worstWalkOfManyClients() {
        Random random(26);
        SitingInput input =
            tests::randomSiting({.clients = 3000, .sites = 1400, .facilities = 25, .extent = 100000}, random);
        input.goal = SitingGoal::WorstWalk;
        const SitingProblem problem(std::move(input));
        SitingOptions options;
        options.budget.effort = 40;
        const SitingPlan plan = solveSiting(problem, options, {}, {});
        std::int64_t longest = 0;
        for (std::size_t i = 0; i < problem.clientCount(); ++i)
            longest = std::max<std::int64_t>(longest,
                                             walkOf(problem, i, plan.open).value_or(problem.unservedWalk()));
        QCOMPARE(plan.objective, longest);
        QVERIFY(plan.bound <= plan.objective);
        QVERIFY2(plan.gap < 0.6, qPrintable(QString::number(plan.gap)));
        QCOMPARE(plan.open.size(), std::size_t{25});
    }

    void leastCostPaysForSites() {
        Random random(25);
        for (int round = 0; round < Rounds; ++round) {
            tests::SitingCase shape = smallCase(random, round);
            if (round % 3 == 0)
                shape.maxWalk = 30;
            SitingInput input = tests::randomSiting(shape, random);
            input.goal = SitingGoal::LeastCost;
            if (round % 2 == 0 &&
                std::count(input.states.begin(), input.states.end(), SiteState::Required) == 0)
                input.facilities = 0; // any number
            for (std::size_t j = 0; j < input.states.size(); ++j)
                input.openingCosts.push_back(static_cast<std::int64_t>(random.below(300)));
            const SitingProblem problem(std::move(input));
            const Measure measure = [&](const std::vector<std::uint32_t>& open) {
                std::int64_t cost = 0;
                for (const std::uint32_t site : open)
                    cost += problem.openingCost(site);
                for (std::size_t i = 0; i < problem.clientCount(); ++i)
                    if (problem.isReachable(i))
                        cost += problem.weight(i) * walkOf(problem, i, open).value_or(problem.unservedWalk());
                return cost;
            };
            check(problem, measure, false);
        }
    }

private:
    static void check(const SitingProblem& problem, const Measure& measure, bool isMaximum) {
        const SitingPlan plan = solveSiting(problem, {}, {}, {});
        const std::int64_t optimum = best(problem, isMaximum, measure);
        QCOMPARE(plan.objective, measure(plan.open));
        QCOMPARE(plan.objective, optimum);
        QVERIFY(isMaximum ? plan.bound >= optimum : plan.bound <= optimum);
        QCOMPARE(plan.status, SolveStatus::Optimal);
        QVERIFY(plan.open.size() >= problem.leastFacilities() &&
                plan.open.size() <= problem.mostFacilities());
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
            const bool isOpen = std::binary_search(plan.open.begin(), plan.open.end(), j);
            QVERIFY(!(isOpen && problem.state(j) == SiteState::Forbidden));
            QVERIFY(isOpen || problem.state(j) != SiteState::Required);
        }
    }
};

QTEST_APPLESS_MAIN(TestSitingGoals)
#include "tst_siting_goals.moc"
