#include "app/desktop/tools/place_tool.h"

#include "app/desktop/map/map_view.h"

#include <QMouseEvent>

namespace app::desktop {

void PlaceTool::deactivate() {
    m_ghost.clear();
    MapTool::deactivate();
}

bool PlaceTool::move(QMouseEvent& event) {
    m_ghost.follow(*m_view, event.position(), std::nullopt);
    m_view->update();
    emit statusChanged();
    return false;
}

void PlaceTool::click(QMouseEvent& event) {
    m_ghost.follow(*m_view, event.position(), std::nullopt);
    const auto site = m_ghost.site();
    m_ghost.clear();
    if (site)
        m_controller.placeCabin(*site);
}

void PlaceTool::paint(QPainter& painter) {
    m_ghost.paint(painter, *m_view);
}

QString PlaceTool::statusText() const {
    return m_ghost.site() ? tr("Click to put a cabin here.") : tr("Point at a possible place to see what a cabin there would gain.");
}

} // namespace app::desktop
