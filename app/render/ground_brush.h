#pragma once

#include "app/render/canvas.h"
#include "app/render/map_transform.h"
#include "app/render/shape_set.h"
#include "app/render/thinning.h"

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QPainter>
#include <QPen>

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace app::render {

/// Draws sets of shapes as a view shows them into a picture: what is out of sight costs nothing, what is too
/// small to be seen next to nothing. Once stopped it draws no more.
class GroundBrush {
public:
    /// `picture`: Format_RGB32, of the view's size; it must outlive the brush.
    GroundBrush(QImage& picture, const MapTransform& view, std::stop_token stop);

    [[nodiscard]] const MapTransform& view() const { return m_view; }
    /// What is in sight, with a margin for wide lines.
    [[nodiscard]] const planner::Box& box() const { return m_box; }
    [[nodiscard]] QRectF seen() const; ///< the same, on the screen
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }
    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] double ratio() const { return m_ratio; }

    /// Areas of at least `smallest` pixels.
    void fillAreas(const AreaSet& areas, const QColor& colour, double smallest = 1.0);
    void fillPolygon(const planner::Polygon& polygon); ///< with the painter's brush
    /// `thin`: pixels between two vertices.
    void strokeLines(const LineSet& lines, const QPen& pen, double thin = 1.5);
    void strokePiece(std::span<const planner::Point> piece, double thin); ///< with the painter's pen
    /// Points of one colour; those that would fall on the same pixel are drawn once.
    void drawDots(const PointSet& points, const QColor& colour, double size);
    void drawSegments(std::span<const QLineF> segments, const QColor& colour, double width,
                      Canvas::Ends ends = Canvas::Ends::Square);

    /// The piece on the screen; valid until the next call.
    [[nodiscard]] const QPolygonF& thinned(std::span<const planner::Point> piece, double thin) {
        return m_thinner.thinned(piece, m_view, thin);
    }

private:
    void strokeSegments(const LineSet& lines, const QPen& pen, double thin);
    void strokeDashes(const LineSet& lines, const QPen& pen, double thin);

    const MapTransform& m_view;
    std::stop_token m_stop;
    planner::Box m_box;
    double m_ratio;
    Canvas m_canvas;
    QPainter m_painter;
    Thinner m_thinner;
    std::vector<QLineF> m_segments; ///< to be drawn at once
};

} // namespace app::render
