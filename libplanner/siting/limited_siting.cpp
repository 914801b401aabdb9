#include "libplanner/siting/limited_siting.h"

#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/limited_search.h"
#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/plan_assembly.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace planner::detail {

namespace {

constexpr int SearchShakes = 24;
constexpr int ClashShakes = 8;
constexpr int PatientShakes = 100;

/// What a search runs on: the task, with limits left out.
using Case = LimitedTask;

/// One limit that may be left out of a case.
struct Part {
    LimitInClash limit;
    std::function<void(Case&)> drop;
};

std::uint32_t countOf(const std::vector<Fixing>& fixings, Fixing wanted) {
    return static_cast<std::uint32_t>(std::count(fixings.begin(), fixings.end(), wanted));
}

std::vector<std::uint32_t> walksOf(const SitingPlan& plan) {
    std::vector<std::uint32_t> walks;
    for (const SiteService& service : plan.allocation)
        walks.push_back(service.walk);
    return walks;
}

class LimitedSiting {
public:
    LimitedSiting(const SitingProblem& problem, SitingPlan relaxed, std::uint64_t seed, WorkMeter& meter)
        : m_problem(problem), m_relaxed(std::move(relaxed)), m_seed(seed), m_meter(meter) {}

    SitingPlan run(const Case& whole) {
        const bool isInRange =
            m_relaxed.open.size() >= whole.range.least && m_relaxed.open.size() <= whole.range.most;
        if (!whole.isSearchedAnyway && isInRange && breach(whole, m_relaxed.open) == 0)
            return isSearchedFurther() ? bettered(whole) : std::move(m_relaxed);
        const LimitedAnswer answer = m_problem.goal() == SitingGoal::Fewest
                                         ? searchFewest(whole)
                                         : search(whole, m_relaxed.open, SearchShakes);
        if (answer.violation == 0)
            return planOf(answer);
        return whole.known.empty() ? infeasible(whole, answer) : planOf({whole.known, 0, 0});
    }

private:
    // Numbers and longest walks come from yes-or-no questions, which leave off far from the best where they
    // are hard: a search by swaps goes on from there.
    [[nodiscard]] bool isSearchedFurther() const {
        const bool isQuestioned =
            m_problem.goal() == SitingGoal::Fewest || m_problem.goal() == SitingGoal::WorstWalk;
        return isQuestioned && m_relaxed.bound < m_relaxed.objective &&
               m_relaxed.status != SolveStatus::Cancelled;
    }

    SitingPlan bettered(const Case& whole) {
        const bool isFewest = m_problem.goal() == SitingGoal::Fewest;
        const LimitedAnswer answer =
            isFewest ? searchFewest(whole) : search(whole, m_relaxed.open, SearchShakes);
        if (answer.violation > 0)
            return std::move(m_relaxed);
        SitingPlan plan = planOf(answer);
        plan.isBoundRelaxed = false;
        return plan.objective < m_relaxed.objective ? plan : std::move(m_relaxed);
    }

    [[nodiscard]] std::int64_t breach(const Case& made, const std::vector<std::uint32_t>& open) const {
        LimitState state(m_problem, made.limits);
        for (const std::uint32_t site : open)
            state.open(site);
        return state.violation();
    }

    LimitedAnswer search(const Case& made, const std::vector<std::uint32_t>& start, int shakes) {
        FacilityRange range = made.range;
        range.least = std::max(range.least, countOf(made.fixings, Fixing::Open));
        range.most = std::max(range.most, range.least);
        const auto value = valueOf(m_problem, made.fixings, range, m_meter);
        if (!value->instance().isComplete())
            return {start, breach(made, start), 0};
        LimitedSearch search(*value, m_problem, made.limits, m_seed, m_meter);
        LimitedAnswer answer = search.run(start, shakes);
        if (!made.known.empty()) {
            LimitedAnswer known = search.run(made.known, shakes);
            if (known.isBetterThan(answer))
                answer = std::move(known);
        }
        // From nothing: limits that a good plan breaks all over are easier kept from the start.
        if (answer.violation > 0 && !m_meter.isInterrupted()) {
            LimitedAnswer fresh = search.run({}, shakes);
            if (fresh.isBetterThan(answer))
                answer = std::move(fresh);
        }
        // Before limits are said to clash, patience.
        if (answer.violation > 0 && !m_meter.isInterrupted())
            answer = search.run(answer.open, PatientShakes);
        return answer;
    }

