#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/geo/geometry.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// What a made town is to be like; the same options make the same town, to the last digit.
struct TownOptions {
    std::size_t buildings = 3000; ///< 100 to 1 000 000, met exactly
    std::uint64_t seed = 1;
};

/// One layer of a made town, ready to be written; `Feature::values` is parallel to `fields`.
struct TownLayer {
    std::string name;
    GeometryKind kind = GeometryKind::None; ///< None: a table without places
    std::vector<Field> fields;
    std::vector<Feature> features;
};

/// A made town: every layer a plan can use, in one metric CRS, coordinates in whole millimetres.
///
/// Layers: roads, buildings, schools, districts, barriers (walls, railway), water, forbidden, truck_zones,
/// candidates, existing, centres, depots, fleet.
struct TownLayers {
    std::string name; ///< the town's
    std::string crs;  ///< "EPSG:4544"
    std::vector<TownLayer> layers;
    std::size_t streetVertices = 0; ///< junctions and ends of the street network, gates included

    /// Throws std::out_of_range.
    [[nodiscard]] const TownLayer& layer(const std::string& layerName) const;
};

/// Makes a town: ring and radial streets over a local grid, a river with few bridges, a railway with few
/// crossings, gated compounds, schools, an industrial park, and who lives where. The place and all names are
/// invented; the coordinates lie near 104.0° E, 30.6° N.
///
/// Cost: about 10 µs and 2 kB a building. Throws Error{BadValue}, Cancelled.
[[nodiscard]] TownLayers makeTown(const TownOptions& options, std::stop_token stop = {},
                                  const ProgressFunction& progress = {});

} // namespace planner
