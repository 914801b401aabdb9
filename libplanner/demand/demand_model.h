#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"

#include <string>
#include <vector>

namespace planner {

/// A material stream and its nature: share of the collected mass, density.
struct Stream {
    std::string name;              ///< "cardboard", "plastic-bottles", …
    double share = 0.0;            ///< of collected mass; all sum to 1
    double looseDensity = 0.0;     ///< kg/m³
    double flattenedDensity = 0.0; ///< kg/m³

    friend bool operator==(const Stream&, const Stream&) = default;
};

/// kg/day of every demand point, in the city's order; the sum over streams is the total.
struct DemandWeights {
    std::vector<MassRate> collected; ///< what residents of the point bring or hand over a day, all streams
    std::vector<Stream> streams;
    MassRate total;

    friend bool operator==(const DemandWeights&, const DemandWeights&) = default;
};

/// Stated kg/day where the source gives it; else people × kg per person and day.
///
/// Points are rounded by the largest remainder, so that they add up to the rounded total of the whole city.
/// Ties fall to the earlier point. O(n log n).
[[nodiscard]] DemandWeights demandWeights(const City& city, const Parameters& parameters);

/// The profile's `stream.*` parameters with a share above zero, by name; shares are scaled to sum to 1.
/// Throws Error{BadValue} when no share is above zero.
[[nodiscard]] std::vector<Stream> streamsOf(const Parameters& parameters);

/// `mass` by stream, parallel to `streams`; adds up exactly (largest remainder, ties to the earlier stream).
[[nodiscard]] std::vector<Mass> splitByStream(Mass mass, const std::vector<Stream>& streams);
[[nodiscard]] std::vector<MassRate> splitByStream(MassRate rate, const std::vector<Stream>& streams);

/// Mean density of the mix as it lies in a cabin, kg/m³: 1 / Σ share/density of the loose streams.
[[nodiscard]] double mixedDensity(const std::vector<Stream>& streams);

} // namespace planner
