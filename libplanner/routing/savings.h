#pragma once

#include "libplanner/routing/tour.h"

namespace planner::detail {

/// Whether the problem is plain: one truck type from one place, symmetric, no clock, one trip a truck.
[[nodiscard]] bool canUseSavings(const SearchModel& model);

/// Parallel savings over near neighbours; the tour must be empty. Clients that find no truck stay absent.
/// O(n k log(n k)). Source: Clarke and Wright (1964).
void buildBySavings(Tour& tour);

} // namespace planner::detail
