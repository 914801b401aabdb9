#pragma once

#include "libplanner/collection/plan_collection.h"

#include <stop_token>

namespace planner {

/// The rounds after something changed: a cabin moved, added or closed, a truck fewer, other yields. Never
/// begun anew: cabins keep their days as long as those hold, trucks keep their stops and order as far as they
/// still fit, the rest is inserted where it costs least; then improved within the budget.
///
/// `before` was made for `was`. Cabins are matched by key, trucks by name, centres by row. Repair alone:
/// options.budget.effort = 1, some milliseconds a day. Compares nothing (see CollectionParameters::compares).
[[nodiscard]] CollectionPlan updateRounds(const CollectionPlan& before, const CollectionInput& was,
                                          const CollectionInput& now, const CollectionParameters& parameters,
                                          const RoutingOptions& options, std::stop_token stop,
                                          const ProgressFunction& progress);

} // namespace planner
