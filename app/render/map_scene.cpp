#include "app/render/map_scene.h"

#include <QCoreApplication>

#include <utility>

namespace app::render {

planner::Box MapScene::bounds() const {
    planner::Box box;
    if (base)
        box.add(base->bounds);
    for (const auto& extra : extras) {
        box.add(extra->areas.bounds());
        box.add(extra->lines.bounds());
        box.add(extra->points.bounds());
        if (extra->raster && !base)
            box.add(extra->raster->bounds());
    }
    return box;
}

MapScene makeScene(std::shared_ptr<const BaseMap> base, std::shared_ptr<const PlanMap> plan,
                   std::shared_ptr<const Palette> palette) {
    MapScene scene;
    scene.base = std::move(base);
    scene.plan = std::move(plan);
    scene.palette = std::move(palette);
    scene.show(MapLayer::WalkLines, false);
    scene.show(MapLayer::Candidates, false);
    return scene;
}

QString titleOf(MapLayer layer) {
    switch (layer) {
    case MapLayer::Areas: return QCoreApplication::translate("Map", "Buildings and added layers");
    case MapLayer::Water: return QCoreApplication::translate("Map", "Water and closed land");
    case MapLayer::Forbidden: return QCoreApplication::translate("Map", "Forbidden areas");
    case MapLayer::TruckZones: return QCoreApplication::translate("Map", "Truck zones");
    case MapLayer::ServiceAreas: return QCoreApplication::translate("Map", "Service areas");
    case MapLayer::Districts: return QCoreApplication::translate("Map", "Districts");
    case MapLayer::Streets: return QCoreApplication::translate("Map", "Streets");
    case MapLayer::Barriers: return QCoreApplication::translate("Map", "Barriers");
    case MapLayer::Demand: return QCoreApplication::translate("Map", "Homes");
    case MapLayer::WalkLines: return QCoreApplication::translate("Map", "Who walks where");
    case MapLayer::Candidates: return QCoreApplication::translate("Map", "Possible places");
    case MapLayer::Routes: return QCoreApplication::translate("Map", "Truck routes");
    case MapLayer::Unserved: return QCoreApplication::translate("Map", "Homes without a cabin");
    case MapLayer::Centres: return QCoreApplication::translate("Map", "Recycling centres");
    case MapLayer::Depots: return QCoreApplication::translate("Map", "Depots");
    case MapLayer::Existing: return QCoreApplication::translate("Map", "Existing cabins");
    case MapLayer::Cabins: return QCoreApplication::translate("Map", "Cabins");
    case MapLayer::Labels: return QCoreApplication::translate("Map", "Names");
    }
    return {};
}

} // namespace app::render
