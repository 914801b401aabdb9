#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace planner {

/// What a long call is doing now.
enum class Phase {
    Reading,
    Network,
    Snapping,
    Candidates,
    WalkTable,
    Siting,
    ServiceAreas,
    Calendar,
    TruckTable,
    Routing,
    Writing,
};

/// One report of a long call; at most ten a second.
struct Progress {
    Phase phase = Phase::Reading;
    std::optional<double> fraction;  ///< 0 to 1; empty when unknown
    std::optional<double> objective; ///< solvers: the best plan so far
    std::optional<double> bound;     ///< solvers: what no plan can beat
};

/// Called from the thread that works; must not throw. May be empty.
using ProgressFunction = std::function<void(const Progress&)>;

/// How a solver ended. Stopping is not an error: the best result so far is returned.
enum class SolveStatus {
    Optimal,    ///< the bound closes
    Feasible,   ///< a plan and a bound; the work budget ended or a limit was reached
    Infeasible, ///< proven that hard limits clash; no plan
    Cancelled,  ///< the stop token was set; best plan so far
};

/// What ended a solver's run before the proof.
enum class StopReason { None, Gap, Effort, Time, Cancel };

/// How long a solver may work. `effort` counts iterations, so that the result is the same on every
/// machine; the two limits in seconds are off unless asked for.
struct WorkBudget {
    std::int64_t effort = 0; ///< 0: the method's default
    double gap = 0.0;        ///< stop when (objective - bound) / objective is at most this
    std::optional<double> wallSeconds;
    std::optional<double> cpuSeconds;
};

} // namespace planner
