#include "sample_maps/generator/block_filler.h"

#include "sample_maps/generator/names.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner::town {

namespace {

constexpr double WallInset = 0.075;       // of the block: the wall stands this far from the streets' middle
constexpr double LaneInset = 0.115;       // lanes that lead to no street end here
constexpr double BuiltInset = 0.105;      // buildings stand farther in than this
constexpr double SpineGap = 0.03;         // on either side of the lane from south to north
constexpr double HalfGate = 3.0;          // m
constexpr std::size_t GatelessEvery = 97; // walled homes whose gate nobody has recorded

double laneShare(const BlockPattern& pattern, int lane) {
    return BuiltInset + (1.0 - 2.0 * BuiltInset) * (lane + 0.5) / pattern.lanes;
}

int middleLane(const BlockPattern& pattern) {
    return pattern.lanes / 2;
}

/// Where a side's gate is, as a share of the side.
double gateShare(const BlockPattern& pattern, Side side) {
    return side == Side::South || side == Side::North ? 0.5 : laneShare(pattern, middleLane(pattern));
}

std::string nameOfGround(BlockUse use, std::size_t number) {
    switch (use) {
    case BlockUse::Compound: return compoundName(2 * number);
    case BlockUse::Towers: return compoundName(2 * number + 1);
    case BlockUse::OldQuarter: return quarterName(number);
    case BlockUse::Village: return villageName(number);
    case BlockUse::School: return schoolName(number);
    case BlockUse::Industry: return factoryName(number);
    case BlockUse::Shops: return townName() + "商业中心" + std::to_string(number + 1) + "号";
    case BlockUse::Park: return "青禾公园" + std::to_string(number + 1) + "号";
    case BlockUse::Green: break;
    }
    return {};
}

} // namespace

bool isResidential(BlockUse use) {
    return use == BlockUse::Compound || use == BlockUse::Towers || use == BlockUse::OldQuarter ||
           use == BlockUse::Village;
}

const char* nameOf(BlockUse use) {
    constexpr const char* Names[] = {"green",   "park",   "compound", "towers",  "old_quarter",
                                     "village", "school", "shops",    "industry"};
    return Names[static_cast<std::size_t>(use)];
}

BlockFiller::BlockFiller(const StreetLattice& lattice, std::uint64_t seed, Parts& parts)
    : m_lattice(lattice), m_seed(seed), m_parts(parts) {
    const auto side = static_cast<std::size_t>(2 * lattice.shells() + 1);
    m_parts.streetDoors.assign(3 * side * side, {});
}

void BlockFiller::fill(const BlockFrame& frame, BlockUse use, std::size_t buildingsLeft) {
    if (use == BlockUse::Green)
        return;
    const Junction block = frame.southWest();
    Random random(m_seed ^ (static_cast<std::uint64_t>(block.column + 65536) << 22) ^
                  (static_cast<std::uint64_t>(block.row + 65536) << 1) ^ 0x66696c6cULL);
    Ground& ground = m_parts.grounds.emplace_back();
    ground.block = block;
    ground.use = use;
    ground.middle = frame.at(0.5, 0.5);
    nameGround(frame, random);
    ++m_counts[static_cast<std::size_t>(use)];
    if (use == BlockUse::Park) {
        addPark(frame);
        return;
    }
    const BlockPattern pattern = patternOf(use);
    const Gates gates = chooseGates(frame, pattern, random);
    addLanes(frame, pattern, gates);
    if (pattern.isWalled)
        addWall(frame, pattern, gates);
    addBuildings(frame, use, pattern, buildingsLeft, random);
    addDoors(frame, pattern, gates);
}

bool BlockFiller::hasStreet(const BlockFrame& frame, Side side) const {
    const SideStreet street = frame.street(side);
    return m_lattice.piece(street.from, street.heading).rank != StreetRank::None;
}

