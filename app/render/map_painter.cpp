#include "app/render/map_painter.h"

#include "app/render/thinning.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace app::render {

using planner::Point;

namespace {

constexpr double CasingScale = 4.0;    ///< m/px below which streets have an edge
constexpr double BuildingScale = 6.0;  ///< m/px below which buildings are drawn
constexpr double WalkLineScale = 14.0; ///< m/px below which walk lines are drawn
constexpr double DashScale = 6.0;      ///< m/px below which trips are told apart by dashes
constexpr double ArrowSpacing = 110.0; ///< pixels between two arrows of a route
constexpr double WidestPlain = 4.5;    ///< pixels up to which nobody sees that bends are not round
constexpr std::size_t SegmentsAtOnce = 2048;

QImage roundDot(const QColor& colour, double size, double ratio) {
    const int pixels = static_cast<int>(std::ceil(size * ratio)) + 1;
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(pixels / 2.0, pixels / 2.0), size * ratio / 2.0, size * ratio / 2.0);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

class GroundPainter {
public:
    GroundPainter(QPainter& painter, const MapScene& scene, const MapTransform& view, std::stop_token stop)
        : m_painter(painter), m_scene(scene), m_view(view), m_palette(*scene.palette),
          m_stop(std::move(stop)), m_box(view.visibleBox(12.0)) {}

    void draw() {
        m_painter.setRenderHint(QPainter::Antialiasing);
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
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

    void fillAreas(const AreaSet& areas, const QColor& colour, double smallest = 1.0) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        areas.visit(m_box, [&](const planner::Polygon& polygon, std::uint32_t, const planner::Box& box) {
            if (std::max(box.width(), box.height()) >= smallest * m_view.metresPerPixel && !isStopped())
                fillPolygon(polygon);
        });
    }

    void fillPolygon(const planner::Polygon& polygon) {
        if (polygon.holes.empty()) {
            m_painter.drawPolygon(m_thinner.thinnedRing(polygon.outer, m_view, 0.5));
            return;
        }
        QPainterPath path;
        path.addPolygon(m_thinner.thinnedRing(polygon.outer, m_view, 0.5));
        for (const planner::Ring& hole : polygon.holes)
            path.addPolygon(m_thinner.thinnedRing(hole, m_view, 0.5));
        m_painter.drawPath(path);
    }

