#include "app/desktop/tools/footbridge_tool.h"

#include "app/desktop/map/map_view.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>

#include <algorithm>

namespace app::desktop {

namespace {

constexpr double StreetReach = 14.0; ///< pixels
constexpr double BridgeReach = 8.0;

double distanceTo(const QLineF& line, const QPointF& at) {
    const QPointF along = line.p2() - line.p1();
    const double square = QPointF::dotProduct(along, along);
    const double share =
        square > 0.0 ? std::clamp(QPointF::dotProduct(at - line.p1(), along) / square, 0.0, 1.0) : 0.0;
    return QLineF(at, line.p1() + share * along).length();
}

} // namespace

void FootbridgeTool::deactivate() {
    m_begin.reset();
    m_foot.reset();
    m_bridge.reset();
    MapTool::deactivate();
}

void FootbridgeTool::point(const QPointF& at) {
    const render::MapTransform& view = m_view->transform();
    const auto hit = streetNear(m_view->scene(), view, at, StreetReach);
    m_foot = hit ? std::optional(hit->foot) : std::nullopt;
    m_bridge.reset();
    const auto& bridges = m_controller.document().scenario().footbridges;
    for (std::size_t b = 0; b < bridges.size() && !m_begin; ++b) {
        const planner::Polyline& line = bridges[b].line;
        for (std::size_t i = 1; i < line.size(); ++i)
            if (distanceTo({view.toScreen(line[i - 1]), view.toScreen(line[i])}, at) <= BridgeReach)
                m_bridge = b;
    }
    m_view->update();
    emit statusChanged();
}

bool FootbridgeTool::move(QMouseEvent& event) {
    point(event.position());
    return false;
}

void FootbridgeTool::click(QMouseEvent& event) {
    point(event.position());
    if (m_bridge) {
        m_controller.removeFootbridge(*m_bridge);
        m_bridge.reset();
    } else if (m_foot && !m_begin) {
        m_begin = m_foot;
    } else if (m_foot && m_foot != m_begin) {
        m_controller.addFootbridge(*m_begin, *m_foot);
        m_begin.reset();
    }
    m_view->update();
    emit statusChanged();
}

bool FootbridgeTool::key(QKeyEvent& event) {
    if (!m_begin || event.key() != Qt::Key_Escape)
        return false;
    m_begin.reset();
    m_view->update();
    emit statusChanged();
    return true;
}

void FootbridgeTool::paint(QPainter& painter) {
    const render::MapTransform& view = m_view->transform();
    const render::Palette& palette = *m_view->scene().palette;
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_begin && m_foot) {
        painter.setPen(QPen(palette.halo, 6.0));
        painter.drawLine(view.toScreen(*m_begin), view.toScreen(*m_foot));
        painter.setPen(QPen(palette.selection, 3.0, Qt::DashLine));
        painter.drawLine(view.toScreen(*m_begin), view.toScreen(*m_foot));
    }
    painter.setPen(QPen(palette.halo, 1.5));
    painter.setBrush(palette.selection);
    for (const std::optional<planner::Point>& end : {m_begin, m_foot})
        if (end && !m_bridge)
            painter.drawEllipse(view.toScreen(*end), 5.0, 5.0);
}

QString FootbridgeTool::statusText() const {
    if (m_bridge)
        return tr("Click to take this footbridge away.");
    if (m_begin)
        return tr("Click the street on the other side. Esc starts again.");
    return tr("Click the street where the footbridge is to begin.");
}

} // namespace app::desktop
