#pragma once

#include "sample_maps/generator/parts.h"
#include "sample_maps/generator/street_lattice.h"
#include "sample_maps/generator/terrain.h"
#include "sample_maps/generator/town.h"

#include <cstddef>
#include <cstdint>

namespace planner::town {

/// A whole town before it is put into layers. Coordinates are metres from its centre.
struct TownPlan {
    std::uint64_t seed = 1;
    double townShells = 0.0; ///< the size it was planned for
    int extent = 0;          ///< shells in use: streets reach from -extent to +extent
    StreetLattice lattice;
    Terrain terrain;
    Parts parts;

    [[nodiscard]] Box bounds() const;
    [[nodiscard]] std::size_t districtCount() const;
    /// The district a block lies in; 0-based.
    [[nodiscard]] std::size_t districtOf(Junction block) const;
    [[nodiscard]] int districtsPerSide() const;
};

// Each makes one layer.
[[nodiscard]] TownLayer roadsLayer(const TownPlan& plan);
[[nodiscard]] TownLayer buildingsLayer(const TownPlan& plan);
[[nodiscard]] TownLayer schoolsLayer(const TownPlan& plan);
[[nodiscard]] TownLayer candidatesLayer(const TownPlan& plan);
[[nodiscard]] TownLayer existingLayer(const TownPlan& plan);
[[nodiscard]] TownLayer centresLayer(const TownPlan& plan);
[[nodiscard]] TownLayer depotsLayer(const TownPlan& plan);
[[nodiscard]] TownLayer fleetLayer(const TownPlan& plan);
[[nodiscard]] TownLayer districtsLayer(const TownPlan& plan);
[[nodiscard]] TownLayer barriersLayer(const TownPlan& plan);
[[nodiscard]] TownLayer waterLayer(const TownPlan& plan);
[[nodiscard]] TownLayer forbiddenLayer(const TownPlan& plan);
[[nodiscard]] TownLayer truckZonesLayer(const TownPlan& plan);

} // namespace planner::town