    void strokeLines(const LineSet& lines, const QPen& pen, double thin = 1.5) {
        const bool isPlain = pen.style() == Qt::SolidLine && pen.color().alpha() == 255;
        m_painter.setBrush(Qt::NoBrush);
        if (isPlain && pen.widthF() > 1.0 && pen.widthF() <= WidestPlain) {
            strokeSegments(lines, pen, thin);
            return;
        }
        m_painter.setPen(pen);
        lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t) {
            if (!isStopped())
                m_painter.drawPolyline(m_thinner.thinned(piece, m_view, thin));
        });
    }

    /// Each segment by itself: Qt fills such strips directly, and finds the outline of a bending line only
    /// slowly. Square ends fill the bends.
    void strokeSegments(const LineSet& lines, QPen pen, double thin) {
        pen.setCapStyle(Qt::SquareCap);
        m_painter.setPen(pen);
        m_segments.clear();
        lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t) {
            const QPolygonF& line = m_thinner.thinned(piece, m_view, thin);
            for (qsizetype i = 1; i < line.size(); ++i)
                m_segments.emplace_back(line[i - 1], line[i]);
            if (m_segments.size() >= SegmentsAtOnce)
                flushSegments();
        });
        flushSegments();
    }

    void flushSegments() {
        if (!isStopped())
            m_painter.drawLines(m_segments.data(), static_cast<int>(m_segments.size()));
        m_segments.clear();
    }

    void drawAreas() {
        const BaseMap& base = *m_scene.base;
        if (m_scene.isShown(MapLayer::Water))
            fillAreas(base.water, m_palette.water);
        if (m_scene.isShown(MapLayer::Forbidden))
            fillAreas(base.forbidden, m_palette.forbidden);
        if (m_scene.isShown(MapLayer::Forbidden) && m_scene.decisions)
            drawPainted(*m_scene.decisions);
        if (m_scene.isShown(MapLayer::TruckZones))
            fillAreas(base.truckZones, m_palette.truckZone);
    }

    void drawPainted(const DecisionMap& decisions) {
        fillAreas(decisions.painted, m_palette.forbidden);
        QColor edge = m_palette.forbidden;
        edge.setAlphaF(1.0F);
        strokeLines(decisions.paintedBorders, QPen(edge, 1.6, Qt::DashLine));
    }

    /// Crossed out along their whole length, so that they are told from routes by shape too.
    void drawClosedStreets(const DecisionMap& decisions) {
        QColor colour = m_palette.forbidden;
        colour.setAlphaF(1.0F);
        strokeLines(decisions.closedStreets,
                    QPen(m_palette.halo, 6.0, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        QPen ties(colour, 6.0, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
        ties.setDashPattern({0.35, 0.9});
        strokeLines(decisions.closedStreets, ties);
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
        const planner::Box box = m_view.visibleBox();
        const double ratio = m_painter.device()->devicePixelRatioF();
        for (const auto& extra : m_scene.extras)
            if (extra->raster && !isStopped())
                if (const QImage image = extra->raster->picture(box, (m_view.size * ratio).toSize());
                    !image.isNull())
                    m_painter.drawImage(QRectF(QPointF(), m_view.size), image);
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
            if (!isPlain || m_view.metresPerPixel < BuildingScale)
                fillAreas(extra->areas, colour, 0.7);
            strokeLines(extra->lines, QPen(colour, 1.2));
            drawDots(extra->points, colour, 3.0);
        }
    }

    void drawClasses(const ExtraLayer& extra, const QColor& plain) {
        m_painter.setPen(Qt::NoPen);
        extra.areas.visit(
            m_box, [&](const planner::Polygon& polygon, std::uint32_t tag, const planner::Box& box) {
                if (std::max(box.width(), box.height()) < 0.7 * m_view.metresPerPixel || isStopped())
                    return;
                QColor colour = classColour(extra, tag, plain);
                colour.setAlphaF(0.6F);
                m_painter.setBrush(colour);
                fillPolygon(polygon);
            });
        m_painter.setBrush(Qt::NoBrush);
        extra.lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t tag) {
            if (isStopped())
                return;
            m_painter.setPen(QPen(classColour(extra, tag, plain), 2.0));
            m_painter.drawPolyline(m_thinner.thinned(piece, m_view, 1.0));
        });
        m_painter.setPen(Qt::NoPen);
        extra.points.visit(m_box, [&](Point p, std::uint32_t tag) {
            m_painter.setBrush(classColour(extra, tag, plain));
            m_painter.drawEllipse(m_view.toScreen(p), 2.5, 2.5);
        });
    }

    void drawStreets() {
        if (!m_scene.isShown(MapLayer::Streets))
            return;
        const BaseMap& base = *m_scene.base;
        const double scale = m_view.metresPerPixel;
        const auto pass = [&](bool isCasing) {
            for (std::size_t r = RoadRankCount; r-- > 0;) {
                const auto rank = static_cast<RoadRank>(r);
                if (!isRankShown(rank, scale) || isStopped())
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
                strokeLines(base.roads.at(r), pen, 2.0);
            }
        };
        pass(true);
        pass(false);
        if (m_scene.decisions)
            drawClosedStreets(*m_scene.decisions);
        if (m_scene.isShown(MapLayer::Barriers) && scale < 12.0)
            strokeLines(base.barriers, QPen(m_palette.barrier, scale < 3.0 ? 1.4 : 0.8, Qt::DashLine));
        if (m_scene.isShown(MapLayer::Districts)) {
            QPen border(m_palette.district, 1.2, Qt::DashDotLine);
            strokeLines(base.districtBorders, border);
        }
    }

    void drawServiceAreas() {
        const PlanMap& plan = *m_scene.plan;
        m_painter.setPen(Qt::NoPen);
        plan.areas.visit(m_box, [&](const planner::Polygon& polygon, std::uint32_t tag, const planner::Box&) {
            if (isStopped())
                return;
            m_painter.setBrush(m_palette.areas[plan.areaColours[tag] % m_palette.areas.size()]);
            fillPolygon(polygon);
        });
        strokeLines(plan.areaBorders, QPen(m_palette.halo, m_view.metresPerPixel < 10.0 ? 1.4 : 0.8));
    }

    /// Points of one colour; those that would fall on the same pixel are drawn once.
    void drawDots(const PointSet& points, const QColor& colour, double size) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const double cell = std::max(1.0, size * 0.5);
        const auto columns = static_cast<std::size_t>(m_view.size.width() / cell) + 26;
        const auto rows = static_cast<std::size_t>(m_view.size.height() / cell) + 26;
        std::vector<bool> taken(columns * rows, false);
        // A round dot is drawn once and stamped on whole pixels: half a pixel is not seen, the time is.
        const double ratio = m_painter.device()->devicePixelRatioF();
        const bool isSmall = size <= 2.5;
        const QImage stamp = isSmall ? QImage() : roundDot(colour, size, ratio);
        const double half = stamp.width() / 2.0;
        const auto aligned = [&](double x) { return std::round(x * ratio - half) / ratio; };
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        points.visit(m_box, [&](Point p, std::uint32_t) {
            const QPointF at = m_view.toScreen(p);
            const auto column = static_cast<std::size_t>(std::max(0.0, at.x() / cell + 12.0));
            const auto row = static_cast<std::size_t>(std::max(0.0, at.y() / cell + 12.0));
            if (column >= columns || row >= rows || taken[row * columns + column])
                return;
            taken[row * columns + column] = true;
            if (isSmall)
                m_painter.fillRect(QRectF(at.x() - size / 2.0, at.y() - size / 2.0, size, size), colour);
            else
                m_painter.drawImage(QPointF(aligned(at.x()), aligned(at.y())), stamp);
        });
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void drawThings() {
        const BaseMap& base = *m_scene.base;
        const double scale = m_view.metresPerPixel;
        if (m_scene.isShown(MapLayer::Demand) && !isStopped()) {
            QColor colour = m_palette.demand;
            colour.setAlphaF(scale > 8.0 ? 0.35F : 0.8F);
            drawDots(base.demand, colour, scale > 8.0 ? 1.0 : scale > 3.0 ? 1.6 : std::min(5.0, 6.0 / scale));
        }
        if (m_scene.isShown(MapLayer::Candidates) && !isStopped())
            drawDots(base.candidates, m_palette.candidate, scale > 6.0 ? 1.6 : 4.0);
    }

    void drawPlan() {
        const PlanMap& plan = *m_scene.plan;
        const double scale = m_view.metresPerPixel;
        if (m_scene.isShown(MapLayer::WalkLines) && scale < WalkLineScale)
            strokeLines(plan.walkLines, QPen(m_palette.walkLine, scale < 3.0 ? 0.8 : 0.5));
        if (m_scene.difference)
            drawDifference(*m_scene.difference);
        else if (m_scene.isShown(MapLayer::Routes))
            drawRoutes();
        if (m_scene.isShown(MapLayer::Unserved) && !m_scene.difference)
            for (std::size_t i = 0; i < UnservedReasonCount; ++i) {
                // Seen from far, thousands of homes must not shout down the cabins.
                QColor colour = m_palette.unserved[i % m_palette.unserved.size()];
                colour.setAlphaF(scale > 14.0 ? 0.5F : 1.0F);
                drawDots(plan.unserved.at(i), colour, scale > 14.0 ? 1.4 : scale > 8.0 ? 2.0 : 4.5);
            }
    }

    /// Blue is better, orange is worse: told apart by everybody.
    void drawDifference(const DifferenceMap& difference) {
        const double size = m_view.metresPerPixel > 14.0 ? 1.6 : m_view.metresPerPixel > 6.0 ? 2.4 : 5.0;
        drawDots(difference.better, m_palette.routes[0], size);
        drawDots(difference.worse, m_palette.routes[1], size);
    }

    void drawRoutes() {
        const double width = m_view.metresPerPixel > 12.0 ? 1.6 : 2.4;
        for (const RouteShape& route : m_scene.plan->routes) {
            if (!m_scene.isShown(route) || isStopped() || !route.line.bounds().intersects(m_box))
                continue;
            const QColor colour = m_palette.routes[route.truck % m_palette.routes.size()];
            const QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
            // A truck's second trip is dashed, its third dotted, so that trips are told apart; from far
            // nobody sees that.
            const bool isNear = m_view.metresPerPixel < DashScale;
            if (isNear && route.trip % 3 != 0)
                strokeDashes(route, pen, route.trip % 3 == 1 ? Dash{7.0, 2.0} : Dash{3.0, 2.0});
            else
                strokeLines(route.line, pen, 2.0);
            drawArrows(route, colour, width);
        }
    }

    struct Dash {
        double drawn, left; ///< in widths of the pen
    };

    /// Dashes at fixed distances from the route's start, cut by hand: only those in sight cost anything.
    void strokeDashes(const RouteShape& route, const QPen& pen, Dash dash) {
        const double drawn = dash.drawn * pen.widthF();
        const double period = drawn + dash.left * pen.widthF();
        const QRectF seen = QRectF(QPointF(), m_view.size).adjusted(-4.0, -4.0, 4.0, 4.0);
        m_painter.setPen(pen);
        m_segments.clear();
        route.line.visit(m_box, [&](std::span<const Point> piece, std::uint32_t first) {
            double gone = route.gone[first] / m_view.metresPerPixel;
            const QPolygonF& line = m_thinner.thinned(piece, m_view, 2.0);
            for (qsizetype i = 1; i < line.size(); ++i) {
                const QLineF segment(line[i - 1], line[i]);
                const double length = segment.length();
                const QRectF box = QRectF(segment.p1(), segment.p2()).normalized();
                const bool isSeen = box.right() >= seen.left() && box.left() <= seen.right() &&
                                    box.bottom() >= seen.top() && box.top() <= seen.bottom();
                for (double at = gone - std::fmod(gone, period); isSeen && at < gone + length; at += period) {
                    const double from = std::max(at, gone) - gone;
                    const double to = std::min(at + drawn, gone + length) - gone;
                    if (to > from)
                        m_segments.emplace_back(segment.pointAt(from / length), segment.pointAt(to / length));
                }
                gone += length;
            }
        });
        flushSegments();
    }

    void drawArrows(const RouteShape& route, const QColor& colour, double width) {
        // Arrows sit at fixed distances from the route's start, so that they agree across tiles.
        const double spacing = ArrowSpacing * m_view.metresPerPixel;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        route.line.visit(m_box, [&](std::span<const Point> piece, std::uint32_t first) {
            double next = (std::ceil(route.gone[first] / spacing - 0.5) + 0.5) * spacing;
            for (std::size_t i = 1; i < piece.size() && next <= route.gone[first + piece.size() - 1]; ++i) {
                const Point a = piece[i - 1];
                const Point b = piece[i];
                const double gone = route.gone[first + i - 1];
                const double length = route.gone[first + i] - gone;
                for (; next < gone + length; next += spacing) {
                    const double share = (next - gone) / length;
                    const Point at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
                    if (m_box.contains(at))
                        drawArrow(m_view.toScreen(at), (b.x - a.x) / length, -(b.y - a.y) / length,
                                  width * 2.1 + 1.5);
                }
            }
        });
    }

    void drawArrow(QPointF at, double dx, double dy, double size) {
        const QPointF along(dx * size, dy * size);
        const QPointF across(-dy * size * 0.75, dx * size * 0.75);
        const std::array<QPointF, 4> head = {at + along, at - along * 0.7 + across, at - along * 0.3,
                                             at - along * 0.7 - across};
        m_painter.drawPolygon(head.data(), static_cast<int>(head.size()));
    }

    QPainter& m_painter;
    const MapScene& m_scene;
    const MapTransform& m_view;
    const Palette& m_palette;
    std::stop_token m_stop;
    planner::Box m_box;
    Thinner m_thinner;
    std::vector<QLineF> m_segments; ///< to be drawn at once
};

