#include "sample_maps/generator/block_plan.h"

#include "libplanner/base/random.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace planner::town {

namespace {

constexpr double BankStrip = 35.0;       // metres of green along the water
constexpr double EmbankmentStrip = 30.0; // and along the railway

/// Shares of the residential kinds, from the centre outwards.
struct Mix {
    double until; ///< share of the town's radius
    double oldQuarter;
    double compound;
    double towers; ///< the rest are villages
};
constexpr Mix Mixes[] = {{0.3, 0.45, 0.35, 0.2}, {0.7, 0.1, 0.5, 0.25}, {9.9, 0.0, 0.25, 0.15}};

bool holdsDiagonal(const StreetLattice& lattice, Junction southWest) {
    const auto [column, row] = southWest;
    for (const Junction from : {Junction{column, row}, Junction{column + 1, row},
                                Junction{column + 1, row + 1}, Junction{column, row + 1}}) {
        const Junction to = StreetLattice::end(from, Heading::Diagonal);
        const bool isInside =
            to.column >= column && to.column <= column + 1 && to.row >= row && to.row <= row + 1;
        if (isInside && lattice.piece(from, Heading::Diagonal).rank != StreetRank::None)
            return true;
    }
    return false;
}

bool liesOnWaterOrRails(const BlockFrame& frame, const Terrain& terrain) {
    const double wet = terrain.riverHalfWidth() + BankStrip;
    const Point first = frame.at(0.0, 0.0);
    for (const double s : {0.0, 0.5, 1.0})
        for (const double t : {0.0, 0.5, 1.0}) {
            const Point p = frame.at(s, t);
            if (std::abs(terrain.northOfRiver(p)) < wet ||
                std::abs(terrain.eastOfRailway(p)) < EmbankmentStrip ||
                (terrain.northOfRiver(p) < 0.0) != (terrain.northOfRiver(first) < 0.0) ||
                (terrain.eastOfRailway(p) < 0.0) != (terrain.eastOfRailway(first) < 0.0))
                return true;
        }
    return false;
}

bool hasStreet(const StreetLattice& lattice, const BlockFrame& frame) {
    return std::ranges::any_of(Sides, [&](Side side) {
        const SideStreet street = frame.street(side);
        return lattice.piece(street.from, street.heading).rank != StreetRank::None;
    });
}

} // namespace

int shellOfBlock(Junction southWest) {
    const auto outer = [](int low) { return low >= 0 ? low + 1 : -low; };
    return std::max(outer(southWest.column), outer(southWest.row));
}

BlockUse plannedUse(const StreetLattice& lattice, const BlockFrame& frame, const Terrain& terrain,
                    double townShells, std::uint64_t seed) {
    const Junction block = frame.southWest();
    if (liesOnWaterOrRails(frame, terrain) || holdsDiagonal(lattice, block) || !hasStreet(lattice, frame))
        return BlockUse::Green;
    const double distance = shellOfBlock(block) / townShells;
    const double height = std::abs(block.row + 0.5) / townShells;
    if (terrain.eastOfRailway(frame.at(0.5, 0.5)) > 0.0 && distance > 0.55 && height < 0.36)
        return BlockUse::Industry;

    Random random(seed ^ (static_cast<std::uint64_t>(block.column + 65536) << 24) ^
                  (static_cast<std::uint64_t>(block.row + 65536) << 2) ^ 0x757365ULL);
    const double public_ = random.unit();
    if (public_ < 0.05)
        return BlockUse::Park;
    if (public_ < 0.095)
        return BlockUse::School;
    if (public_ < 0.125)
        return BlockUse::Shops;
    if (distance > 0.85 && public_ < 0.25)
        return BlockUse::Green;
    const Mix& mix = *std::ranges::find_if(Mixes, [&](const Mix& m) { return distance < m.until; });
    const double home = random.unit();
    if (home < mix.oldQuarter)
        return BlockUse::OldQuarter;
    if (home < mix.oldQuarter + mix.compound)
        return BlockUse::Compound;
    return home < mix.oldQuarter + mix.compound + mix.towers ? BlockUse::Towers : BlockUse::Village;
}

BlockPattern patternOf(BlockUse use) {
    switch (use) {
    case BlockUse::Compound:
        return {.isWalled = true,
                .lanes = 3,
                .columns = 2,
                .length = 36.0,
                .depth = 11.0,
                .floorsFrom = 6,
                .floorsTo = 7,
                .householdsPerFloor = 6};
    case BlockUse::Towers:
        return {.isWalled = true,
                .lanes = 2,
                .columns = 2,
                .length = 24.0,
                .depth = 17.0,
                .floorsFrom = 11,
                .floorsTo = 30,
                .householdsPerFloor = 4};
    case BlockUse::OldQuarter:
        return {.isWalled = false,
                .lanes = 3,
                .columns = 3,
                .length = 24.0,
                .depth = 10.0,
                .floorsFrom = 4,
                .floorsTo = 6,
                .householdsPerFloor = 3};
    case BlockUse::Village:
        return {.isWalled = false,
                .lanes = 3,
                .columns = 4,
                .length = 13.0,
                .depth = 10.0,
                .floorsFrom = 2,
                .floorsTo = 3,
                .householdsPerFloor = 0};
    case BlockUse::School:
        return {.isWalled = true,
                .lanes = 1,
                .columns = 1,
                .length = 60.0,
                .depth = 16.0,
                .floorsFrom = 4,
                .floorsTo = 5,
                .householdsPerFloor = 0};
    case BlockUse::Shops:
        return {.isWalled = false,
                .lanes = 1,
                .columns = 1,
                .length = 70.0,
                .depth = 45.0,
                .floorsFrom = 3,
                .floorsTo = 6,
                .householdsPerFloor = 0};
    case BlockUse::Industry:
        return {.isWalled = true,
                .lanes = 1,
                .columns = 1,
                .length = 75.0,
                .depth = 50.0,
                .floorsFrom = 1,
                .floorsTo = 2,
                .householdsPerFloor = 0};
    case BlockUse::Green:
    case BlockUse::Park: break;
    }
    return {};
}

} // namespace planner::town
