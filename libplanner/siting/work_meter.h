#pragma once

#include "libplanner/base/progress.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>

namespace planner::detail {

/// The budget with limits in seconds cut to a share of theirs.
[[nodiscard]] WorkBudget partOf(const WorkBudget& budget, double share);

/// Counts a solver's work, tells it when to stop and why, and passes on its progress ten times a second.
class WorkMeter {
public:
    WorkMeter(const WorkBudget& budget, std::int64_t defaultEffort, std::stop_token stop,
              const ProgressFunction& progress);

    void spend(std::int64_t effort) { m_spent += effort; }
    /// Whether to stop now; looks at the token and the clocks.
    [[nodiscard]] bool isOver();
    /// Same, for inner loops: looks only at the token and the limits in seconds.
    [[nodiscard]] bool isInterrupted();
    void report(std::int64_t objective, std::int64_t bound);
    /// Reports that work goes on, with the figures last reported.
    void beat();
    /// Progress shows `total` less the figures: for goals that are large when the costs are small.
    void mirror(std::int64_t total) { m_mirror = total; }

    [[nodiscard]] StopReason reason() const { return m_reason; }
    [[nodiscard]] std::int64_t spent() const { return m_spent; }
    [[nodiscard]] std::int64_t effort() const { return m_effort; }
    [[nodiscard]] double cpuSeconds() const;
    /// Until the nearer limit in seconds; empty where there is none.
    [[nodiscard]] std::optional<double> secondsLeft() const;

private:
    [[nodiscard]] double wallSeconds() const;

    WorkBudget m_budget;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::int64_t m_effort;
    std::int64_t m_spent = 0;
    StopReason m_reason = StopReason::None;
    std::chrono::steady_clock::time_point m_start;
    std::chrono::steady_clock::time_point m_reported;
    double m_cpuStart;
    std::optional<std::int64_t> m_mirror;
    std::optional<std::int64_t> m_objective;
    std::optional<std::int64_t> m_bound;
};

} // namespace planner::detail