MarkKind markOf(planner::CabinStatus status) {
    switch (status) {
    case planner::CabinStatus::Proposed: return MarkKind::Cabin;
    case planner::CabinStatus::Existing: return MarkKind::CabinExisting;
    case planner::CabinStatus::Required: return MarkKind::CabinRequired;
    }
    return MarkKind::Cabin;
}

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

double cabinSymbolSize(double metresPerPixel) {
    return std::clamp(22.0 - 3.2 * std::log2(metresPerPixel + 1.0), 7.0, 18.0);
}

void drawMark(QPainter& painter, MarkKind kind, QPointF at, double size, const Palette& palette) {
    const double half = size / 2.0;
    const QRectF box(at.x() - half, at.y() - half, size, size);
    const QPen edge(palette.halo, std::max(1.0, size / 10.0));
    painter.setPen(edge);
    switch (kind) {
    case MarkKind::Cabin:
    case MarkKind::CabinExisting:
    case MarkKind::CabinRequired: {
        // A little house: proposed blue, standing dark with a bar, required with a pin's dot.
        const std::array<QPointF, 5> house = {
            QPointF(at.x(), at.y() - half), QPointF(at.x() + half, at.y() - half * 0.2),
            QPointF(at.x() + half, at.y() + half), QPointF(at.x() - half, at.y() + half),
            QPointF(at.x() - half, at.y() - half * 0.2)};
        painter.setBrush(kind == MarkKind::Cabin           ? palette.cabin
                         : kind == MarkKind::CabinExisting ? palette.cabinExisting
                                                           : palette.cabinRequired);
        painter.drawConvexPolygon(house.data(), static_cast<int>(house.size()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.cabinInk);
        if (kind == MarkKind::CabinRequired)
            painter.drawEllipse(at + QPointF(0.0, half * 0.25), size * 0.17, size * 0.17);
        else if (kind == MarkKind::CabinExisting)
            painter.drawRect(QRectF(at.x() - half * 0.55, at.y() + half * 0.1, size * 0.55, size * 0.16));
        return;
    }
    case MarkKind::Centre: {
        const std::array<QPointF, 6> hexagon = {QPointF(at.x() - half, at.y()),
                                                QPointF(at.x() - half / 2, at.y() - half * 0.87),
                                                QPointF(at.x() + half / 2, at.y() - half * 0.87),
                                                QPointF(at.x() + half, at.y()),
                                                QPointF(at.x() + half / 2, at.y() + half * 0.87),
                                                QPointF(at.x() - half / 2, at.y() + half * 0.87)};
        painter.setBrush(palette.centre);
        painter.drawConvexPolygon(hexagon.data(), static_cast<int>(hexagon.size()));
        painter.setPen(QPen(palette.cabinInk, size / 9.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, half * 0.42, half * 0.42);
        return;
    }
    case MarkKind::Depot:
        painter.setBrush(palette.depot);
        painter.drawRect(box.adjusted(size * 0.06, size * 0.06, -size * 0.06, -size * 0.06));
        painter.setPen(QPen(palette.cabinInk, size / 8.0));
        painter.drawLine(QPointF(at.x() - half * 0.45, at.y()), QPointF(at.x() + half * 0.45, at.y()));
        return;
    case MarkKind::Candidate:
        painter.setBrush(palette.candidate);
        painter.drawEllipse(box.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2));
        return;
    case MarkKind::CandidateForbidden:
        painter.setPen(QPen(palette.candidateForbidden, size / 6.0));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
        return;
    case MarkKind::Unserved:
        painter.setBrush(palette.unserved.front());
        painter.drawEllipse(box.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2));
        return;
    }
}

