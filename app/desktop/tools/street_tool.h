#pragma once

#include "app/desktop/actions/plan_controller.h"
#include "app/desktop/tools/map_tool.h"

#include "libplanner/geo/geometry.h"

#include <optional>
#include <vector>

namespace app::desktop {

/// Closes streets to walking and driving, and opens them again: point to see which, click to do it.
class StreetTool final : public MapTool {
    Q_OBJECT

public:
    explicit StreetTool(PlanController& controller) : m_controller(controller) {}

    void deactivate() override;
    bool move(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

private:
    void point(const QPointF& at);

    PlanController& m_controller;
    std::optional<planner::EdgeIndex> m_edge;
    std::vector<planner::Polyline> m_street;
};

} // namespace app::desktop
