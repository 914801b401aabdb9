#pragma once

#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace app::report {

/// Bars of equal width from zero: bar i counts [i × width, (i + 1) × width).
struct Histogram {
    double width = 50.0;
    std::vector<double> bars;
    double total = 0.0;

    /// Share of all that lies below the end of each bar.
    [[nodiscard]] std::vector<double> cumulative() const;
};

/// People by the walk from their home to its cabin, in bars of 50 m.
[[nodiscard]] Histogram walkHistogram(const planner::Plan& plan);
/// Cabins by the days until they are full, in bars of one day.
[[nodiscard]] Histogram fillHistogram(const planner::Plan& plan);

/// What each truck carries on each day, kg; trucks in order of first use.
struct TruckLoads {
    std::vector<std::string> trucks;
    std::size_t days = 0;
    std::vector<std::vector<double>> kilograms; ///< [truck][day]
};
[[nodiscard]] TruckLoads truckLoads(const planner::Plan& plan);

} // namespace app::report
