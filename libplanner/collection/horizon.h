#pragma once

#include "libplanner/collection/cabin_stock.h"
#include "libplanner/collection/day_solver.h"
#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <stop_token>
#include <utility>
#include <vector>

namespace planner::detail {

/// Walks through the horizon day by day.
///
/// By a calendar, all days are first solved as it foresees them, at once; a day is solved again only where an
/// earlier one left something behind. Rolling, each day waits for what the one before collected.
class Horizon {
public:
    Horizon(const CollectionInput& input, const CollectionParameters& parameters,
            const RoutingOptions& options, bool withBounds, std::stop_token stop,
            const ProgressFunction& progress);
    /// Goes by a calendar whose cabins keep their days where these hold.
    Horizon(const CollectionInput& input, const CollectionParameters& parameters,
            const RoutingOptions& options, bool withBounds, std::stop_token stop,
            const ProgressFunction& progress, const CollectionCalendar& kept);

    /// Each day begins from what `starts` gives for it.
    void startFrom(StartFunction starts) { m_starts = std::move(starts); }
    [[nodiscard]] CollectionPlan run();

private:
    void runCalendar(CabinStock& stock);
    void runRolling(CabinStock& stock);
    [[nodiscard]] std::vector<std::vector<Pickup>> forecast() const;
    [[nodiscard]] std::vector<CollectionDay> solveForeseen();
    /// Days with equal pick-ups and equal kind are alike: gates and locks may differ by day.
    [[nodiscard]] std::size_t kindOf(std::size_t day) const;
    /// Names the cabins that wait too long because their gate is shut.
    void noteShut();
    /// Days until the cabin's gate is open again.
    [[nodiscard]] std::uint32_t toNextOpen(std::size_t cabin, std::size_t day) const;
    [[nodiscard]] std::vector<std::size_t> dueOn(std::size_t day) const;
    /// Those that must be emptied today, and those that may.
    [[nodiscard]] std::vector<Pickup> choicesOn(const CabinStock& stock, std::size_t day);
    /// Takes the day's routes into the sums and empties the cabins they visit.
    void book(std::uint32_t day, CabinStock& stock);
    void sum(const RoutePlan& routes);

    const CollectionInput& m_input;
    const CollectionParameters& m_parameters;
    std::vector<LargestTruck> m_largest; ///< by cabin
    DaySolver m_solver;
    StartFunction m_starts;
    bool m_isGiven = false; ///< the calendar
    CollectionCalendar m_foreseen;
    std::vector<char> m_isLate;
    std::vector<std::uint32_t> m_age;  ///< days each cabin has been filling, today included
    std::vector<std::int64_t> m_worth; ///< what a visit is worth when a cabin must be emptied
    bool m_hasBound = true;
    CollectionPlan m_plan;
};

} // namespace planner::detail
