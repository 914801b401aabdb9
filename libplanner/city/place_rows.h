#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/load_context.h"

#include <vector>

namespace planner {

// Reading of the roles that are places: points, or areas of which a point inside stands. In the project's
// CRS.

/// A place outside `within` by more than a city's reach is a bad row ("outside-area").
[[nodiscard]] std::vector<CandidateSite> readCandidates(LoadContext& context, const Crs& crs,
                                                        const Box& within);
[[nodiscard]] std::vector<ExistingCabin> readExisting(LoadContext& context, const Crs& crs,
                                                      const Box& within);
[[nodiscard]] std::vector<RecyclingCentre> readCentres(LoadContext& context, const Crs& crs,
                                                       const Box& within);
[[nodiscard]] std::vector<Depot> readDepots(LoadContext& context, const Crs& crs, const Box& within);

} // namespace planner
