#include "app/desktop/map/street_hit.h"

#include "app/render/map_painter.h"

#include <algorithm>
#include <span>

namespace app::desktop {

namespace {

planner::Point footOn(planner::Point a, planner::Point b, planner::Point p) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double share =
        square > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
    return {a.x + dx * share, a.y + dy * share};
}

} // namespace

std::optional<StreetHit> streetNear(const render::MapScene& scene, const render::MapTransform& view,
                                    QPointF at, double reach) {
    if (!scene.base || !scene.base->city->network)
        return std::nullopt;
    const planner::Point p = view.toMap(at);
    double best = reach * view.metresPerPixel;
    std::optional<StreetHit> hit;
    const planner::Box box{p.x - best, p.y - best, p.x + best, p.y + best};
    for (std::size_t rank = 0; rank < render::RoadRankCount; ++rank) {
        if (!render::isRankShown(static_cast<render::RoadRank>(rank), view.metresPerPixel))
            continue;
        scene.base->roads.at(rank).visit(box, [&](std::span<const planner::Point> piece, std::uint32_t edge) {
            for (std::size_t i = 1; i < piece.size(); ++i) {
                const planner::Point foot = footOn(piece[i - 1], piece[i], p);
                const double distance = planner::planarDistance(foot, p);
                if (distance >= best)
                    continue;
                best = distance;
                hit = StreetHit{planner::EdgeIndex(edge), foot};
            }
        });
    }
    return hit;
}

std::vector<planner::Polyline> wholeStreet(const planner::StreetNetwork& network, planner::EdgeIndex edge) {
    const planner::Key& street = network.street(edge).key;
    std::vector<planner::Polyline> pieces;
    for (std::size_t e = 0; e < network.edgeCount(); ++e) {
        if (network.street(planner::EdgeIndex(e)).key != street)
            continue;
        const auto points = network.geometry(planner::EdgeIndex(e));
        pieces.emplace_back(points.begin(), points.end());
    }
    return pieces;
}

} // namespace app::desktop
