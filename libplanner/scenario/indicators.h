#pragma once

#include <optional>
#include <string>
#include <vector>

namespace planner {

/// One number a plan is judged by.
struct Indicator {
    std::string name; ///< "walk_mean", "people_within_300m", "truck_km_week", …
    double value = 0.0;
    std::string unit;       ///< "m", "count", "people", "share" (0 to 1), "kg/day", "km/week", …
    bool isAssumed = false; ///< rests on an unmeasured default

    friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// In a fixed order; names are unique.
using Indicators = std::vector<Indicator>;

/// Null where there is none of that name.
[[nodiscard]] const Indicator* findIndicator(const Indicators& indicators, const std::string& name);

} // namespace planner
