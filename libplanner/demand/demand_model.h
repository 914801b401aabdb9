#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"

#include <array>
#include <string>
#include <vector>

namespace planner {

/// A material stream and its nature: share of the collected mass, density.
struct Stream {
    std::string name;       ///< "cardboard", "plastic-bottles", …
    double share = 0.0;     ///< of collected mass; all sum to 1
    double looseDensity = 0.0;     ///< kg/m³
    double flattenedDensity = 0.0; ///< kg/m³
};

/// kg/day of every demand point, in the city's order; the sum over streams is the total.
struct DemandWeights {
    std::vector<MassRate> collected; ///< what residents of the point bring or hand over a day, all streams
    std::vector<Stream> streams;
    MassRate total;
};

/// Stated kg/day where the source gives it; else people × kg per person and day.
[[nodiscard]] DemandWeights demandWeights(const City& city, const Parameters& parameters);

/// Mean density of the mix as it lies in a cabin, kg/m³.
[[nodiscard]] double mixedDensity(const std::vector<Stream>& streams);

} // namespace planner
