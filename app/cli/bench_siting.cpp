#include "app/cli/bench_siting.h"

#include "app/cli/bench_town.h"
#include "app/cli/mip_oracle.h"
#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/random.h"
#include "libplanner/siting/siting_state.h"
#include "libplanner/siting/solve_capacitated.h"
#include "libplanner/siting/solve_siting.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace app::cli {

using namespace planner;

namespace {

constexpr int MipSeconds = 60;

PairProblem randomPairs(std::uint32_t clients, std::uint32_t sites, bool hasCapacities, Random& random) {
    const auto place = [&] {
        return std::pair(static_cast<std::int64_t>(random.below(1000)),
                         static_cast<std::int64_t>(random.below(1000)));
    };
    std::vector<std::pair<std::int64_t, std::int64_t>> at;
    for (std::uint32_t j = 0; j < sites; ++j)
        at.push_back(place());
    PairProblem made;
    made.openingCosts.assign(sites, 0);
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < clients; ++i) {
        const auto [x, y] = place();
        const auto weight = 1 + static_cast<std::int64_t>(random.below(9));
        for (const auto& [sx, sy] : at)
            made.costs.push_back(weight * (std::abs(x - sx) + std::abs(y - sy)));
        if (hasCapacities)
            made.demands.push_back(weight);
        total += weight;
    }
    if (!hasCapacities) {
        made.facilities = std::max(1U, sites / 6);
        return made;
    }
    for (std::uint32_t j = 0; j < sites; ++j) {
        made.capacities.push_back(total / 3 + 9);
        made.openingCosts[j] = 2'000 + static_cast<std::int64_t>(random.below(4'000));
    }
    return made;
}

/// The sum over the clients of the cheapest open site; every choice of the wanted number is tried.
std::int64_t bestByTrying(const PairProblem& pairs) {
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t set = 0; set < 1U << pairs.siteCount(); ++set) {
        std::uint32_t count = 0;
        for (std::size_t j = 0; j < pairs.siteCount(); ++j)
            count += set >> j & 1U;
        if (count != pairs.facilities)
            continue;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < pairs.clientCount(); ++i) {
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (std::size_t j = 0; j < pairs.siteCount(); ++j)
                if ((set >> j & 1U) != 0)
                    least = std::min(least, pairs.costs[i * pairs.siteCount() + j]);
            sum += least;
        }
        best = std::min(best, sum);
    }
    return best;
}

SitingInput asMedian(const PairProblem& pairs) {
    SitingInput input;
    input.facilities = pairs.facilities;
    input.states.assign(pairs.siteCount(), SiteState::Candidate);
    input.offsets.push_back(0);
    for (std::size_t i = 0; i < pairs.clientCount(); ++i) {
        for (std::uint32_t j = 0; j < pairs.siteCount(); ++j)
            input.entries.push_back({j, static_cast<std::uint32_t>(pairs.costs[i * pairs.siteCount() + j])});
        std::sort(input.entries.begin() + static_cast<std::ptrdiff_t>(input.offsets.back()),
                  input.entries.end(), [](const WalkEntry& a, const WalkEntry& b) {
                      return std::pair(a.distance, a.site) < std::pair(b.distance, b.site);
                  });
        input.offsets.push_back(input.entries.size());
        input.reach.push_back(CompleteReach);
        input.weights.push_back(1);
    }
    return input;
}

/// "12.3 %" of a share, with as many digits as matter.
std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f %%", 100.0 * share);
    return text.data();
}

class Bench {
public:
    Bench(const std::stop_token& stop, const std::function<void(const BenchRow&)>& taken)
        : m_stop(stop), m_book(stop, taken) {}

    void smallCases() {
        constexpr int Cases = 400;
        Random random(3);
        double ours = 0.0;
        double trying = 0.0;
        bool isRight = true;
        for (int n = 0; n < Cases; ++n) {
            const PairProblem pairs =
                randomPairs(30, 8 + static_cast<std::uint32_t>(random.below(11)), false, random);
            double begin = threadCpuSeconds();
            const std::int64_t best = bestByTrying(pairs);
            trying += threadCpuSeconds() - begin;
            begin = threadCpuSeconds();
            const SitingPlan plan = solveSiting(SitingProblem(asMedian(pairs)), {}, m_stop, {});
            ours += threadCpuSeconds() - begin;
            isRight = isRight && plan.objective == best && plan.bound == best;
        }
        m_book.take({.workload = "400 small medians, optimal and proven",
                     .oursCpuSeconds = ours,
                     .baseline = "trying every choice",
                     .baselineCpuSeconds = trying,
                     .bar = 1.0,
                     .isRight = isRight});
    }

