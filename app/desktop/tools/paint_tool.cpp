#include "app/desktop/tools/paint_tool.h"

#include "app/desktop/map/map_view.h"
#include "app/wording/number_wording.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPolygonF>

#include <algorithm>

namespace app::desktop {

namespace {

constexpr double CloseReach = 9.0; ///< pixels to the first or last point that end the drawing
constexpr std::size_t FewestPoints = 3;

} // namespace

void PaintTool::deactivate() {
    m_points.clear();
    MapTool::deactivate();
}

void PaintTool::refresh() {
    m_view->update();
    emit statusChanged();
}

bool PaintTool::move(QMouseEvent& event) {
    m_pointer = m_view->transform().toMap(event.position());
    if (!m_points.empty())
        refresh();
    return false;
}

void PaintTool::click(QMouseEvent& event) {
    const auto isNear = [&](planner::Point p) {
        return (m_view->transform().toScreen(p) - event.position()).manhattanLength() < CloseReach;
    };
    if (m_points.size() >= FewestPoints && (isNear(m_points.front()) || isNear(m_points.back()))) {
        finish();
        return;
    }
    if (m_points.empty() || !isNear(m_points.back()))
        m_points.push_back(m_view->transform().toMap(event.position()));
    m_pointer = m_points.back();
    refresh();
}

bool PaintTool::key(QKeyEvent& event) {
    if (m_points.empty())
        return false;
    switch (event.key()) {
    case Qt::Key_Escape: m_points.clear(); break;
    case Qt::Key_Backspace: m_points.pop_back(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: finish(); return true;
    default: return false;
    }
    refresh();
    return true;
}

planner::Polygon PaintTool::area() const {
    planner::Polygon polygon{m_points, {}};
    if (!m_points.empty())
        polygon.outer.push_back(m_points.front());
    return polygon;
}

void PaintTool::finish() {
    const planner::Polygon painted = area();
    const bool isArea = m_points.size() >= FewestPoints && planner::areaOf(painted) > 1.0;
    m_points.clear();
    if (isArea)
        m_controller.paintForbidden(painted);
    refresh();
}

void PaintTool::paint(QPainter& painter) {
    if (m_points.empty())
        return;
    const render::Palette& palette = *m_view->scene().palette;
    QPolygonF shape;
    for (const planner::Point p : m_points)
        shape.append(m_view->transform().toScreen(p));
    const QPointF pointer = m_view->transform().toScreen(m_pointer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.selection, 2.0));
    painter.setBrush(palette.forbidden);
    QPolygonF closed = shape;
    closed.append(pointer);
    painter.drawPolygon(closed);
    painter.setBrush(palette.selection);
    for (const QPointF& p : shape)
        painter.drawEllipse(p, 3.5, 3.5);
}

QString PaintTool::statusText() const {
    if (!m_view || m_points.size() < FewestPoints)
        return tr("Click round the area where no cabin may stand.");
    const planner::Polygon shape = area();
    const auto plan = m_controller.document().plan();
    const auto cabins = plan ? std::count_if(plan->cabins.begin(), plan->cabins.end(),
                                             [&shape](const planner::Cabin& cabin) {
                                                 return planner::contains(shape, cabin.at);
                                             })
                             : 0;
    return tr("Cabins inside: %1. Click the first point again or press Enter to end; Backspace takes a point back, Esc leaves off.")
        .arg(wording::number(static_cast<double>(cabins)));
}

} // namespace app::desktop
