#include "app/render/ground_brush.h"

#include "app/render/dashes.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app::render {

using planner::Point;

namespace {

constexpr double Margin = 12.0;       ///< pixels around the picture in which wide things begin
constexpr double WidestPlain = 10.0;  ///< pixels up to which nobody sees that bends are not round
constexpr double LeastRing = 0.7;     ///< pixels between two vertices of an area
constexpr double LargestSquare = 2.5; ///< pixels up to which a dot may be square

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

} // namespace

GroundBrush::GroundBrush(QImage& picture, const MapTransform& view, std::stop_token stop)
    : m_view(view), m_stop(std::move(stop)), m_box(view.visibleBox(Margin)),
      m_ratio(picture.devicePixelRatio()), m_canvas(picture), m_painter(&picture) {
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void GroundBrush::fillAreas(const AreaSet& areas, const QColor& colour, double smallest) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    areas.visit(m_box, [&](const planner::Polygon& polygon, std::uint32_t, const planner::Box& box) {
        if (std::max(box.width(), box.height()) >= smallest * m_view.metresPerPixel && !isStopped())
            fillPolygon(polygon);
    });
}

void GroundBrush::fillPolygon(const planner::Polygon& polygon) {
    if (polygon.holes.empty()) {
        m_painter.drawPolygon(m_thinner.thinnedRing(polygon.outer, m_view, LeastRing));
        return;
    }
    QPainterPath path;
    path.addPolygon(m_thinner.thinnedRing(polygon.outer, m_view, LeastRing));
    for (const planner::Ring& hole : polygon.holes)
        path.addPolygon(m_thinner.thinnedRing(hole, m_view, LeastRing));
    m_painter.drawPath(path);
}

void GroundBrush::strokePiece(std::span<const Point> piece, double thin) {
    m_painter.drawPolyline(m_thinner.thinned(piece, m_view, thin));
}

void GroundBrush::strokeLines(const LineSet& lines, const QPen& pen, double thin) {
    if (pen.widthF() <= WidestPlain) {
        if (pen.style() == Qt::SolidLine)
            strokeSegments(lines, pen, thin);
        else
            strokeDashes(lines, pen, thin);
        return;
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen);
    lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t) {
        if (!isStopped())
            strokePiece(piece, thin);
    });
}

void GroundBrush::strokeSegments(const LineSet& lines, const QPen& pen, double thin) {
    lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t) {
        if (isStopped())
            return;
        const QPolygonF& line = m_thinner.thinned(piece, m_view, thin);
        m_segments.clear();
        for (qsizetype i = 1; i < line.size(); ++i)
            m_segments.emplace_back(line[i - 1], line[i]);
        drawSegments(m_segments, pen.color(), pen.widthF());
    });
}

void GroundBrush::strokeDashes(const LineSet& lines, const QPen& pen, double thin) {
    std::vector<double> pattern;
    for (const double part : pen.dashPattern())
        pattern.push_back(part * pen.widthF());
    lines.visit(m_box, [&](std::span<const Point> piece, std::uint32_t) {
        if (isStopped())
            return;
        m_segments.clear();
        cutDashes(m_thinner.thinned(piece, m_view, thin), 0.0, pattern, seen(), m_segments);
        drawSegments(m_segments, pen.color(), pen.widthF(), Canvas::Ends::Flat);
    });
}

QRectF GroundBrush::seen() const {
    return QRectF(QPointF(), m_view.size).adjusted(-Margin, -Margin, Margin, Margin);
}

void GroundBrush::drawSegments(std::span<const QLineF> segments, const QColor& colour, double width,
                               Canvas::Ends ends) {
    if (!isStopped())
        m_canvas.drawLines(segments, colour, width, ends);
}

void GroundBrush::drawDots(const PointSet& points, const QColor& colour, double size) {
    const double cell = std::max(1.0, size * 0.5);
    const auto columns = static_cast<std::size_t>((m_view.size.width() + 2.0 * Margin) / cell) + 1;
    const auto rows = static_cast<std::size_t>((m_view.size.height() + 2.0 * Margin) / cell) + 1;
    std::vector<char> taken(columns * rows, 0);
    // A round dot is drawn once and stamped on whole pixels: half a pixel is not seen, the time is.
    const bool isSmall = size <= LargestSquare;
    const QImage stamp = isSmall ? QImage() : roundDot(colour, size, m_ratio);
    const double half = stamp.width() / 2.0;
    const auto aligned = [&](double x) { return std::round(x * m_ratio - half) / m_ratio; };
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const double cellsPerMetre = 1.0 / (cell * m_view.metresPerPixel);
    points.visit(m_box, [&](Point p, std::uint32_t) {
        const auto column = static_cast<std::size_t>((p.x - m_box.minX) * cellsPerMetre);
        const auto row = static_cast<std::size_t>((m_box.maxY - p.y) * cellsPerMetre);
        if (column >= columns || row >= rows || taken[row * columns + column] != 0)
            return;
        taken[row * columns + column] = 1;
        const QPointF at = m_view.toScreen(p);
        if (isSmall)
            m_canvas.drawSquare(at, size, colour);
        else
            m_painter.drawImage(QPointF(aligned(at.x()), aligned(at.y())), stamp);
    });
    m_painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace app::render
