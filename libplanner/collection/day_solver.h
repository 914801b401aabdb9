#pragma once

#include "libplanner/collection/day_problem.h"

#include <algorithm>
#include <mutex>
#include <stop_token>
#include <vector>

namespace planner::detail {

/// Solves the days of a horizon, several at a time; a day's plan depends on its pick-ups and number alone.
class DaySolver {
public:
    DaySolver(const CollectionInput& input, const CollectionParameters& parameters,
              const RoutingOptions& options, bool withBounds, std::stop_token stop,
              const ProgressFunction& progress);

    /// One result a day, in order. A day without pick-ups has no problem.
    [[nodiscard]] std::vector<CollectionDay> solveAll(const std::vector<std::vector<Pickup>>& days);
    /// Over the whole horizon, where days are not solved all at once: shares out the budget.
    void expectVisits(std::size_t visits) { m_visits = std::max<std::size_t>(1, visits); }
    [[nodiscard]] CollectionDay solve(std::size_t day, const std::vector<Pickup>& pickups);

private:
    [[nodiscard]] RoutingOptions dayOptions(std::size_t day, std::size_t stops) const;
    void report(std::size_t stops, double last, double now);

    const CollectionInput& m_input;
    const CollectionParameters& m_parameters;
    const RoutingOptions& m_options;
    bool m_withBounds;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::vector<PlacedTruck> m_trucks;
    std::size_t m_visits = 1; ///< over the horizon
    std::mutex m_mutex;       ///< guards what follows
    double m_done = 0.0;      ///< visits' worth of work done
};

} // namespace planner::detail
