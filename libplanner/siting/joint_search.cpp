#include "libplanner/siting/joint_search.h"

#include "libplanner/siting/joint_bound.h"
#include "libplanner/siting/joint_value.h"
#include "libplanner/siting/limited_search.h"
#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/median_search.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

namespace {

constexpr StepRule LongFall{.scale = 0.6, .least = 1e-3, .deflection = 0.25, .patience = 10};
constexpr int FirstShakes = 4;
constexpr int LastShakes = 24;
constexpr int SearchEvery = 60; ///< evaluations of the bound, whose sites then start a search

class JointSearch {
public:
    JointSearch(const SitingProblem& problem, double gap, std::uint64_t seed, WorkMeter& meter)
        : m_gap(gap), m_worst(problem.worstCost()), m_meter(meter),
          m_value(valueOf(problem, fixingsOf(problem), {problem.leastFacilities(), problem.mostFacilities()},
                          meter)),
          m_search(*m_value, problem, m_noLimits, seed, meter),
          m_bound(m_value->instance(), JointShare(problem)) {}

    MedianAnswer run() {
        if (!m_value->instance().isComplete())
            return anyChoice(m_value->instance());
        improve({}, FirstShakes);
        if (m_answer.open.size() < m_value->instance().least()) // interrupted before it began
            m_answer.open = anyChoice(m_value->instance()).open;
        m_bound.startFrom(m_answer.open);
        m_bound.restart(LongFall);
        for (int n = 1; !isDone() && !m_bound.isExhausted() && m_bound.evaluate(m_meter); ++n) {
            m_meter.spend(1);
            m_answer.bound = std::max(m_answer.bound, m_worst - m_bound.bound());
            m_meter.report(m_answer.objective, m_answer.bound);
            if (n % SearchEvery == 0)
                improve(m_bound.taken(), 0);
            m_bound.step(m_worst - m_answer.objective);
        }
        if (!isDone())
            improve(m_answer.open, LastShakes);
        m_answer.bound = std::min(m_answer.bound, m_answer.objective);
        return std::move(m_answer);
    }

private:
    [[nodiscard]] bool isDone() { return m_answer.gap() <= m_gap || m_meter.isOver(); }

    void improve(const std::vector<std::uint32_t>& start, int shakes) {
        LimitedAnswer found = m_search.run(start, shakes);
        if (!m_answer.open.empty() && found.objective >= m_answer.objective)
            return;
        m_answer.open = std::move(found.open);
        m_answer.objective = found.objective;
        m_answer.foundSeconds = m_meter.cpuSeconds();
    }

    double m_gap;
    std::int64_t m_worst;
    WorkMeter& m_meter;
    SitingLimits m_noLimits;
    std::unique_ptr<ChoiceValue> m_value;
    LimitedSearch m_search;
    JointBound m_bound;
    MedianAnswer m_answer;
};

} // namespace

MedianAnswer searchJoint(const SitingProblem& problem, double gap, std::uint64_t seed, WorkMeter& meter) {
    return JointSearch(problem, gap, seed, meter).run();
}

} // namespace planner::detail
