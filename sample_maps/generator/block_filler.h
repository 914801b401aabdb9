#pragma once

#include "libplanner/base/random.h"
#include "sample_maps/generator/block_frame.h"
#include "sample_maps/generator/block_plan.h"
#include "sample_maps/generator/parts.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace planner::town {

/// Builds blocks up one after another: walls and gates, lanes, buildings, who lives there.
class BlockFiller {
public:
    /// `lattice` must live as long; the result is in `parts`.
    BlockFiller(const StreetLattice& lattice, std::uint64_t seed, Parts& parts);

    /// Adds at most `buildingsLeft` buildings.
    void fill(const BlockFrame& frame, BlockUse use, std::size_t buildingsLeft);

private:
    struct Gates {
        std::array<bool, 4> at = {}; ///< by Side
        [[nodiscard]] bool has(Side side) const { return at[static_cast<std::size_t>(side)]; }
    };

    [[nodiscard]] bool hasStreet(const BlockFrame& frame, Side side) const;
    [[nodiscard]] Gates chooseGates(const BlockFrame& frame, const BlockPattern& pattern, Random& random);
    /// Marks where a lane joins a side's street and returns the place.
    Point joinStreet(const BlockFrame& frame, Side side, double share);
    void addLanes(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates);
    void addWall(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates);
    void addBuildings(const BlockFrame& frame, BlockUse use, const BlockPattern& pattern, std::size_t left,
                      Random& random);
    void addDoors(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates);
    void addPark(const BlockFrame& frame);
    void nameGround(const BlockFrame& frame, Random& random);

    const StreetLattice& m_lattice;
    std::uint64_t m_seed;
    Parts& m_parts;
    std::array<std::size_t, 9> m_counts = {}; ///< grounds so far, by use
    std::size_t m_walledHomes = 0;
};

} // namespace planner::town
