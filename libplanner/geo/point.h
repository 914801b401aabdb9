#pragma once

#include <compare>

namespace planner {

/// Place in the plane of some CRS: x east, y north; metres, or degrees where the CRS is geographic.
struct Point {
    double x = 0.0;
    double y = 0.0;

    friend auto operator<=>(const Point&, const Point&) = default;
};

} // namespace planner
