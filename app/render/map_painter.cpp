#include "app/render/map_painter.h"

#include "app/render/ground_brush.h"
#include "app/render/route_painter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace app::render {

using planner::Point;

namespace {

constexpr double CasingScale = 4.0;    ///< m/px below which streets have an edge
constexpr double BuildingScale = 6.0;  ///< m/px below which buildings are drawn
constexpr double WalkLineScale = 14.0; ///< m/px below which walk lines are drawn
constexpr double WalkSpacing = 10.0;   ///< pixels between homes whose walks are told apart

class GroundPainter {
public:
    GroundPainter(GroundBrush& brush, const MapScene& scene)
        : m_brush(brush), m_scene(scene), m_palette(*scene.palette) {}

    void draw() {
        drawRasters();
        if (m_scene.base)
            drawAreas();
        drawExtras();
        if (m_scene.base)
            drawStreets();
        if (m_scene.plan && m_scene.isShown(MapLayer::ServiceAreas) && !m_scene.difference)
            drawServiceAreas();
        if (m_scene.base)
            drawThings();
        if (m_scene.plan)
            drawPlan();
    }

private:
    void drawAreas() {
        const BaseMap& base = *m_scene.base;
        if (m_scene.isShown(MapLayer::Water))
            m_brush.fillAreas(base.water, m_palette.water);
        if (m_scene.isShown(MapLayer::Forbidden))
            m_brush.fillAreas(base.forbidden, m_palette.forbidden);
        if (m_scene.isShown(MapLayer::Forbidden) && m_scene.decisions)
            drawPainted(*m_scene.decisions);
        if (m_scene.isShown(MapLayer::TruckZones))
            m_brush.fillAreas(base.truckZones, m_palette.truckZone);
    }

    void drawPainted(const DecisionMap& decisions) {
        m_brush.fillAreas(decisions.painted, m_palette.forbidden);
        QColor edge = m_palette.forbidden;
        edge.setAlphaF(1.0F);
        m_brush.strokeLines(decisions.paintedBorders, QPen(edge, 1.6, Qt::DashLine));
    }

