#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/scenario/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace planner {

/// One indicator in two plans; empty where a plan does not have it.
struct IndicatorPair {
    std::string name;
    std::string unit;
    std::optional<double> before;
    std::optional<double> after;

    friend bool operator==(const IndicatorPair&, const IndicatorPair&) = default;
};

/// A cabin of both plans that stands elsewhere in the second.
struct MovedCabin {
    Key before;
    Key after;
    double metres = 0.0;

    friend bool operator==(const MovedCabin&, const MovedCabin&) = default;
};

/// What changes from one plan to another.
struct Comparison {
    std::vector<IndicatorPair> indicators; ///< in the order of the first plan, then what only the second has
    std::vector<Key> gained;               ///< cabins of the second plan only
    std::vector<Key> lost;                 ///< cabins of the first plan only
    std::vector<MovedCabin> moved;
    People better; ///< people who walk less, or are served now
    People worse;
    People unchanged;               ///< within one metre
    std::size_t homesNotInBoth = 0; ///< by key

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Cabins are the same by key; a lost and a gained one within `movedWithin` of each other count as moved,
/// nearest pairs first. Homes are matched by key. Cost: O(n log n) in the homes, O(lost × gained).
[[nodiscard]] Comparison comparePlans(const Plan& before, const Plan& after,
                                      Distance movedWithin = metres(300.0));

} // namespace planner
