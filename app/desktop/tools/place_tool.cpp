#include "app/desktop/tools/place_tool.h"

#include "app/desktop/map/map_view.h"
#include "app/desktop/map/street_hit.h"
#include "app/render/map_marks.h"
#include "app/wording/place_wording.h"

#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace app::desktop {

namespace {

constexpr double SnapReach = 40.0; ///< pixels to the street a place of one's own snaps to

} // namespace

void PlaceTool::deactivate() {
    m_ghost.clear();
    m_free.reset();
    MapTool::deactivate();
}

bool PlaceTool::isAllowed(planner::Point p) const {
    const auto isInside = [p](const auto& areas, auto shapeOf) {
        return std::any_of(areas.begin(), areas.end(),
                           [&](const auto& area) { return planner::contains(shapeOf(area), p); });
    };
    return !isInside(
               m_view->scene().base->city->forbidden,
               [](const planner::ForbiddenArea& area) -> const auto& { return area.area; }) &&
           !isInside(
               m_controller.document().scenario().paintedForbidden,
               [](const planner::Polygon& area) -> const auto& { return area; });
}

void PlaceTool::follow(QMouseEvent& event) {
    m_free.reset();
    m_ghost.follow(*m_view, event.position(), std::nullopt);
    if (m_ghost.site() && !event.modifiers().testFlag(Qt::ShiftModifier))
        return;
    const auto hit = streetNear(m_view->scene(), m_view->transform(), event.position(), SnapReach);
    if (!hit || !m_controller.document().plan() || !isAllowed(hit->foot))
        return;
    m_ghost.clear();
    m_free = hit->foot;
    m_street = wording::streetName(*m_view->scene().base->city->network, hit->edge);
}

bool PlaceTool::move(QMouseEvent& event) {
    follow(event);
    m_view->update();
    emit statusChanged();
    return false;
}

void PlaceTool::click(QMouseEvent& event) {
    follow(event);
    const auto site = m_ghost.site();
    m_ghost.clear();
    if (site)
        m_controller.placeCabin(*site);
    else if (const auto free = std::exchange(m_free, std::nullopt))
        m_controller.placeCabinAt(*free);
}

void PlaceTool::paint(QPainter& painter) {
    if (!m_free) {
        m_ghost.paint(painter, *m_view);
        return;
    }
    const render::MapTransform& view = m_view->transform();
    render::drawMark(painter, render::MarkKind::CabinRequired, view.toScreen(*m_free),
                     render::cabinSymbolSize(view.metresPerPixel) * 1.2, *m_view->scene().palette);
}

QString PlaceTool::statusText() const {
    if (m_free)
        return tr("Click to put a cabin beside %1, a place of your own.").arg(m_street);
    return m_ghost.site()
               ? tr("Click to put a cabin here; with Shift it snaps to the street instead.")
               : tr("Point at a possible place to see what a cabin there would gain, or at any street.");
}

} // namespace app::desktop
