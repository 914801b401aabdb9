#include "app/desktop/tools/street_tool.h"

#include "app/desktop/map/map_view.h"
#include "app/desktop/map/street_hit.h"
#include "app/wording/place_wording.h"

#include <QMouseEvent>
#include <QPolygonF>

#include <algorithm>

namespace app::desktop {

namespace {

constexpr double StreetReach = 14.0; ///< pixels

} // namespace

void StreetTool::deactivate() {
    m_edge.reset();
    m_street.clear();
    MapTool::deactivate();
}

void StreetTool::point(const QPointF& at) {
    const auto hit = streetNear(m_view->scene(), m_view->transform(), at, StreetReach);
    const auto edge = hit ? std::optional(hit->edge) : std::nullopt;
    if (edge == m_edge)
        return;
    m_edge = edge;
    m_street =
        edge ? wholeStreet(*m_view->scene().base->city->network, *edge) : std::vector<planner::Polyline>();
    m_view->update();
    emit statusChanged();
}

bool StreetTool::move(QMouseEvent& event) {
    point(event.position());
    return false;
}

void StreetTool::click(QMouseEvent& event) {
    point(event.position());
    if (m_edge)
        m_controller.toggleStreet(*m_edge);
    emit statusChanged();
}

void StreetTool::paint(QPainter& painter) {
    const render::Palette& palette = *m_view->scene().palette;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    QPolygonF points;
    for (const planner::Polyline& piece : m_street) {
        points.resize(0);
        for (const planner::Point p : piece)
            points.append(m_view->transform().toScreen(p));
        painter.setPen(QPen(palette.halo, 7.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
        painter.setPen(QPen(palette.selection, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
    }
}

QString StreetTool::statusText() const {
    if (!m_view || !m_edge)
        return tr("Point at the street that is to be closed to people and trucks.");
    const planner::StreetNetwork& network = *m_view->scene().base->city->network;
    const auto& closed = m_controller.document().scenario().closedStreets;
    const bool isClosed =
        std::find(closed.begin(), closed.end(), network.street(*m_edge).key) != closed.end();
    const QString name = wording::streetName(network, *m_edge);
    return isClosed ? tr("%1 is closed. Click to open it again.").arg(name)
                    : tr("Click to close %1.").arg(name);
}

} // namespace app::desktop