void drawGround(QPainter& painter, const MapScene& scene, const MapTransform& view, std::stop_token stop) {
    GroundPainter(painter, scene, view, std::move(stop)).draw();
}

void drawMarks(QPainter& painter, const MapScene& scene, const MapTransform& view) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = *scene.palette;
    const planner::Box box = view.visibleBox(24.0);
    const double size = cabinSymbolSize(view.metresPerPixel);
    const auto mark = [&](MarkKind kind, Point at, double factor) {
        if (box.contains(at))
            drawMark(painter, kind, view.toScreen(at), size * factor, palette);
    };
    if (scene.base) {
        const planner::City& city = *scene.base->city;
        // Without a plan the cabins that stand are shown as such; in a plan they are among its cabins.
        if (scene.isShown(MapLayer::Existing) && !scene.plan)
            for (const planner::ExistingCabin& cabin : city.existing)
                mark(MarkKind::CabinExisting, cabin.at, 1.0);
        if (scene.isShown(MapLayer::Depots))
            for (const planner::Depot& depot : city.depots)
                mark(MarkKind::Depot, depot.at, 1.15);
        if (scene.isShown(MapLayer::Centres))
            for (const planner::RecyclingCentre& centre : city.centres)
                mark(MarkKind::Centre, centre.at, 1.5);
    }
    if (scene.plan && scene.isShown(MapLayer::Cabins))
        for (std::size_t i = 0; i < scene.plan->states.size(); ++i)
            mark(markOf(scene.plan->states[i]), scene.plan->plan->cabins[i].at, 1.0);
    if (scene.difference) {
        for (const Point lost : scene.difference->lost)
            mark(MarkKind::CandidateForbidden, lost, 1.0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.selection, 2.0));
        for (const Point gained : scene.difference->gained)
            painter.drawEllipse(view.toScreen(gained), size * 0.85, size * 0.85);
    }
}

QImage drawTile(const MapScene& scene, const MapTransform& view, double ratio, std::stop_token stop) {
    QImage image((view.size * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(scene.palette->ground);
    QPainter painter(&image);
    drawGround(painter, scene, view, std::move(stop));
    return image;
}

} // namespace app::render
