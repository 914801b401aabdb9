#include "libplanner/siting/solve_capacitated.h"

#include "libplanner/siting/capacitated_bound.h"
#include "libplanner/siting/capacitated_branching.h"
#include "libplanner/siting/capacitated_search.h"
#include "libplanner/siting/work_meter.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

using namespace detail;

constexpr StepRule LongClimb{.scale = 0.8, .least = 1e-3, .deflection = 0.4, .patience = 12};
constexpr StepRule AgainClimb{.scale = 0.15, .least = 1e-3, .deflection = 0.3, .patience = 20};
constexpr int MostSteps = 800;
constexpr int SearchEvery = 10;
constexpr std::int64_t FirstAnneal = 1'500;
// Evaluations of branching for every annealing step: many where the gap is nearly closed, few elsewhere.
constexpr std::int64_t StepsIfNear = 2;
constexpr std::int64_t StepsIfFar = 4; ///< a step of branching for so many of annealing
constexpr double NearGap = 0.004;
constexpr std::int64_t DefaultEffort = 20'000;

class CapacitatedSolver {
public:
    CapacitatedSolver(const CapacitatedProblem& problem, const SitingOptions& options, WorkMeter& meter)
        : m_problem(problem), m_gap(options.budget.gap), m_meter(meter), m_lagrange(problem),
          m_search(problem, options.seed, meter) {}

    CapacitatedPlan run() {
        climb(LongClimb);
        // Searching and proving in turn, each time with twice the work.
        for (int round = 0; !isDone(); ++round) {
            const std::int64_t steps = FirstAnneal << std::min(round, 24);
            m_search.anneal(steps, [this] {
                report();
                return isClosed();
            });
            if (isDone())
                break;
            climb(AgainClimb);
            if (!isDone())
                prove(isNear() ? steps * StepsIfNear : steps / StepsIfFar);
        }
        return plan();
    }

private:
    [[nodiscard]] std::int64_t upper() const {
        return m_search.answer().isFound ? m_search.answer().cost : m_problem.worstCost() + 1;
    }
    [[nodiscard]] bool isClosed() const {
        const std::int64_t best = upper();
        return m_bound >= best || (m_search.answer().isFound &&
                                   static_cast<double>(best - m_bound) <=
                                       m_gap * static_cast<double>(std::max<std::int64_t>(1, best)));
    }
    [[nodiscard]] bool isDone() { return isClosed() || m_meter.isOver(); }

    [[nodiscard]] bool isNear() const {
        const auto best = static_cast<double>(upper());
        return best - static_cast<double>(m_bound) <= NearGap * best;
    }

    void report() {
        if (m_search.answer().isFound)
            m_meter.report(m_search.answer().cost, std::min(m_bound, m_search.answer().cost));
        else
            m_meter.beat();
    }

    void climb(const StepRule& rule) {
        m_lagrange.restart(rule);
        for (int n = 0; n < MostSteps && !m_lagrange.isExhausted(); ++n) {
            if (!m_lagrange.evaluate(m_meter))
                break;
            m_meter.spend(1);
            m_bound = std::max(m_bound, m_lagrange.bound());
            if (n % SearchEvery == 0)
                m_search.tryFrom(m_lagrange.taken());
            report();
            if (isDone())
                return;
            m_lagrange.step(guess());
        }
        m_prices = m_lagrange.bestPrices();
    }

    // Without a plan, somewhat above the bound stands for what one may cost.
    [[nodiscard]] std::int64_t guess() const {
        return m_search.answer().isFound ? m_search.answer().cost : m_bound + m_bound / 5 + 1;
    }

    void prove(std::int64_t steps) {
        CapacitatedBranching branching(m_problem, m_lagrange, m_search, m_meter);
        const std::int64_t bound = branching.run(m_prices, steps);
        m_bound = std::min(upper(), std::max(m_bound, bound));
        m_lagrange.setPrices(m_prices);
        report();
    }

    CapacitatedPlan plan() {
        const CapacitatedAnswer& answer = m_search.answer();
        CapacitatedPlan plan;
        plan.isFound = answer.isFound;
        plan.open = answer.open;
        plan.siteOf = answer.siteOf;
        plan.objective = answer.cost;
        plan.bound = std::min(m_bound, upper());
        plan.iterations = m_meter.spent();
        plan.foundSeconds = answer.foundSeconds;
        plan.stoppedBy = m_meter.reason();
        if (m_bound >= upper())
            plan.status = answer.isFound ? SolveStatus::Optimal : SolveStatus::Infeasible;
        else if (plan.stoppedBy == StopReason::Cancel)
            plan.status = SolveStatus::Cancelled;
        if (plan.status == SolveStatus::Feasible && plan.stoppedBy == StopReason::None)
            plan.stoppedBy = StopReason::Gap;
        return plan;
    }

    const CapacitatedProblem& m_problem;
    double m_gap;
    WorkMeter& m_meter;
    CapacitatedBound m_lagrange;
    CapacitatedSearch m_search;
    std::int64_t m_bound = 0;
    std::vector<std::int64_t> m_prices;
};

} // namespace

CapacitatedPlan solveCapacitated(const CapacitatedProblem& problem, const SitingOptions& options,
                                 std::stop_token stop, const ProgressFunction& progress) {
    WorkMeter meter(options.budget, DefaultEffort, std::move(stop), progress);
    return CapacitatedSolver(problem, options, meter).run();
}

} // namespace planner