    void againstMip() {
        if (!hasMipSolver())
            return;
        for (const bool hasCapacities : {false, true}) {
            Random random(4);
            const PairProblem pairs =
                hasCapacities ? randomPairs(40, 10, true, random) : randomPairs(120, 40, false, random);
            const std::optional<MipAnswer> mip = solveAsMip(pairs, MipSeconds);
            if (!mip)
                continue;
            const double begin = threadCpuSeconds();
            std::int64_t objective = 0;
            std::int64_t bound = 0;
            if (hasCapacities) {
                const CapacitatedPlan plan =
                    solveCapacitated(CapacitatedProblem({pairs.demands, pairs.capacities, pairs.openingCosts,
                                                         pairs.costs, std::nullopt}),
                                     {}, m_stop, {});
                objective = plan.objective;
                bound = plan.bound;
            } else {
                const SitingPlan plan = solveSiting(SitingProblem(asMedian(pairs)), {}, m_stop, {});
                objective = plan.objective;
                bound = plan.bound;
            }
            m_book.take({.workload = hasCapacities ? "capacitated, 40 × 10, one site a client, proven"
                                                   : "median, 120 × 40, proven",
                         .oursCpuSeconds = threadCpuSeconds() - begin,
                         .baseline = "cbc",
                         .baselineCpuSeconds = mip->cpuSeconds,
                         .bar = 1.0,
                         .isRight = objective == mip->objective && bound == objective});
        }
    }

    void town() {
        const BenchTown town = makeBenchTown(20'000, 2'000, m_stop);
        const auto many = problemIn(town, 200);
        const SitingPlan best = afterSeconds(*many, "20,000 × 2,000, p = 200", 10.0, 0.004);
        usable(*many, best, "20,000 × 2,000, p = 200", 0.3);
        (void)afterSeconds(*many, "20,000 × 2,000, p = 200", 3.0, 0.01);
        edits(many, best);
        (void)afterSeconds(*problemIn(town, 50), "20,000 × 2,000, p = 50", 10.0, 0.01);
    }

