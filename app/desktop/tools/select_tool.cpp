#include "app/desktop/tools/select_tool.h"

#include "app/desktop/map/map_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace app::desktop {

void SelectTool::deactivate() {
    endDrag();
    MapTool::deactivate();
}

void SelectTool::endDrag() {
    m_cabin.reset();
    m_isDragging = false;
    m_ghost.clear();
    if (m_view)
        m_view->update();
    emit statusChanged();
}

bool SelectTool::press(QMouseEvent& event) {
    const auto hit = m_view->hitNear(event.position());
    if (!hit || hit->kind != MapHit::Kind::Cabin || !m_controller.live() ||
        m_view->scene().plan->plan.get() != &m_controller.live()->plan())
        return false;
    m_cabin = planner::CabinIndex(hit->index);
    m_pressAt = event.position();
    return true;
}

bool SelectTool::move(QMouseEvent& event) {
    if (!m_cabin) {
        if (event.buttons() == Qt::NoButton)
            m_view->setHovered(m_view->hitNear(event.position()));
        return false;
    }
    if (!m_isDragging &&
        (event.position() - m_pressAt).manhattanLength() >= QApplication::startDragDistance())
        m_isDragging = true;
    if (!m_isDragging)
        return true;
    m_ghost.follow(*m_view, event.position(), m_cabin);
    m_view->update();
    emit statusChanged();
    return true;
}

bool SelectTool::release(QMouseEvent&) {
    if (!m_cabin)
        return false;
    const planner::CabinIndex cabin = *m_cabin;
    const bool wasDrag = m_isDragging;
    const auto site = m_ghost.site();
    endDrag();
    if (!wasDrag)
        m_view->setSelected(MapHit{MapHit::Kind::Cabin, cabin.value()});
    else if (site)
        m_controller.moveCabin(cabin, *site);
    return true;
}

void SelectTool::click(QMouseEvent& event) {
    m_view->setSelected(m_view->hitNear(event.position()));
}

bool SelectTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape)
        return false;
    if (m_cabin) {
        endDrag();
        return true;
    }
    if (!m_view->selected())
        return false;
    m_view->setSelected(std::nullopt);
    return true;
}

void SelectTool::paint(QPainter& painter) {
    if (m_isDragging)
        m_ghost.paint(painter, *m_view);
}

QString SelectTool::statusText() const {
    if (m_isDragging)
        return m_ghost.site() ? tr("Let go to put the cabin here; Esc leaves it where it was.")
                              : m_ghost.text();
    return tr("Click a cabin, home or place to read about it; drag a cabin to move it.");
}

} // namespace app::desktop
