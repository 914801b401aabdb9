// Areas: districts, water, where no cabin may stand, where trucks may not drive.
#include "sample_maps/generator/layer_builder.h"
#include "sample_maps/generator/names.h"
#include "sample_maps/generator/town_plan.h"

#include <algorithm>
#include <cmath>

namespace planner::town {

namespace {

constexpr double BlocksPerDistrictSide = 7.0;
constexpr double BankStrip = 20.0; // m of bank where nothing may stand

/// The outline of all blocks between two junctions, through every junction on the way.
Polygon outline(const StreetLattice& lattice, Junction southWest, Junction northEast) {
    Ring ring;
    for (int column = southWest.column; column < northEast.column; ++column)
        ring.push_back(lattice.at({column, southWest.row}));
    for (int row = southWest.row; row < northEast.row; ++row)
        ring.push_back(lattice.at({northEast.column, row}));
    for (int column = northEast.column; column > southWest.column; --column)
        ring.push_back(lattice.at({column, northEast.row}));
    for (int row = northEast.row; row > southWest.row; --row)
        ring.push_back(lattice.at({southWest.column, row}));
    ring.push_back(ring.front());
    return {.outer = std::move(ring), .holes = {}};
}

/// First block line of a district's number along one axis; districts take the town in equal parts.
int firstLine(int part, int parts, int extent) {
    return -extent + static_cast<int>(std::lround(2.0 * extent * part / parts));
}

int partOf(int line, int parts, int extent) {
    int part = 0;
    while (part + 1 < parts && line >= firstLine(part + 1, parts, extent))
        ++part;
    return part;
}

} // namespace

Box TownPlan::bounds() const {
    Box box;
    for (int i = -extent; i <= extent; ++i)
        for (const Junction rim :
             {Junction{i, -extent}, Junction{i, extent}, Junction{-extent, i}, Junction{extent, i}})
            box.add(lattice.at(rim));
    return box.grownBy(100.0);
}

int TownPlan::districtsPerSide() const {
    return std::max(2, static_cast<int>(std::lround(2.0 * extent / BlocksPerDistrictSide)));
}

std::size_t TownPlan::districtCount() const {
    const auto side = static_cast<std::size_t>(districtsPerSide());
    return side * side;
}

std::size_t TownPlan::districtOf(Junction block) const {
    const int side = districtsPerSide();
    return static_cast<std::size_t>(partOf(block.row, side, extent) * side +
                                    partOf(block.column, side, extent));
}

TownLayer districtsLayer(const TownPlan& plan) {
    LayerBuilder districts("districts", GeometryKind::Area,
                           {{"id", FieldType::Text, 8}, {"name", FieldType::Text, 12}});
    const int parts = plan.districtsPerSide();
    for (int row = 0; row < parts; ++row)
        for (int column = 0; column < parts; ++column) {
            const Junction southWest{firstLine(column, parts, plan.extent),
                                     firstLine(row, parts, plan.extent)};
            const Junction northEast{firstLine(column + 1, parts, plan.extent),
                                     firstLine(row + 1, parts, plan.extent)};
            districts.addArea(outline(plan.lattice, southWest, northEast),
                              {idOf('D', districts.size() + 1), districtName(districts.size())});
        }
    return districts.take();
}

TownLayer waterLayer(const TownPlan& plan) {
    LayerBuilder water("water", GeometryKind::Area,
                       {{"id", FieldType::Text, 8}, {"name", FieldType::Text, 12}});
    water.addArea(plan.terrain.river(plan.bounds()), {idOf('H', 1), std::string("青禾江")});
    return water.take();
}

TownLayer forbiddenLayer(const TownPlan& plan) {
    LayerBuilder forbidden("forbidden", GeometryKind::Area,
                           {{"id", FieldType::Text, 8}, {"name", FieldType::Text, 24}});
    forbidden.addArea(plan.terrain.riverWithBanks(plan.bounds(), BankStrip),
                      {idOf('F', 1), std::string("青禾江河道保护线")});
    forbidden.addArea(outline(plan.lattice, {0, 0}, {1, 1}), {idOf('F', 2), std::string("历史文化街区")});
    return forbidden.take();
}

TownLayer truckZonesLayer(const TownPlan& plan) {
    LayerBuilder zones("truck_zones", GeometryKind::Area,
                       {{"id", FieldType::Text, 8},
                        {"name", FieldType::Text, 24},
                        {"from", FieldType::Text, 5},
                        {"until", FieldType::Text, 5},
                        {"exempt", FieldType::Text, 16}});
    const int first = plan.lattice.ringShell(1);
    const int second = std::min(plan.lattice.ringShell(2), plan.extent);
    Polygon between = outline(plan.lattice, {-second, -second}, {second, second});
    between.holes.push_back(outline(plan.lattice, {-first, -first}, {first, first}).outer);
    zones.addArea(outline(plan.lattice, {-first, -first}, {first, first}),
                  {idOf('Z', 1), std::string("一环路内货车限行区"), std::string("07:00"),
                   std::string("21:00"), std::string("electric")});
    if (second > first)
        zones.addArea(between, {idOf('Z', 2), std::string("一环至二环货车限行区"), std::string("07:00"),
                                std::string("19:30"), std::string("electric")});
    return zones.take();
}

} // namespace planner::town