    /// Crossed out along their whole length, so that they are told from routes by shape too.
    void drawClosedStreets(const DecisionMap& decisions) {
        QColor colour = m_palette.forbidden;
        colour.setAlphaF(1.0F);
        m_brush.strokeLines(decisions.closedStreets,
                            QPen(m_palette.halo, 6.0, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        QPen ties(colour, 6.0, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
        ties.setDashPattern({0.35, 0.9});
        m_brush.strokeLines(decisions.closedStreets, ties);
    }

    void drawDecisions(const DecisionMap& decisions) {
        drawClosedStreets(decisions);
        drawFootbridges(decisions);
    }

    /// Two rails, as a bridge is drawn on a map.
    void drawFootbridges(const DecisionMap& decisions) {
        m_brush.strokeLines(decisions.footbridges,
                            QPen(m_palette.selection, 6.0, Qt::SolidLine, Qt::FlatCap));
        m_brush.strokeLines(decisions.footbridges, QPen(m_palette.halo, 3.0, Qt::SolidLine, Qt::FlatCap));
    }

    [[nodiscard]] QColor classColour(const ExtraLayer& extra, std::uint32_t tag, const QColor& plain) const {
        if (tag >= extra.classes.size())
            return plain;
        const LayerClass& found = extra.classes[tag];
        return found.share
                   ? m_palette.graduated(*found.share)
                   : m_palette.routes[static_cast<std::size_t>(found.colour) % m_palette.routes.size()];
    }

    void drawRasters() {
        if (!m_scene.isShown(MapLayer::Areas))
            return;
        const planner::Box box = m_brush.view().visibleBox();
        const double ratio = m_brush.ratio();
        for (const auto& extra : m_scene.extras)
            if (extra->raster && !m_brush.isStopped())
                if (const QImage image = extra->raster->picture(box, (m_brush.view().size * ratio).toSize());
                    !image.isNull())
                    m_brush.painter().drawImage(QRectF(QPointF(), m_brush.view().size), image);
    }

    void drawExtras() {
        if (!m_scene.isShown(MapLayer::Areas))
            return;
        for (const auto& extra : m_scene.extras) {
            const bool isPlain = extra->colour < 0;
            const auto number = static_cast<std::size_t>(std::max(extra->colour, 0));
            const QColor colour =
                isPlain ? m_palette.building : m_palette.routes[number % m_palette.routes.size()];
            if (!extra->classes.empty()) {
                drawClasses(*extra, colour);
                continue;
            }
            if (!isPlain || m_brush.view().metresPerPixel < BuildingScale)
                m_brush.fillAreas(extra->areas, colour, 0.7);
            m_brush.strokeLines(extra->lines, QPen(colour, 1.2));
            m_brush.drawDots(extra->points, colour, 3.0);
        }
    }

    void drawClasses(const ExtraLayer& extra, const QColor& plain) {
        m_brush.painter().setPen(Qt::NoPen);
        extra.areas.visit(m_brush.box(),
                          [&](const planner::Polygon& polygon, std::uint32_t tag, const planner::Box& box) {
                              if (std::max(box.width(), box.height()) < 0.7 * m_brush.view().metresPerPixel ||
                                  m_brush.isStopped())
                                  return;
                              QColor colour = classColour(extra, tag, plain);
                              colour.setAlphaF(0.6F);
                              m_brush.painter().setBrush(colour);
                              m_brush.fillPolygon(polygon);
                          });
        m_brush.painter().setBrush(Qt::NoBrush);
        extra.lines.visit(m_brush.box(), [&](std::span<const Point> piece, std::uint32_t tag) {
            if (m_brush.isStopped())
                return;
            m_brush.painter().setPen(QPen(classColour(extra, tag, plain), 2.0));
            m_brush.strokePiece(piece, 1.0);
        });
        m_brush.painter().setPen(Qt::NoPen);
        extra.points.visit(m_brush.box(), [&](Point p, std::uint32_t tag) {
            m_brush.painter().setBrush(classColour(extra, tag, plain));
            m_brush.painter().drawEllipse(m_brush.view().toScreen(p), 2.5, 2.5);
        });
    }

    void drawStreets() {
        if (!m_scene.isShown(MapLayer::Streets))
            return;
        const BaseMap& base = *m_scene.base;
        const double scale = m_brush.view().metresPerPixel;
        const auto pass = [&](bool isCasing) {
            for (std::size_t r = RoadRankCount; r-- > 0;) {
                const auto rank = static_cast<RoadRank>(r);
                if (!isRankShown(rank, scale) || m_brush.isStopped())
                    continue;
                const bool isMain = rank < RoadRank::Tertiary;
                const double width = roadWidth(rank, scale);
                const bool hasCasing = scale < CasingScale && rank != RoadRank::Path;
                if (isCasing && !hasCasing)
                    continue;
                // Without an edge a street is drawn in the edge's colour: white lines would vanish.
                const QColor edge = isMain ? m_palette.mainRoadCasing : m_palette.roadCasing;
                const QColor fill = isMain ? m_palette.mainRoad : m_palette.road;
                QPen pen(isCasing || !hasCasing ? edge : fill, isCasing ? width + 1.6 : width);
                if (rank == RoadRank::Path)
                    pen.setColor(m_palette.path);
                const bool isWide = pen.widthF() > 3.0;
                pen.setCapStyle(isWide ? Qt::RoundCap : Qt::FlatCap);
                pen.setJoinStyle(isWide ? Qt::RoundJoin : Qt::BevelJoin);
                m_brush.strokeLines(base.roads.at(r), pen, 2.0);
            }
        };
        pass(true);
        pass(false);
        if (m_scene.decisions)
            drawDecisions(*m_scene.decisions);
        if (m_scene.isShown(MapLayer::Barriers) && scale < 12.0)
            m_brush.strokeLines(base.barriers,
                                QPen(m_palette.barrier, scale < 3.0 ? 1.4 : 0.8, Qt::DashLine));
        if (m_scene.isShown(MapLayer::Districts)) {
            QPen border(m_palette.district, 1.2, Qt::DashDotLine);
            m_brush.strokeLines(base.districtBorders, border);
        }
    }

    void drawServiceAreas() {
        const PlanMap& plan = *m_scene.plan;
        m_brush.painter().setPen(Qt::NoPen);
        // Their borders are drawn over the edges; soft edges below would cost most of the time.
        m_brush.painter().setRenderHint(QPainter::Antialiasing, false);
        plan.areas.visit(
            m_brush.box(), [&](const planner::Polygon& polygon, std::uint32_t tag, const planner::Box&) {
                if (m_brush.isStopped())
                    return;
                m_brush.painter().setBrush(m_palette.areas[plan.areaColours[tag] % m_palette.areas.size()]);
                m_brush.fillPolygon(polygon);
            });
        m_brush.painter().setRenderHint(QPainter::Antialiasing);
        m_brush.strokeLines(plan.areaBorders,
                            QPen(m_palette.halo, m_brush.view().metresPerPixel < 10.0 ? 1.4 : 0.8));
    }

    void drawThings() {
        const BaseMap& base = *m_scene.base;
        const double scale = m_brush.view().metresPerPixel;
        if (m_scene.isShown(MapLayer::Demand) && !m_brush.isStopped()) {
            QColor colour = m_palette.demand;
            colour.setAlphaF(scale > 8.0 ? 0.35F : 0.8F);
            m_brush.drawDots(base.demand, colour,
                             scale > 8.0   ? 1.0
                             : scale > 3.0 ? 1.6
                                           : std::min(5.0, 6.0 / scale));
        }
        if (m_scene.isShown(MapLayer::Candidates) && !m_brush.isStopped())
            m_brush.drawDots(base.candidates, m_palette.candidate, scale > 6.0 ? 1.6 : 4.0);
    }

    void drawPlan() {
        const PlanMap& plan = *m_scene.plan;
        const double scale = m_brush.view().metresPerPixel;
        if (m_scene.isShown(MapLayer::WalkLines) && scale < WalkLineScale)
            drawWalkLines(plan);
        if (m_scene.difference)
            drawDifference(*m_scene.difference);
        else if (m_scene.isShown(MapLayer::Routes))
            RoutePainter(m_brush, m_scene).draw();
        if (m_scene.isShown(MapLayer::Unserved) && !m_scene.difference)
            for (std::size_t i = 0; i < UnservedReasonCount; ++i) {
                // Seen from far, thousands of homes must not shout down the cabins.
                QColor colour = m_palette.unserved[i % m_palette.unserved.size()];
                colour.setAlphaF(scale > 14.0 ? 0.5F : 1.0F);
                m_brush.drawDots(plan.unserved.at(i), colour, scale > 14.0 ? 1.4 : scale > 8.0 ? 2.0 : 4.5);
            }
    }

    void drawWalkLines(const PlanMap& plan) {
        const double scale = m_brush.view().metresPerPixel;
        for (std::size_t i = 0; i < WalkCells.size(); ++i) {
            m_brush.strokeLines(plan.walkLines.at(i), QPen(m_palette.walkLine, scale < 3.0 ? 0.8 : 0.5));
            if (WalkCells.at(i) <= WalkSpacing * scale)
                return;
        }
    }

    /// Blue is better, orange is worse: told apart by everybody.
    void drawDifference(const DifferenceMap& difference) {
        const double size = m_brush.view().metresPerPixel > 14.0  ? 1.6
                            : m_brush.view().metresPerPixel > 6.0 ? 2.4
                                                                  : 5.0;
        m_brush.drawDots(difference.better, m_palette.routes[0], size);
        m_brush.drawDots(difference.worse, m_palette.routes[1], size);
    }

    GroundBrush& m_brush;
    const MapScene& m_scene;
    const Palette& m_palette;
};

} // namespace

bool isRankShown(RoadRank rank, double metresPerPixel) {
    switch (rank) {
    case RoadRank::Trunk:
    case RoadRank::Primary: return true;
    case RoadRank::Secondary: return metresPerPixel < 60.0;
    case RoadRank::Tertiary: return metresPerPixel < 24.0;
    case RoadRank::Minor: return metresPerPixel < 12.0;
    case RoadRank::Path: return metresPerPixel < 4.0;
    }
    return true;
}

double roadWidth(RoadRank rank, double metresPerPixel) {
    struct Widths {
        double ground, least, most;
    };
    static constexpr std::array<Widths, RoadRankCount> All = {{{18.0, 1.6, 12.0},
                                                               {15.0, 1.4, 11.0},
                                                               {12.0, 1.1, 9.0},
                                                               {10.0, 0.9, 8.0},
                                                               {7.0, 0.7, 7.0},
                                                               {2.5, 0.7, 2.5}}};
    const Widths& widths = All.at(static_cast<std::size_t>(rank));
    return std::clamp(widths.ground / metresPerPixel, widths.least, widths.most);
}

QImage drawTile(const MapScene& scene, const MapTransform& view, double ratio, std::stop_token stop) {
    QImage image((view.size * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(scene.palette->ground);
    GroundBrush brush(image, view, std::move(stop));
    GroundPainter(brush, scene).draw();
    return image;
}

} // namespace app::render
