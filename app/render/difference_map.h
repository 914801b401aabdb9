#pragma once

#include "app/render/shape_set.h"

#include "libplanner/scenario/plan.h"

#include <memory>
#include <vector>

namespace app::render {

/// Who is better or worse off in one plan than in another of the same city, and which cabins came and went.
struct DifferenceMap {
    PointSet better;                    ///< homes that walk less, or are served now; tag: demand point
    PointSet worse;                     ///< homes that walk more, or are no longer served
    std::vector<planner::Point> gained; ///< cabins of the second plan only
    std::vector<planner::Point> lost;   ///< cabins of the first plan only
};

/// Homes are the same by their place in the list; plans of cities with other homes give an empty map. A walk
/// counts as changed from one metre on.
[[nodiscard]] std::shared_ptr<const DifferenceMap> makeDifferenceMap(const planner::Plan& before,
                                                                     const planner::Plan& after);

} // namespace app::render