    // More sites until the limits are kept, then one fewer as long as they still are.
    LimitedAnswer searchFewest(Case made) {
        const std::size_t least = made.range.least;
        const std::uint32_t most = std::min(made.range.most, static_cast<std::uint32_t>(made.fixings.size()) -
                                                                 countOf(made.fixings, Fixing::Closed));
        std::uint32_t count = std::clamp(static_cast<std::uint32_t>(m_relaxed.open.size()), made.range.least,
                                         std::max(made.range.least, most));
        LimitedAnswer best = searchWith(made, count, m_relaxed.open);
        while (best.violation > 0 && count < most && !m_meter.isInterrupted()) {
            count = std::min(most, count + std::max(1U, count / 16));
            best = searchWith(made, count, best.open);
        }
        while (best.violation == 0 &&
               best.open.size() > std::max<std::size_t>(static_cast<std::size_t>(m_relaxed.bound), least) &&
               !m_meter.isInterrupted()) {
            const LimitedAnswer fewer =
                searchWith(made, static_cast<std::uint32_t>(best.open.size()) - 1, best.open);
            if (fewer.violation > 0)
                break;
            best = fewer;
        }
        return best;
    }

    LimitedAnswer searchWith(Case& made, std::uint32_t count, const std::vector<std::uint32_t>& start) {
        made.range = {count, count};
        return search(made, start, ClashShakes);
    }

    SitingPlan planOf(const LimitedAnswer& answer) {
        SitingPlan plan = planOfChoice(m_problem, answer.open, m_meter);
        plan.bound = m_problem.isMaximised() ? std::max(m_relaxed.bound, plan.objective)
                                             : std::min(m_relaxed.bound, plan.objective);
        plan.isBoundRelaxed = true;
        judge(plan, m_meter);
        if (plan.stoppedBy == StopReason::None && plan.status != SolveStatus::Optimal)
            plan.stoppedBy = m_relaxed.stoppedBy;
        plan.iterations = m_relaxed.iterations + m_meter.spent();
        return plan;
    }

    [[nodiscard]] std::vector<Part> partsOf(const Case& whole) const {
        std::vector<Part> parts;
        const auto add = [&](LimitInClash limit, std::function<void(Case&)> drop) {
            parts.push_back({std::move(limit), std::move(drop)});
        };
        if (whole.limits.budget)
            add({LimitKind::Budget, {}, {}}, [](Case& c) { c.limits.budget.reset(); });
        if (!whole.limits.capacities.empty())
            add({LimitKind::Capacity, {}, {}}, [](Case& c) { c.limits.capacities.clear(); });
        for (const CountLimit& count : whole.limits.counts)
            add({LimitKind::Count, count.name, {}}, [name = count.name](Case& c) {
                std::erase_if(c.limits.counts, [&](const CountLimit& l) { return l.name == name; });
            });
        for (const CoverLimit& cover : whole.limits.covers)
            add({LimitKind::Cover, cover.name, {}}, [name = cover.name](Case& c) {
                std::erase_if(c.limits.covers, [&](const CoverLimit& l) { return l.name == name; });
            });
        if (!whole.limits.tooClose.empty())
            add({LimitKind::Spacing, {}, {}}, [](Case& c) { c.limits.tooClose.clear(); });
        for (const KeptGoal& kept : whole.limits.kept)
            add({LimitKind::Goal, kept.name, {}}, [name = kept.name](Case& c) {
                std::erase_if(c.limits.kept, [&](const KeptGoal& k) { return k.name == name; });
            });
        for (std::uint32_t j = 0; j < whole.fixings.size(); ++j)
            if (whole.fixings[j] == Fixing::Open)
                add({LimitKind::Required, {}, {j}}, [j](Case& c) { c.fixings[j] = Fixing::Free; });
        if (m_problem.goal() != SitingGoal::Fewest)
            add({LimitKind::Facilities, {}, {}}, [](Case& c) {
                c.range = {0,
                           static_cast<std::uint32_t>(c.fixings.size()) - countOf(c.fixings, Fixing::Closed)};
            });
        return parts;
    }

