#pragma once

#include "libplanner/city/parameters.h"
#include "libplanner/scenario/plan.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Days until a home has an order together; at least 1, at most two weeks.
[[nodiscard]] std::uint32_t doorInterval(MassRate rate, const Parameters& parameters);

/// The homes one cabin's tricycle visits on one day, and how many days' yield it takes from each.
struct DoorDay {
    std::size_t cabin = 0;
    std::uint32_t day = 0;
    std::vector<std::size_t> homes; ///< rows of the city's demand
    std::vector<std::uint32_t> filled;
};

/// All of them over `days`, by cabin and day; homes that lie in the same direction fall on the same day.
[[nodiscard]] std::vector<DoorDay> doorDays(const Plan& plan, const Parameters& parameters,
                                            std::uint32_t days);

} // namespace planner::detail
