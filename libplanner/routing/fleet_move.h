#pragma once

#include "libplanner/base/random.h"
#include "libplanner/routing/tour.h"

#include <vector>

namespace planner::detail {

/// Puts a route on a truck of another size: a free one, or in exchange with a route that drives one. What
/// does not fit any more is left out; ruin and recreate go on from there.
///
/// Moving stops never gets there where all trucks drive full: a larger truck pays only once it is filled.
class FleetMove {
public:
    explicit FleetMove(const SearchModel& model) : m_model(model) {}

    /// Around the client's route; changes nothing where there is no other truck.
    void run(Tour& tour, Visit client, Random& random);

private:
    void shed(Tour& tour, std::int32_t route, Random& random);

    const SearchModel& m_model;
    std::vector<std::int32_t> m_routes;
    std::vector<Visit> m_clients;
};

} // namespace planner::detail
