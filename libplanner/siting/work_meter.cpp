#include "libplanner/siting/work_meter.h"

#include "libplanner/base/cpu_clock.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

WorkBudget partOf(const WorkBudget& budget, double share) {
    WorkBudget made = budget;
    if (made.cpuSeconds)
        made.cpuSeconds = *made.cpuSeconds * share;
    if (made.wallSeconds)
        made.wallSeconds = *made.wallSeconds * share;
    return made;
}

WorkMeter::WorkMeter(const WorkBudget& budget, std::int64_t defaultEffort, std::stop_token stop,
                     const ProgressFunction& progress)
    : m_budget(budget), m_stop(std::move(stop)), m_progress(progress),
      m_effort(budget.effort > 0 ? budget.effort : defaultEffort), m_start(std::chrono::steady_clock::now()),
      m_reported(m_start - std::chrono::seconds(1)), m_cpuStart(processCpuSeconds()) {}

double WorkMeter::cpuSeconds() const {
    return processCpuSeconds() - m_cpuStart;
}

double WorkMeter::wallSeconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

std::optional<double> WorkMeter::secondsLeft() const {
    std::optional<double> left;
    if (m_budget.cpuSeconds)
        left = *m_budget.cpuSeconds - cpuSeconds();
    if (m_budget.wallSeconds)
        left = std::min(left.value_or(*m_budget.wallSeconds), *m_budget.wallSeconds - wallSeconds());
    return left;
}

bool WorkMeter::isInterrupted() {
    if (m_reason != StopReason::None)
        return true;
    if (m_stop.stop_requested())
        m_reason = StopReason::Cancel;
    else if (m_budget.cpuSeconds && cpuSeconds() >= *m_budget.cpuSeconds)
        m_reason = StopReason::Time;
    else if (m_budget.wallSeconds && wallSeconds() >= *m_budget.wallSeconds)
        m_reason = StopReason::Time;
    return m_reason != StopReason::None;
}

bool WorkMeter::isOver() {
    // A limit in seconds replaces the default effort; an effort asked for holds beside it.
    const bool isTimed = m_budget.cpuSeconds || m_budget.wallSeconds;
    if (isInterrupted())
        return true;
    if (m_spent >= m_effort && (m_budget.effort > 0 || !isTimed))
        m_reason = StopReason::Effort;
    return m_reason != StopReason::None;
}

void WorkMeter::report(std::int64_t objective, std::int64_t bound) {
    m_objective = m_mirror.value_or(2 * objective) - objective;
    m_bound = m_mirror.value_or(2 * bound) - bound;
    beat();
}

void WorkMeter::beat() {
    if (!m_progress)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_reported < std::chrono::milliseconds(100))
        return;
    m_reported = now;
    Progress progress;
    progress.phase = Phase::Siting;
    if (m_objective)
        progress.objective = static_cast<double>(*m_objective);
    if (m_bound)
        progress.bound = static_cast<double>(*m_bound);
    double done = static_cast<double>(m_spent) / static_cast<double>(m_effort);
    if (m_budget.cpuSeconds)
        done = cpuSeconds() / *m_budget.cpuSeconds;
    progress.fraction = std::clamp(done, 0.0, 1.0);
    m_progress(progress);
}

} // namespace planner::detail
