// Buildings, schools and the walls around them.
#include "sample_maps/generator/layer_builder.h"
#include "sample_maps/generator/names.h"
#include "sample_maps/generator/town_plan.h"

namespace planner::town {

TownLayer buildingsLayer(const TownPlan& plan) {
    LayerBuilder buildings("buildings", GeometryKind::Area,
                           {{"id", FieldType::Text, 8},
                            {"name", FieldType::Text, 24},
                            {"ground", FieldType::Text, 20},
                            {"use", FieldType::Text, 12},
                            {"floors", FieldType::Integer, 3},
                            {"floor_area", FieldType::Real, 8},
                            {"households", FieldType::Integer, 5},
                            {"district", FieldType::Text, 12}});
    for (const Building& building : plan.parts.buildings) {
        const Ground& ground = plan.parts.grounds[building.ground];
        Polygon shape;
        shape.outer.assign(building.corners.begin(), building.corners.end());
        shape.outer.push_back(shape.outer.front());
        buildings.addArea(
            shape,
            {idOf('B', buildings.size() + 1),
             ground.name + std::to_string(building.number) + (ground.use == BlockUse::Village ? "号" : "栋"),
             ground.name, std::string(nameOf(ground.use)), std::int64_t{building.floors},
             static_cast<double>(building.areaPerFloor),
             isResidential(ground.use) ? Value{std::int64_t{building.households}} : Value{},
             districtName(plan.districtOf(ground.block))});
    }
    return buildings.take();
}

TownLayer schoolsLayer(const TownPlan& plan) {
    LayerBuilder schools("schools", GeometryKind::Point,
                         {{"id", FieldType::Text, 8},
                          {"name", FieldType::Text, 24},
                          {"address", FieldType::Text, 30},
                          {"pupils", FieldType::Integer, 5}});
    for (const Ground& ground : plan.parts.grounds)
        if (ground.use == BlockUse::School)
            schools.addPoint(ground.middle,
                             {idOf('S', schools.size() + 1), ground.name, ground.address, ground.people});
    return schools.take();
}

TownLayer barriersLayer(const TownPlan& plan) {
    LayerBuilder barriers("barriers", GeometryKind::Line,
                          {{"id", FieldType::Text, 8}, {"kind", FieldType::Text, 8}});
    barriers.addLine(plan.terrain.railway(plan.bounds()), {idOf('W', 1), std::string("rail")});
    for (const Polyline& wall : plan.parts.walls)
        barriers.addLine(wall, {idOf('W', barriers.size() + 1), std::string("wall")});
    return barriers.take();
}

} // namespace planner::town
