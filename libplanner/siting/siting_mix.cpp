#include "libplanner/siting/siting_mix.h"

#include "libplanner/base/error.h"
#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/limited_search.h"
#include "libplanner/siting/limited_siting.h"
#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace planner {

namespace {

using namespace detail;

constexpr std::uint32_t Whole = 1'000'000;
constexpr double AloneShare = 0.35; ///< of a limit in seconds, for each goal by itself
constexpr int MixShakes = 24;
constexpr std::size_t LeastRadii = 14;
constexpr std::size_t ScannedEntries = 100'000; ///< of all radii together, where that allows more
constexpr double MostCost = 1e18;

bool findsNumber(const SitingProblem& problem) {
    return problem.goal() == SitingGoal::Fewest || problem.goal() == SitingGoal::LeastCost;
}

/// The goal's own limit on how far it may be from its best.
std::int64_t worstOf(const SitingProblem& problem, std::int64_t best, std::uint32_t share) {
    const std::uint64_t kept =
        problem.isMaximised() ? Whole - std::min(share, Whole) : std::uint64_t{Whole} + share;
    // Towards the best, so that nothing beyond the share passes.
    return static_cast<std::int64_t>(
        (static_cast<Wide>(best) * kept + (problem.isMaximised() ? Whole - 1 : 0)) / Whole);
}

std::shared_ptr<const SitingProblem> changed(const SitingProblem& problem, auto&& change) {
    SitingInput input = problem.input();
    change(input);
    return std::make_shared<const SitingProblem>(std::move(input));
}

std::uint32_t mayOpen(const SitingProblem& problem) {
    return static_cast<std::uint32_t>(
        std::count_if(problem.states().begin(), problem.states().end(),
                      [](SiteState state) { return state != SiteState::Forbidden; }));
}

/// Millionths of the weight within reach of any site that these reach, rounded down.
std::uint32_t coveredShare(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    std::vector<std::uint8_t> isOpen(problem.siteCount(), 0);
    for (const std::uint32_t site : open)
        isOpen[site] = 1;
    std::int64_t total = 0;
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!problem.isReachable(i))
            continue;
        const auto row = problem.row(i);
        total += problem.weight(i);
        if (std::any_of(row.begin(), row.end(), [&](const WalkEntry& e) { return isOpen[e.site] != 0; }))
            covered += problem.weight(i);
    }
    return total == 0
               ? Whole
               : static_cast<std::uint32_t>(static_cast<Wide>(covered) * Whole / static_cast<Wide>(total));
}

class MixSolver {
public:
    MixSolver(const SitingMix& mix, const SitingOptions& options, std::stop_token stop,
              const ProgressFunction& progress)
        : m_mix(mix), m_first(mix.first), m_second(mix.second), m_options(options), m_stop(std::move(stop)),
          m_progress(progress) {
        startClock();
        m_result.limits = m_second->limits();
        m_result.limited = m_second;
    }

    MixedPlan run() {
        SitingPlan alone = m_mix.firstAlone ? *m_mix.firstAlone : solveAlone(*m_first);
        m_result.firstBest = m_result.firstWorst = alone.objective;
        m_firstBound = alone.bound;
        m_firstOpen = alone.open;
        if (alone.status == SolveStatus::Infeasible || m_stop.stop_requested()) {
            m_result.plan = std::move(alone);
            if (m_result.plan.status != SolveStatus::Infeasible)
                judgeSecond();
            return std::move(m_result);
        }
        fitSecond();
        m_secondAlone = solveAlone(*m_second);
        if (m_secondAlone.status == SolveStatus::Infeasible)
            m_secondAlone = {};
        m_result.secondBest =
            m_secondAlone.open.empty() ? valueAt(*m_second, m_firstOpen) : m_secondAlone.objective;
        startClock();
        if (m_stop.stop_requested())
            take(m_firstOpen);
        else if (m_mix.rule == MixRule::Kept)
            solveKept();
        else
            solveWeighted();
        return std::move(m_result);
    }

private:
    void startClock() {
        m_clock.emplace(partOf(m_options.budget, 1.0 - 2.0 * AloneShare),
                        defaultEffort(m_second->entryCount()), m_stop, m_progress);
    }

    SitingPlan solveAlone(const SitingProblem& problem) {
        SitingOptions options = m_options;
        options.budget = partOf(m_options.budget, AloneShare);
        return solveSiting(problem, options, m_stop, m_progress);
    }

    std::int64_t valueAt(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
        return planOfChoice(problem, open, *m_clock).objective;
    }

