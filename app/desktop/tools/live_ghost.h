#pragma once

#include "app/desktop/actions/plan_controller.h"

#include <QPainter>
#include <QPointF>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace app::desktop {

class MapView;

/// A cabin that is being moved or placed: the possible place it snaps to, the streets people would come from,
/// and what the plan would come to, all within the frame.
class LiveGhost {
public:
    explicit LiveGhost(PlanController& controller) : m_controller(controller) {}

    /// Snaps to the free place nearest to the pointer; clears where there is none near.
    void follow(const MapView& view, QPointF at, std::optional<planner::CabinIndex> from);
    void clear();
    [[nodiscard]] std::optional<planner::SiteIndex> site() const { return m_site; }
    [[nodiscard]] const LiveFigures& figures() const { return m_figures; }
    /// "People served 12,345 (+120) · …"
    [[nodiscard]] QString text() const;
    void paint(QPainter& painter, const MapView& view) const;

private:
    [[nodiscard]] std::optional<planner::SiteIndex> freeSiteNear(const MapView& view, QPointF at) const;

    PlanController& m_controller;
    std::optional<planner::CabinIndex> m_from;
    std::optional<planner::SiteIndex> m_site;
    LiveFigures m_figures;
    LiveFigures m_before;
    std::vector<planner::Polyline> m_streets;
};

} // namespace app::desktop