    SitingPlan infeasible(const Case& whole, const LimitedAnswer& answer) {
        SitingPlan plan;
        plan.status =
            m_meter.reason() == StopReason::Cancel ? SolveStatus::Cancelled : SolveStatus::Infeasible;
        plan.stoppedBy = m_meter.reason();
        plan.isBoundRelaxed = true;
        plan.iterations = m_meter.spent();
        std::vector<Part> parts = partsOf(whole);
        std::vector<bool> isOut(parts.size(), false);
        filter(whole, parts, isOut, answer.open, 0, parts.size());
        for (std::size_t n = 0; n < parts.size(); ++n)
            if (!isOut[n])
                join(plan.clash, parts[n].limit);
        return plan;
    }

    // Leaves out all of parts [begin, end) that are not needed for the clash; halves are tried whole first,
    // so that a few needed ones among many are found in few searches.
    void filter(const Case& whole, const std::vector<Part>& parts, std::vector<bool>& isOut,
                const std::vector<std::uint32_t>& start, std::size_t begin, std::size_t end) {
        if (begin == end || m_meter.isInterrupted())
            return;
        for (std::size_t n = begin; n < end; ++n)
            isOut[n] = true;
        if (end - begin < parts.size() && breaks(whole, parts, isOut, start))
            return;
        if (end - begin == 1) {
            isOut[begin] = false;
            return;
        }
        for (std::size_t n = begin; n < end; ++n)
            isOut[n] = false;
        const std::size_t middle = begin + (end - begin) / 2;
        filter(whole, parts, isOut, start, begin, middle);
        filter(whole, parts, isOut, start, middle, end);
    }

    [[nodiscard]] bool breaks(const Case& whole, const std::vector<Part>& parts,
                              const std::vector<bool>& isOut, const std::vector<std::uint32_t>& start) {
        Case made = whole;
        for (std::size_t n = 0; n < parts.size(); ++n)
            if (isOut[n])
                parts[n].drop(made);
        const std::uint32_t mayOpen =
            static_cast<std::uint32_t>(made.fixings.size()) - countOf(made.fixings, Fixing::Closed);
        made.range.most = std::min(made.range.most, mayOpen);
        if (countOf(made.fixings, Fixing::Open) > made.range.most)
            return true;
        return search(made, start, ClashShakes).violation > 0;
    }

    // Required sites are named together.
    static void join(std::vector<LimitInClash>& clash, const LimitInClash& limit) {
        if (limit.kind == LimitKind::Required && !clash.empty() && clash.back().kind == LimitKind::Required)
            clash.back().sites.push_back(limit.sites.front());
        else
            clash.push_back(limit);
    }

    const SitingProblem& m_problem;
    SitingPlan m_relaxed;
    std::uint64_t m_seed;
    WorkMeter& m_meter;
};

} // namespace

LimitedTask taskOf(const SitingProblem& problem) {
    LimitedTask task{problem.limits(),
                     fixingsOf(problem),
                     {problem.leastFacilities(), problem.mostFacilities()},
                     {},
                     false};
    if (problem.goal() == SitingGoal::Fewest) {
        CoverLimit everyone{"everyone", {}, {}, problem.coverShare(), problem.limit()};
        for (std::uint32_t i = 0; i < problem.clientCount(); ++i) {
            everyone.clients.push_back(i);
            everyone.weights.push_back(problem.weight(i));
        }
        task.limits.covers.push_back(std::move(everyone));
    }
    return task;
}

SitingPlan planOfChoice(const SitingProblem& problem, const std::vector<std::uint32_t>& open,
                        WorkMeter& meter) {
    MedianAnswer chosen;
    chosen.open = open;
    chosen.foundSeconds = meter.cpuSeconds();
    SitingPlan plan = assemblePlan(problem, chosen, meter);
    if (problem.goal() == SitingGoal::Fewest)
        plan.objective = static_cast<std::int64_t>(plan.open.size());
    else if (problem.goal() == SitingGoal::WorstWalk)
        plan.objective = longestWalk(problem, walksOf(plan));
    return plan;
}

SitingPlan keepLimits(const SitingProblem& problem, const LimitedTask& task, SitingPlan relaxed,
                      std::uint64_t seed, WorkMeter& meter) {
    return LimitedSiting(problem, std::move(relaxed), seed, meter).run(task);
}

} // namespace planner::detail
