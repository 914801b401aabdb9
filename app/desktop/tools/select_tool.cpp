#include "app/desktop/tools/select_tool.h"

#include "app/desktop/map/map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace app::desktop {

bool SelectTool::move(QMouseEvent& event) {
    if (event.buttons() == Qt::NoButton)
        m_view->setHovered(m_view->hitNear(event.position()));
    return false;
}

void SelectTool::click(QMouseEvent& event) {
    m_view->setSelected(m_view->hitNear(event.position()));
}

bool SelectTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape || !m_view->selected())
        return false;
    m_view->setSelected(std::nullopt);
    return true;
}

QString SelectTool::statusText() const {
    return tr("Click a cabin, a home or a place to read about it. Drag to move the map, turn the wheel to zoom.");
}

} // namespace app::desktop
