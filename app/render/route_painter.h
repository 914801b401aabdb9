#pragma once

#include "app/render/ground_brush.h"
#include "app/render/map_scene.h"

#include <array>
#include <vector>

namespace app::render {

/// Draws the routes of a plan: each truck its colour, a truck's trips told apart by dashes, arrows the way it
/// drives. Where several pass, the last one is seen.
class RoutePainter {
public:
    RoutePainter(GroundBrush& brush, const MapScene& scene);
    void draw();

private:
    struct Arrow {
        QPointF at;
        double dx = 0.0, dy = 0.0; ///< the way it points, length 1
        std::size_t colour = 0;
    };
    void add(std::span<const planner::Point> stretch, double gone, const RoutePass& pass);
    void addArrows(std::span<const planner::Point> stretch, double gone, bool isBackward, std::size_t colour);
    void drawArrow(const Arrow& arrow);

    GroundBrush& m_brush;
    const MapScene& m_scene;
    double m_width;
    std::vector<std::vector<QLineF>> m_plain, m_dashes; ///< by colour
    std::vector<Arrow> m_arrows;
};

} // namespace app::render
