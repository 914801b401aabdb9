#include "app/desktop/tools/measure_tool.h"

#include "app/desktop/map/map_view.h"
#include "app/wording/number_wording.h"

#include "libplanner/geo/geodesic.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPolygonF>

namespace app::desktop {

namespace {

constexpr double WalkMetresPerMinute = 80.0; ///< 4.8 km/h, as the walk profile

} // namespace

void MeasureTool::deactivate() {
    m_points.clear();
    m_hasPointer = false;
    MapTool::deactivate();
}

bool MeasureTool::move(QMouseEvent& event) {
    m_pointer = m_view->transform().toMap(event.position());
    m_hasPointer = true;
    if (!m_points.empty()) {
        m_view->update();
        emit statusChanged();
    }
    return false;
}

void MeasureTool::click(QMouseEvent& event) {
    m_points.push_back(m_view->transform().toMap(event.position()));
    m_view->update();
    emit statusChanged();
}

bool MeasureTool::key(QKeyEvent& event) {
    if (m_points.empty())
        return false;
    if (event.key() == Qt::Key_Escape)
        m_points.clear();
    else if (event.key() == Qt::Key_Backspace)
        m_points.pop_back();
    else
        return false;
    m_view->update();
    emit statusChanged();
    return true;
}

planner::Distance MeasureTool::length() const {
    const auto& scene = m_view->scene();
    if (!scene.base || m_points.size() < 2)
        return {};
    return planner::GroundLength(scene.base->city->crs).along(m_points);
}

QString MeasureTool::resultText() const {
    const planner::Distance measured = length();
    const QString text = planner::inMetres(measured) < 2000.0 ? wording::metresText(measured)
                                                              : wording::kilometresText(measured);
    return tr("%1, %2 min on foot")
        .arg(text, wording::number(planner::inMetres(measured) / WalkMetresPerMinute));
}

void MeasureTool::paint(QPainter& painter) {
    if (m_points.empty())
        return;
    const render::MapTransform& view = m_view->transform();
    const render::Palette& palette = *m_view->scene().palette;
    QPolygonF line;
    for (const planner::Point p : m_points)
        line.append(view.toScreen(p));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.halo, 5.0));
    painter.drawPolyline(line);
    painter.setPen(QPen(palette.selection, 2.0));
    painter.drawPolyline(line);
    if (m_hasPointer) {
        painter.setPen(QPen(palette.selection, 1.0, Qt::DashLine));
        painter.drawLine(line.back(), view.toScreen(m_pointer));
    }
    painter.setBrush(palette.selection);
    for (const QPointF& p : line)
        painter.drawEllipse(p, 3.0, 3.0);
    if (m_points.size() < 2)
        return;
    const QString text = resultText();
    const QFontMetricsF metrics(painter.font());
    QRectF box = metrics.boundingRect(text).adjusted(-6.0, -3.0, 6.0, 3.0);
    box.moveBottomLeft(line.back() + QPointF(10.0, -6.0));
    painter.setPen(QPen(palette.selection, 1.0));
    painter.setBrush(palette.halo);
    painter.drawRoundedRect(box, 3.0, 3.0);
    painter.setPen(palette.strongLabel);
    painter.drawText(box, Qt::AlignCenter, text);
}

QString MeasureTool::statusText() const {
    if (m_view && m_points.size() > 1)
        return tr("Length on the ground: %1. Backspace takes the last point away, Esc ends.")
            .arg(resultText());
    return tr("Click the first point, then the next ones.");
}

} // namespace app::desktop
