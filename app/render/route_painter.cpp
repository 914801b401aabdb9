#include "app/render/route_painter.h"

#include "app/render/dashes.h"

#include <cmath>

namespace app::render {

using planner::Point;

namespace {

constexpr double DashScale = 6.0;      ///< m/px below which trips are told apart by dashes
constexpr double ArrowSpacing = 110.0; ///< pixels between two arrows of a route
constexpr double FarScale = 12.0;      ///< m/px above which routes are thinner
constexpr double Thin = 2.0;           ///< pixels between two vertices

} // namespace

RoutePainter::RoutePainter(GroundBrush& brush, const MapScene& scene)
    : m_brush(brush), m_scene(scene), m_width(brush.view().metresPerPixel > FarScale ? 1.6 : 2.4),
      m_plain(scene.palette->routes.size()), m_dashes(scene.palette->routes.size()) {}

void RoutePainter::draw() {
    const PlanMap& plan = *m_scene.plan;
    plan.streets.visit(
        m_brush.box(), [&](std::uint32_t route) { return m_scene.isShown(plan.routes[route]); },
        [&](std::span<const Point> stretch, double gone, const RoutePass& pass) {
            add(stretch, gone, pass);
        });
    for (std::size_t i = 0; i < m_plain.size(); ++i) {
        m_brush.drawSegments(m_plain[i], m_scene.palette->routes[i], m_width);
        m_brush.drawSegments(m_dashes[i], m_scene.palette->routes[i], m_width, Canvas::Ends::Flat);
    }
    m_brush.painter().setPen(Qt::NoPen);
    for (const Arrow& arrow : m_arrows)
        drawArrow(arrow);
}

void RoutePainter::add(std::span<const Point> stretch, double gone, const RoutePass& pass) {
    const RouteShape& route = m_scene.plan->routes[pass.route];
    const std::size_t colour = route.truck % m_plain.size();
    const QPolygonF& line = m_brush.thinned(stretch, Thin);
    // A truck's second trip is dashed, its third dotted; from far nobody sees that.
    if (const double scale = m_brush.view().metresPerPixel; scale < DashScale && route.trip % 3 != 0) {
        const std::array pattern = {m_width * (route.trip % 3 == 1 ? 7.0 : 3.0), m_width * 2.0};
        cutDashes(line, gone / scale, pattern, m_brush.seen(), m_dashes[colour]);
    } else {
        for (qsizetype i = 1; i < line.size(); ++i)
            m_plain[colour].emplace_back(line[i - 1], line[i]);
    }
    addArrows(stretch, gone, pass.isBackward, colour);
}

/// At fixed distances along the street, so that they agree across tiles.
void RoutePainter::addArrows(std::span<const Point> stretch, double gone, bool isBackward,
                             std::size_t colour) {
    const double spacing = ArrowSpacing * m_brush.view().metresPerPixel;
    const double sign = isBackward ? -1.0 : 1.0;
    double next = (std::ceil(gone / spacing - 0.5) + 0.5) * spacing;
    for (std::size_t i = 1; i < stretch.size(); ++i) {
        const Point a = stretch[i - 1];
        const Point b = stretch[i];
        const double length = planner::planarDistance(a, b);
        for (; next < gone + length; next += spacing) {
            const double share = (next - gone) / length;
            const Point at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (m_brush.box().contains(at))
                m_arrows.push_back({m_brush.view().toScreen(at), sign * (b.x - a.x) / length,
                                    -sign * (b.y - a.y) / length, colour});
        }
        gone += length;
    }
}

void RoutePainter::drawArrow(const Arrow& arrow) {
    const double size = m_width * 2.1 + 1.5;
    const QPointF along(arrow.dx * size, arrow.dy * size);
    const QPointF across(-arrow.dy * size * 0.75, arrow.dx * size * 0.75);
    const std::array<QPointF, 4> head = {arrow.at + along, arrow.at - along * 0.7 + across,
                                         arrow.at - along * 0.3, arrow.at - along * 0.7 - across};
    m_brush.painter().setBrush(m_scene.palette->routes[arrow.colour]);
    m_brush.painter().drawPolygon(head.data(), static_cast<int>(head.size()));
}

} // namespace app::render
