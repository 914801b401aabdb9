#include "app/desktop/map/map_hit.h"

#include "app/render/map_marks.h"

#include <cmath>

namespace app::desktop {

using render::MapLayer;

namespace {

template <class Place>
std::optional<std::uint32_t> nearestOf(const std::vector<Place>& places, const render::MapTransform& view,
                                       QPointF at, double reach) {
    std::optional<std::uint32_t> best;
    double bestDistance = reach;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF d = view.toScreen(places[i].at) - at;
        const double distance = std::hypot(d.x(), d.y());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = static_cast<std::uint32_t>(i);
        }
    }
    return best;
}

} // namespace

std::optional<MapHit> hitAt(const render::MapScene& scene, const render::MapTransform& view, QPointF at,
                            double reach) {
    if (!scene.base)
        return std::nullopt;
    const double symbol = std::max(reach, render::cabinSymbolSize(view.metresPerPixel) / 2.0 + 2.0);
    const planner::Point p = view.toMap(at);
    const planner::City& city = *scene.base->city;
    if (scene.plan && scene.isShown(MapLayer::Cabins))
        if (const auto cabin = scene.plan->cabins.nearest(p, symbol * view.metresPerPixel))
            return MapHit{MapHit::Kind::Cabin, *cabin};
    if (scene.isShown(MapLayer::Centres))
        if (const auto centre = nearestOf(city.centres, view, at, symbol * 1.4))
            return MapHit{MapHit::Kind::Centre, *centre};
    if (scene.isShown(MapLayer::Depots))
        if (const auto depot = nearestOf(city.depots, view, at, symbol))
            return MapHit{MapHit::Kind::Depot, *depot};
    if (!scene.plan && scene.isShown(MapLayer::Existing))
        if (const auto existing = nearestOf(city.existing, view, at, symbol))
            return MapHit{MapHit::Kind::Existing, *existing};
    if (scene.isShown(MapLayer::Candidates))
        if (const auto candidate = scene.base->candidates.nearest(p, reach * view.metresPerPixel))
            return MapHit{MapHit::Kind::Candidate, *candidate};
    if (scene.isShown(MapLayer::Demand))
        if (const auto home = scene.base->demand.nearest(p, reach * view.metresPerPixel))
            return MapHit{MapHit::Kind::Home, *home};
    return std::nullopt;
}

planner::Point placeOf(const render::MapScene& scene, const MapHit& hit) {
    const planner::City& city = *scene.base->city;
    switch (hit.kind) {
    case MapHit::Kind::Cabin: return scene.plan->plan->cabins[hit.index].at;
    case MapHit::Kind::Centre: return city.centres[hit.index].at;
    case MapHit::Kind::Depot: return city.depots[hit.index].at;
    case MapHit::Kind::Existing: return city.existing[hit.index].at;
    case MapHit::Kind::Home: return city.demand[hit.index].at;
    case MapHit::Kind::Candidate: return city.candidates[hit.index].at;
    }
    return {};
}

} // namespace app::desktop
