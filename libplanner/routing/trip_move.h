#pragma once

#include "libplanner/base/random.h"
#include "libplanner/routing/tour.h"

#include <vector>

namespace planner::detail {

/// Moves a whole trip to another truck, or to another place in the day, as it is.
///
/// Where trips begin and end at the same place that costs nothing, but opens room in time that moving single
/// stops never finds.
class TripMove {
public:
    explicit TripMove(const SearchModel& model) : m_model(model) {}

    /// False where the trip found no other place; the tour may then be left without it. True may still be
    /// dearer or late: the caller decides and rolls back.
    [[nodiscard]] bool run(Tour& tour, Random& random);

private:
    [[nodiscard]] bool pickTrip(const Tour& tour, Random& random);
    [[nodiscard]] Placement target(const Tour& tour, Random& random) const;
    [[nodiscard]] bool holdsTrip(const Tour& tour, std::int32_t route) const;

    const SearchModel& m_model;
    std::vector<Visit> m_trip;
    std::vector<std::int64_t> m_load;
};

} // namespace planner::detail