    /// Number and share of the second goal as the first leaves them.
    void fitSecond() {
        const bool isKept = m_mix.rule == MixRule::Kept;
        m_result.firstWorst = worstOf(*m_first, m_result.firstBest, isKept ? m_mix.share : 0);
        m_range = {m_second->leastFacilities(), m_second->mostFacilities()};
        if (!findsNumber(*m_first)) {
            if (findsNumber(*m_second))
                m_range.most = std::min(m_range.most, m_first->mostFacilities());
        } else {
            m_range = {std::max(m_first->leastFacilities(),
                                findsNumber(*m_second) ? m_second->leastFacilities() : 0U),
                       std::min(m_first->mostFacilities(),
                                findsNumber(*m_second) ? m_second->mostFacilities() : mayOpen(*m_second))};
            if (isKept)
                m_range.most = std::min(m_range.most, mostWithin(m_result.firstWorst));
            if (!findsNumber(*m_second)) {
                const auto number = isKept ? m_range.most : static_cast<std::uint32_t>(m_firstOpen.size());
                m_second = changed(*m_second, [&](SitingInput& input) { input.facilities = number; });
            }
        }
        if (m_second->goal() == SitingGoal::Fewest)
            if (const std::uint32_t share = coveredShare(*m_second, m_firstOpen);
                share < m_second->coverShare())
                m_second = changed(*m_second, [&](SitingInput& input) { input.coverShare = share; });
        m_result.limited = m_second;
    }

    /// The most sites whose opening alone the first goal can bear.
    [[nodiscard]] std::uint32_t mostWithin(std::int64_t worst) const {
        if (m_first->goal() == SitingGoal::Fewest)
            return static_cast<std::uint32_t>(worst);
        std::vector<std::int64_t> costs;
        for (std::size_t j = 0; j < m_first->siteCount(); ++j)
            if (m_first->state(j) != SiteState::Forbidden)
                costs.push_back(m_first->openingCost(j));
        std::sort(costs.begin(), costs.end());
        std::uint32_t count = 0;
        for (const std::int64_t cost : costs) {
            worst -= cost;
            if (worst < 0)
                break;
            ++count;
        }
        return count;
    }

    [[nodiscard]] LimitedTask taskFor(const SitingProblem& problem) const {
        LimitedTask task = taskOf(problem);
        task.range = m_range;
        task.known = m_firstOpen;
        return task;
    }

    void solveKept() {
        LimitedTask task = taskFor(*m_second);
        task.limits.kept.push_back({goalName(*m_first), m_first, m_result.firstWorst});
        SitingPlan relaxed = m_secondAlone;
        if (relaxed.open.empty()) { // its own limits clash at its own number: nothing is known of it
            relaxed = planOfChoice(*m_second, m_firstOpen, *m_clock);
            relaxed.bound = allOpen(*m_second);
            task.isSearchedAnyway = true;
        }
        const SitingPlan plan = keepLimits(*m_second, task, std::move(relaxed), m_options.seed, *m_clock);
        m_result.limits = std::move(task.limits);
        take(plan.open);
    }

    void solveWeighted() {
        const bool isFirstWorst = m_first->goal() == SitingGoal::WorstWalk;
        if (isFirstWorst || m_second->goal() == SitingGoal::WorstWalk) {
            scanRadii(isFirstWorst ? m_second : m_first, isFirstWorst ? m_first : m_second);
            return;
        }
        const auto [firstFactor, secondFactor] = factors();
        const auto valueFor = [&](const SitingProblem& problem) {
            return valueOf(problem, fixingsOf(problem), m_range, *m_clock);
        };
        std::unique_ptr<ChoiceValue> value;
        if (m_first->goal() == SitingGoal::Fewest || m_second->goal() == SitingGoal::Fewest) {
            const bool isFirst = m_first->goal() == SitingGoal::Fewest;
            std::unique_ptr<ChoiceValue> other = valueFor(isFirst ? *m_second : *m_first);
            auto count = std::make_unique<CountValue>(other->instance(), 1);
            value = std::make_unique<SumValue>(std::move(other), isFirst ? secondFactor : firstFactor,
                                               std::move(count), isFirst ? firstFactor : secondFactor);
        } else {
            value = std::make_unique<SumValue>(valueFor(*m_first), firstFactor, valueFor(*m_second),
                                               secondFactor);
        }
        LimitedTask task = taskFor(*m_second);
        if (m_first->goal() == SitingGoal::Fewest)
            task.limits.kept.push_back({goalName(*m_first), m_first, m_first->mostFacilities()});
        LimitedSearch search(*value, *m_second, task.limits, m_options.seed, *m_clock);
        LimitedAnswer best = search.run(m_firstOpen, MixShakes);
        if (!m_secondAlone.open.empty() && !m_clock->isInterrupted())
            if (LimitedAnswer found = search.run(m_secondAlone.open, MixShakes); found.isBetterThan(best))
                best = std::move(found);
        m_result.limits = std::move(task.limits);
        take(best.violation == 0 ? best.open : m_firstOpen);
    }