    void wholeCity() {
        const BenchTown town = makeBenchTown(200'000, 20'000, m_stop);
        const auto problem = problemIn(town, 4'000);
        const SitingPlan best = afterSeconds(*problem, "200,000 × 20,000, p = 4,000", 60.0, 0.02);
        usable(*problem, best, "200,000 × 20,000, p = 4,000", 10.0);
    }

    std::vector<BenchRow> rows() { return m_book.rows(); }

private:
    /// Rows as long as a choice needs: several times the sites there are to a cabin.
    std::shared_ptr<const SitingProblem> problemIn(const BenchTown& town, std::uint32_t facilities) {
        constexpr std::size_t LeastRow = 64;
        constexpr std::size_t RowShare = 12;
        const std::size_t nearest = LeastRow + RowShare * town.sites.size() / facilities;
        const double begin = threadCpuSeconds();
        auto problem = std::make_shared<const SitingProblem>(
            medianIn(town, facilities, static_cast<std::uint32_t>(nearest), m_stop));
        m_book.take({.workload = "rows of the " + std::to_string(nearest) + " nearest of " +
                                 std::to_string(town.sites.size()) + " sites",
                     .oursCpuSeconds = threadCpuSeconds() - begin,
                     .bar = 2e-6 * static_cast<double>(problem->entryCount())});
        return problem;
    }

    SitingPlan afterSeconds(const SitingProblem& problem, const std::string& what, double seconds,
                            double mostGap) {
        SitingOptions options;
        options.budget.cpuSeconds = seconds;
        const double begin = threadCpuSeconds();
        SitingPlan plan = solveSiting(problem, options, m_stop, {});
        const double taken = threadCpuSeconds() - begin;
        m_book.take({.workload = what + ": gap " + percent(plan.gap) + ", bar " + percent(mostGap),
                     .oursCpuSeconds = taken,
                     .bar = 1.05 * seconds + 0.1,
                     .isRight = plan.gap <= mostGap});
        return plan;
    }

    /// The least work that gives a plan; usable: not far behind what long work gives.
    void usable(const SitingProblem& problem, const SitingPlan& best, const std::string& what, double bar) {
        constexpr double Behind = 0.05;
        SitingOptions options;
        options.budget.effort = 1;
        const double begin = threadCpuSeconds();
        const SitingPlan plan = solveSiting(problem, options, m_stop, {});
        const double taken = threadCpuSeconds() - begin;
        const double behind = static_cast<double>(plan.objective) / static_cast<double>(best.objective) - 1.0;
        m_book.take({.workload = what + ": first plan, " + percent(behind) + " above the best",
                     .oursCpuSeconds = taken,
                     .bar = bar,
                     .isRight = behind <= Behind});
    }

    /// A cabin dragged to a place nearby and pinned there, again and again.
    void edits(const std::shared_ptr<const SitingProblem>& problem, const SitingPlan& plan) {
        constexpr int Edits = 200;
        SitingState state(problem, plan.open);
        (void)state.reoptimise(m_stop);
        Random random(5);
        std::vector<double> evaluated;
        std::vector<double> searched;
        for (int n = 0; n < Edits; ++n) {
            const auto [from, to] = drag(state, random);
            double begin = threadCpuSeconds();
            state.move(from, to);
            const std::int64_t moved = state.objective();
            evaluated.push_back(threadCpuSeconds() - begin);
            state.pin(to);
            begin = threadCpuSeconds();
            const SitingChange change = state.reoptimise(m_stop);
            searched.push_back(threadCpuSeconds() - begin);
            m_isEditRight = m_isEditRight && change.before == moved && change.after <= moved &&
                            state.isOpen(to) && change.after == objectiveOf(*problem, state.open());
            state.release(to);
        }
        std::sort(evaluated.begin(), evaluated.end());
        std::sort(searched.begin(), searched.end());
        row("a dragged cabin evaluated, worst of 200", evaluated.back(), 0.005);
        row("and all re-optimised, 95 of 100", searched[Edits * 95 / 100], 0.020);
        row("and all re-optimised, worst of 200", searched.back(), 0.100);
    }

    void row(const std::string& what, double seconds, double bar) {
        m_book.take({.workload = what, .oursCpuSeconds = seconds, .bar = bar, .isRight = m_isEditRight});
    }

    /// An open site and a closed one that serves some home nearly as well.
    static std::pair<std::uint32_t, std::uint32_t> drag(const SitingState& state, Random& random) {
        while (true) {
            const SitingProblem& problem = state.problem();
            const auto client = static_cast<std::uint32_t>(random.below(problem.clientCount()));
            const std::uint32_t from = state.serviceOf(client).site;
            const auto row = problem.row(client);
            const std::uint32_t to = row[random.below(std::min<std::size_t>(row.size(), 30))].site;
            if (from != NoSite && !state.isOpen(to))
                return {from, to};
        }
    }

    static std::int64_t objectiveOf(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
        std::vector<std::uint8_t> isOpen(problem.siteCount(), 0);
        for (const std::uint32_t site : open)
            isOpen[site] = 1;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < problem.clientCount(); ++i) {
            if (!problem.isReachable(i))
                continue;
            std::int64_t walk = problem.unservedWalk();
            for (const WalkEntry& entry : problem.row(i))
                if (isOpen[entry.site] != 0) {
                    walk = entry.distance;
                    break;
                }
            sum += problem.weight(i) * walk;
        }
        return sum;
    }

    const std::stop_token& m_stop;
    BenchBook m_book;
    bool m_isEditRight = true;
};

} // namespace

std::vector<BenchRow> benchSiting(bool isLarge, const std::stop_token& stop,
                                  const std::function<void(const BenchRow&)>& taken) {
    Bench bench(stop, taken);
    bench.smallCases();
    bench.againstMip();
    bench.town();
    if (isLarge)
        bench.wholeCity();
    return bench.rows();
}

} // namespace app::cli
