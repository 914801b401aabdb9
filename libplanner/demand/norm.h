#pragma once

#include "libplanner/base/index.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace planner {

/// How many cabins the norm asks for in one district.
struct DistrictNorm {
    std::optional<DistrictIndex> district; ///< empty: homes outside every district
    double households = 0.0;
    std::uint32_t cabins = 0;   ///< households / households per cabin, rounded up
    std::uint32_t existing = 0; ///< standing there and not closed
};

/// The norm's count of cabins, over the whole city and by district.
struct NormCount {
    double households = 0.0;
    std::uint32_t cabins = 0;            ///< of the city as a whole, rounded up once, at least 1
    std::vector<DistrictNorm> districts; ///< in the city's order, homes outside last where there are any
};

/// Households are people / demand.persons_per_household; homes that state kg/day only are taken for as many
/// people as bring that mass. A district without homes asks for none.
[[nodiscard]] NormCount normCount(const City& city, const Parameters& parameters);

} // namespace planner