    /// Whole factors for the two costs, in proportion to share over best value.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> factors() const {
        const auto best = [](std::int64_t value) {
            return static_cast<double>(std::max<std::int64_t>(1, std::abs(value)));
        };
        const double first = (Whole - m_mix.share) / best(m_result.firstBest);
        const double second = m_mix.share / best(m_result.secondBest);
        if (first <= 0.0 || second <= 0.0)
            return {first > 0.0, second > 0.0};
        const auto most = [this](const SitingProblem& problem) {
            double sum = static_cast<double>(problem.worstCost()) + static_cast<double>(problem.siteCount());
            for (std::size_t j = 0; j < problem.siteCount(); ++j)
                sum += static_cast<double>(problem.openingCost(j));
            return sum;
        };
        const double firstMost = most(*m_first);
        const double secondMost = most(*m_second);
        for (double fine = 1e4;; fine /= 10.0) {
            const double scale = fine / std::min(first, second);
            const double a = std::nearbyint(first * scale);
            const double b = std::nearbyint(second * scale);
            if (a * firstMost + b * secondMost < MostCost || fine <= 1.0)
                return {std::llround(a), std::llround(b)};
        }
    }

    /// The other goal for one longest walk after the other, and the best of these.
    void scanRadii(const std::shared_ptr<const SitingProblem>& other,
                   const std::shared_ptr<const SitingProblem>& worst) {
        m_result.limited = other;
        m_result.limits = taskFor(*other).limits;
        const bool isFirstWorst = worst == m_first;
        const std::vector<std::uint32_t>& shortest = isFirstWorst ? m_firstOpen : m_secondAlone.open;
        const std::vector<std::uint32_t>& longest = isFirstWorst ? m_secondAlone.open : m_firstOpen;
        std::vector<std::uint32_t> best = m_firstOpen;
        double bestFall = fallOf(best);
        const auto offer = [&](const std::vector<std::uint32_t>& open) {
            if (const double fall = fallOf(open); fall < bestFall) {
                bestFall = fall;
                best = open;
            }
        };
        std::vector<std::uint32_t> known = shortest.empty() ? m_firstOpen : shortest;
        const std::vector<std::uint32_t> radii = radiiBetween(*worst, known, longest);
        for (const std::uint32_t radius : radii) {
            if (m_clock->isOver())
                break;
            LimitedTask task = taskFor(*other);
            task.limits.kept.push_back({goalName(*worst), worst, radius});
            task.known = known;
            task.isSearchedAnyway = true;
            SitingPlan relaxed = planOfChoice(*other, known, *m_clock);
            relaxed.bound = other->isMaximised() ? relaxed.objective : 0;
            WorkMeter meter(
                partOf(m_options.budget, (1.0 - 2.0 * AloneShare) / static_cast<double>(radii.size())),
                m_clock->effort() / static_cast<std::int64_t>(radii.size()) + 1, m_stop, m_progress);
            known = keepLimits(*other, task, std::move(relaxed), m_options.seed, meter).open;
            m_clock->spend(meter.spent());
            if (isAllowed(known))
                offer(known);
        }
        if (!m_secondAlone.open.empty() && isAllowed(m_secondAlone.open))
            offer(m_secondAlone.open);
        take(best);
    }

    bool isAllowed(const std::vector<std::uint32_t>& open) {
        if (open.size() < m_range.least || open.size() > m_range.most)
            return false;
        LimitState state(*m_result.limited, m_result.limits);
        for (const std::uint32_t site : open)
            state.open(site);
        return state.violation() == 0;
    }

    /// Longest walks from the first choice's to the second's, spread evenly where there are many.
    std::vector<std::uint32_t> radiiBetween(const SitingProblem& worst,
                                            const std::vector<std::uint32_t>& shortest,
                                            const std::vector<std::uint32_t>& longest) {
        // With as many sites as it takes it may be shorter than either's.
        const std::int64_t low = findsNumber(*m_first) ? allOpen(worst) : valueAt(worst, shortest);
        const std::int64_t high = longest.empty() ? std::max(low, valueAt(worst, shortest))
                                                  : std::max(low, valueAt(worst, longest));
        std::vector<std::uint32_t> radii = {static_cast<std::uint32_t>(high)};
        for (const WalkEntry& entry : worst.entries())
            if (entry.distance >= low && entry.distance <= high)
                radii.push_back(entry.distance);
        std::sort(radii.begin(), radii.end());
        radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
        const std::size_t most =
            std::max(LeastRadii, ScannedEntries / std::max<std::size_t>(1, worst.entryCount()));
        if (radii.size() <= most)
            return radii;
        std::vector<std::uint32_t> some;
        for (std::size_t n = 0; n < most; ++n)
            some.push_back(radii[n * (radii.size() - 1) / (most - 1)]);
        return some;
    }

    double fallOf(const std::vector<std::uint32_t>& open) {
        const double first =
            MixedPlan::shortfall(valueAt(*m_first, open), m_result.firstBest, m_first->isMaximised());
        const double second =
            MixedPlan::shortfall(valueAt(*m_second, open), m_result.secondBest, m_second->isMaximised());
        return (Whole - m_mix.share) * first + m_mix.share * second;
    }

    /// The second goal with every site open that may: nothing is better, whatever the number.
    std::int64_t allOpen(const SitingProblem& problem) {
        if (findsNumber(problem))
            return problem.goal() == SitingGoal::Fewest ? problem.leastFacilities() : 0;
        std::vector<std::uint32_t> open;
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
            if (problem.state(j) != SiteState::Forbidden)
                open.push_back(j);
        return valueAt(problem, open);
    }

    void take(const std::vector<std::uint32_t>& open) {
        m_result.plan = planOfChoice(*m_first, open, *m_clock);
        m_result.plan.bound = m_first->isMaximised() ? std::max(m_firstBound, m_result.plan.objective)
                                                     : std::min(m_firstBound, m_result.plan.objective);
        judge(m_result.plan, *m_clock);
        judgeSecond();
        const bool isMet = m_result.secondObjective == m_result.secondBound &&
                           (m_mix.rule == MixRule::Kept ? m_firstBound == m_result.firstBest
                                                        : m_result.plan.bound == m_result.plan.objective);
        if (m_result.plan.status != SolveStatus::Cancelled)
            m_result.plan.status = isMet ? SolveStatus::Optimal : SolveStatus::Feasible;
    }

    void judgeSecond() {
        const std::vector<std::uint32_t>& open = m_result.plan.open;
        m_result.secondObjective = valueAt(*m_second, open);
        // Alone at a number of its own, its bound speaks for that number only.
        const bool isOwnNumber =
            m_mix.rule == MixRule::Weighted && findsNumber(*m_first) && !findsNumber(*m_second);
        std::int64_t bound =
            m_secondAlone.open.empty() || isOwnNumber ? allOpen(*m_second) : m_secondAlone.bound;
        m_result.secondBound = m_second->isMaximised() ? std::max(bound, m_result.secondObjective)
                                                       : std::min(bound, m_result.secondObjective);
    }

    static std::string goalName(const SitingProblem& problem) { return nameOf(problem.goal()); }

    const SitingMix& m_mix;
    std::shared_ptr<const SitingProblem> m_first;
    std::shared_ptr<const SitingProblem> m_second;
    const SitingOptions& m_options;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::optional<WorkMeter> m_clock;
    FacilityRange m_range;
    std::vector<std::uint32_t> m_firstOpen;
    std::int64_t m_firstBound = 0;
    SitingPlan m_secondAlone;
    MixedPlan m_result;
};