BlockFiller::Gates BlockFiller::chooseGates(const BlockFrame& frame, const BlockPattern& pattern,
                                            Random& random) {
    Gates gates;
    int count = 0;
    for (const Side side : Sides) {
        const double chance = !pattern.isWalled                            ? 1.0
                              : side == Side::South || side == Side::North ? 0.75
                                                                           : 0.3;
        const bool isWanted = random.unit() < chance;
        gates.at[static_cast<std::size_t>(side)] = isWanted && hasStreet(frame, side);
        count += gates.has(side) ? 1 : 0;
    }
    const auto wanted = std::ranges::find_if(Sides, [&](Side side) { return hasStreet(frame, side); });
    if (count == 0 && wanted != Sides.end())
        gates.at[static_cast<std::size_t>(*wanted)] = true;
    const bool isWalledHome = pattern.isWalled && pattern.householdsPerFloor > 0;
    const bool isGateless = isWalledHome && ++m_walledHomes % GatelessEvery == GatelessEvery / 4;
    return isGateless ? Gates{} : gates;
}

Point BlockFiller::joinStreet(const BlockFrame& frame, Side side, double share) {
    const auto [from, heading] = frame.street(side);
    auto& doors = m_parts.streetDoors[m_lattice.pieceIndex(from, heading)];
    const auto exact = static_cast<float>(share);
    if (std::ranges::find(doors, exact) == doors.end())
        doors.push_back(exact);
    return frame.onStreet(side, static_cast<double>(exact));
}

void BlockFiller::addLanes(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates) {
    const auto ground = static_cast<std::uint32_t>(m_parts.grounds.size() - 1);
    Lane spine{.line = {}, .ground = ground};
    if (gates.has(Side::South))
        spine.line.push_back(joinStreet(frame, Side::South, 0.5));
    for (int lane = 0; lane < pattern.lanes; ++lane) {
        const double t = laneShare(pattern, lane);
        const Point crossing = frame.at(0.5, t);
        spine.line.push_back(crossing);
        // In open quarters every lane runs through; in walled ones only the middle one may have a gate.
        const bool isThrough = !pattern.isWalled || lane == middleLane(pattern);
        const bool west = isThrough && gates.has(Side::West);
        const bool east = isThrough && gates.has(Side::East);
        m_parts.lanes.push_back(
            {.line = {west ? joinStreet(frame, Side::West, t) : frame.at(LaneInset, t), crossing,
                      east ? joinStreet(frame, Side::East, t) : frame.at(1.0 - LaneInset, t)},
             .ground = ground});
    }
    if (gates.has(Side::North))
        spine.line.push_back(joinStreet(frame, Side::North, 0.5));
    if (spine.line.size() > 1)
        m_parts.lanes.push_back(std::move(spine));
}

void BlockFiller::addWall(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates) {
    const auto onWall = [&](Side side, double share) {
        switch (side) {
        case Side::South: return frame.at(share, WallInset);
        case Side::East: return frame.at(1.0 - WallInset, share);
        case Side::North: return frame.at(share, 1.0 - WallInset);
        case Side::West: break;
        }
        return frame.at(WallInset, share);
    };
    // Once round against the clock: south and east run with their share, north and west against it.
    std::vector<Polyline> stretches(1);
    for (const Side side : Sides) {
        const bool isForward = side == Side::South || side == Side::East;
        const double first = isForward ? WallInset : 1.0 - WallInset;
        stretches.back().push_back(onWall(side, first));
        if (!gates.has(side))
            continue;
        const double span = side == Side::South || side == Side::North ? frame.width() : frame.height();
        const double half = (isForward ? 1.0 : -1.0) * HalfGate / span;
        const double middle = gateShare(pattern, side);
        stretches.back().push_back(onWall(side, middle - half));
        stretches.push_back({onWall(side, middle + half)});
    }
    if (stretches.size() == 1) {
        stretches.front().push_back(stretches.front().front());
    } else {
        stretches.back().insert(stretches.back().end(), stretches.front().begin(), stretches.front().end());
        stretches.erase(stretches.begin());
    }
    m_parts.walls.insert(m_parts.walls.end(), stretches.begin(), stretches.end());
}

