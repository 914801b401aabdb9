#pragma once

#include "libplanner/base/random.h"
#include "libplanner/routing/fleet_move.h"
#include "libplanner/routing/recreate.h"
#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/ruin.h"
#include "libplanner/routing/snapshot.h"
#include "libplanner/routing/tour.h"
#include "libplanner/routing/trip_move.h"

#include <cstdint>
#include <functional>

namespace planner::detail {

/// Temperatures in units of the model's mean arc.
struct SearchOptions {
    double hottest = 3.0;
    double coldest = 0.09;
    RuinOptions ruin;
    RecreateOptions recreate;
    double tripMoves = 0.1;  ///< share of iterations that move a whole trip to another truck or time
    double fleetMoves = 0.1; ///< share that put a route on another truck first
    bool newRoutes = true;
};

/// One searcher: a tour that is ruined and recreated, kept or undone by simulated annealing, and the best
/// seen.
class Search {
public:
    Search(const SearchModel& model, const SearchOptions& options, std::uint64_t seed);

    /// The first plan: savings where the problem is plain, else greedy insertion.
    void construct();
    /// The first plan from an older one, repaired where it does not fit, the rest inserted.
    void construct(const RoutePlan& older);
    /// Continues from a kept solution of the same model.
    void adopt(const Snapshot& snapshot);
    /// Tries to do with a truck fewer, as often as it succeeds: gives up a route and fits its clients in
    /// elsewhere, letting go of others that were easier to place. May be called again to go on; returns how
    /// many trucks fewer since the beginning, and `endElimination` goes back to the best plan. Source: fleet
    /// minimisation by absence counters (Christiaens and Vanden Berghe 2020).
    std::int32_t eliminate(std::int64_t iterations);
    void endElimination();
    /// `fraction` of the whole run decides the temperature.
    void run(std::int64_t iterations, double fraction);

    [[nodiscard]] const Snapshot& best() const { return m_best; }
    [[nodiscard]] const Tour& tour() const { return m_tour; }
    [[nodiscard]] std::int64_t iterations() const { return m_iterations; }

private:
    void complete();
    void iterate(double temperature);
    /// Keeps what an iteration did, or undoes it.
    void decide(std::int64_t before, double temperature);
    void keepIfBest();
    /// Leaves out the clients of the route that is easiest to do without; false when only one is left.
    bool giveUpRoute();
    void iterateAbsent();
    [[nodiscard]] std::vector<std::int32_t> allRoutes() const;
    /// How hard the clients now absent have been to place.
    [[nodiscard]] std::int64_t absence() const;

    const SearchModel& m_model;
    SearchOptions m_options;
    Random m_random;
    Tour m_tour;
    Snapshot m_best;
    Ruin m_ruin;
    Recreate m_recreate;
    TripMove m_tripMove;
    FleetMove m_fleetMove;
    std::int64_t m_iterations = 0;
    std::vector<std::int32_t> m_routes;
    std::vector<std::int64_t> m_absences; ///< by client: iterations that left it out
    std::vector<Visit> m_clients;
    bool m_isTrying = false; ///< a route has been given up
    std::int32_t m_eliminated = 0;
};

} // namespace planner::detail