void check(const SitingMix& mix) {
    const auto fail = [](const char* name, const std::string& value, const char* reason) {
        ErrorDetails details;
        details.name = name;
        details.value = value;
        details.reason = reason;
        throw Error(ErrorCode::BadValue, details);
    };
    if (mix.first->goal() == mix.second->goal())
        fail("second-goal", nameOf(mix.second->goal()), "the same goal twice");
    if (mix.first->siteCount() != mix.second->siteCount() ||
        mix.first->clientCount() != mix.second->clientCount())
        fail("second-goal", nameOf(mix.second->goal()), "not the same sites and clients");
    if (mix.rule == MixRule::Weighted && mix.share > Whole)
        fail("share", std::to_string(mix.share), "above 1000000");
}

} // namespace

double MixedPlan::shortfall(std::int64_t value, std::int64_t best, bool isMaximised) {
    const auto lost = static_cast<double>(isMaximised ? best - value : value - best);
    return lost / static_cast<double>(std::max<std::int64_t>(1, std::abs(best)));
}

MixedPlan solveMix(const SitingMix& mix, const SitingOptions& options, std::stop_token stop,
                   const ProgressFunction& progress) {
    check(mix);
    return MixSolver(mix, options, std::move(stop), progress).run();
}

} // namespace planner
