#pragma once

#include "libplanner/geo/geometry.h"
#include "sample_maps/generator/street_lattice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner::town {

/// What a block is used for.
enum class BlockUse : std::uint8_t {
    Green, ///< nothing built: bank, embankment, field
    Park,
    Compound,   ///< walled homes of six or seven floors
    Towers,     ///< walled high-rise homes
    OldQuarter, ///< open lanes, four to six floors
    Village,    ///< open lanes, two or three floors
    School,
    Shops,
    Industry,
};

[[nodiscard]] bool isResidential(BlockUse use);
/// The word of the layers: "compound", "school", …
[[nodiscard]] const char* nameOf(BlockUse use);

struct Building {
    std::array<Point, 4> corners;
    std::uint32_t ground = 0; ///< index of the Ground it stands on
    std::uint16_t number = 0; ///< 1-based within the ground
    std::uint16_t floors = 0;
    std::uint16_t households = 0;
    float areaPerFloor = 0.0F; ///< m²
};

/// A street inside a block: a lane, or a footpath of a park.
struct Lane {
    Polyline line;
    bool isFootpath = false;
    std::uint32_t ground = 0;
};

/// A built block: what is in it, where one enters it.
struct Ground {
    Junction block; ///< its south-west corner
    BlockUse use = BlockUse::Green;
    std::string name;
    std::string address;
    std::size_t firstBuilding = 0;
    std::size_t buildingCount = 0;
    std::int64_t households = 0;
    std::int64_t people = 0;  ///< pupils or workers, where nobody lives
    std::vector<Point> doors; ///< just inside each gate, off the lane: room for a cabin
    Point middle;
};

/// Everything that grows inside the blocks.
struct Parts {
    std::vector<Ground> grounds;
    std::vector<Building> buildings;
    std::vector<Lane> lanes;
    std::vector<Polyline> walls;
    std::vector<std::vector<float>> streetDoors; ///< by street piece: shares of its length where lanes join
};

} // namespace planner::town