void BlockFiller::addBuildings(const BlockFrame& frame, BlockUse use, const BlockPattern& pattern,
                               std::size_t left, Random& random) {
    Ground& ground = m_parts.grounds.back();
    ground.firstBuilding = m_parts.buildings.size();
    const double half = 0.5 - SpineGap - BuiltInset;
    const int rows = 2 * pattern.lanes;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < 2 * pattern.columns && ground.buildingCount < left; ++column) {
            const double t = BuiltInset + (1.0 - 2.0 * BuiltInset) * (row + 0.5) / rows;
            const bool isWest = column < pattern.columns;
            const double s = (isWest ? BuiltInset : 0.5 + SpineGap) +
                             half * (column % pattern.columns + 0.5) / pattern.columns;
            const double length = pattern.length * (0.82 + 0.18 * random.unit());
            const auto range = static_cast<std::uint64_t>(pattern.floorsTo - pattern.floorsFrom + 1);
            const int floors = pattern.floorsFrom + static_cast<int>(random.below(range));
            const int homes = use == BlockUse::Village ? 1 + static_cast<int>(random.below(2))
                                                       : floors * pattern.householdsPerFloor;
            ++ground.buildingCount;
            ground.households += homes;
            m_parts.buildings.push_back(
                {.corners = frame.rectangle(s, t, length, pattern.depth),
                 .ground = static_cast<std::uint32_t>(m_parts.grounds.size() - 1),
                 .number = static_cast<std::uint16_t>(ground.buildingCount),
                 .floors = static_cast<std::uint16_t>(floors),
                 .households = static_cast<std::uint16_t>(homes),
                 .areaPerFloor = static_cast<float>(std::round(length * pattern.depth))});
        }
    if (use == BlockUse::School)
        ground.people = 400 + 10 * static_cast<std::int64_t>(random.below(160));
    else if (use == BlockUse::Industry)
        ground.people = 60 + 10 * static_cast<std::int64_t>(random.below(60));
    else if (use == BlockUse::Shops)
        ground.people = 100 + 10 * static_cast<std::int64_t>(random.below(40));
}

void BlockFiller::addDoors(const BlockFrame& frame, const BlockPattern& pattern, const Gates& gates) {
    // Room for a cabin of a few metres, inside the gate and beside the lane.
    const double besideS = 7.0 / frame.width();
    const double besideT = 7.0 / frame.height();
    const double inside = WallInset + 0.02;
    const double t = laneShare(pattern, middleLane(pattern));
    auto& doors = m_parts.grounds.back().doors;
    if (gates.has(Side::South))
        doors.push_back(frame.at(0.5 + besideS, inside));
    if (gates.has(Side::North))
        doors.push_back(frame.at(0.5 - besideS, 1.0 - inside));
    if (gates.has(Side::East))
        doors.push_back(frame.at(1.0 - inside, t + besideT));
    if (gates.has(Side::West))
        doors.push_back(frame.at(inside, t - besideT));
    if (doors.empty())
        doors.push_back(frame.at(0.5 + besideS, t + besideT));
}

void BlockFiller::addPark(const BlockFrame& frame) {
    const auto ground = static_cast<std::uint32_t>(m_parts.grounds.size() - 1);
    const Point middle = frame.at(0.5, 0.5);
    for (const Side side : Sides)
        if (hasStreet(frame, side)) {
            m_parts.lanes.push_back(
                {.line = {joinStreet(frame, side, 0.5), middle}, .isFootpath = true, .ground = ground});
            const bool isUpright = side == Side::South || side == Side::North;
            const double near = side == Side::South || side == Side::West ? 0.06 : 0.94;
            m_parts.grounds.back().doors.push_back(isUpright ? frame.at(0.54, near) : frame.at(near, 0.54));
        }
}

void BlockFiller::nameGround(const BlockFrame& frame, Random& random) {
    Ground& ground = m_parts.grounds.back();
    const std::size_t number = m_counts[static_cast<std::size_t>(ground.use)];
    ground.name = nameOfGround(ground.use, number);
    for (const Side side : Sides)
        if (hasStreet(frame, side)) {
            const auto [from, heading] = frame.street(side);
            const int line = heading == Heading::East ? from.row : from.column;
            const int ring = m_lattice.ringNumber(from, heading);
            const std::string street =
                ring > 0 ? ringName(ring, m_lattice.at(from), m_lattice.at(StreetLattice::end(from, heading)))
                         : streetName(line, heading);
            const int along = heading == Heading::East ? from.column : from.row;
            const int house = 20 * (along >= 0 ? along : -along - 1) + 1 + static_cast<int>(random.below(18));
            ground.address = townName() + street + std::to_string(house) + "号";
            return;
        }
}

} // namespace planner::town
