#pragma once

#include "sample_maps/generator/block_frame.h"
#include "sample_maps/generator/parts.h"
#include "sample_maps/generator/terrain.h"

#include <cstdint>

namespace planner::town {

/// What a block becomes, by where it lies: old quarters in the middle, villages outside, industry behind the
/// railway, green along river and rails.
[[nodiscard]] BlockUse plannedUse(const StreetLattice& lattice, const BlockFrame& frame,
                                  const Terrain& terrain, double townShells, std::uint64_t seed);

/// How a kind of block is built up.
struct BlockPattern {
    bool isWalled = false;
    int lanes = 0;       ///< from west to east; a row of buildings on either side of each
    int columns = 0;     ///< buildings in half a row
    double length = 0.0; ///< of a building, m
    double depth = 0.0;
    int floorsFrom = 0;
    int floorsTo = 0;
    int householdsPerFloor = 0;
};

/// Green and Park have no lanes here.
[[nodiscard]] BlockPattern patternOf(BlockUse use);

/// The shell of junctions a block lies inside of: 1 for the four around the centre.
[[nodiscard]] int shellOfBlock(Junction southWest);

} // namespace planner::town
