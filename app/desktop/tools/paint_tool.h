#pragma once

#include "app/desktop/actions/plan_controller.h"
#include "app/desktop/tools/map_tool.h"

#include "libplanner/geo/geometry.h"

#include <vector>

namespace app::desktop {

/// Draws an area no cabin may stand in: click by click round it, back to the first point or Enter to end.
class PaintTool final : public MapTool {
    Q_OBJECT

public:
    explicit PaintTool(PlanController& controller) : m_controller(controller) {}

    void deactivate() override;
    bool move(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

private:
    void finish();
    void refresh();
    [[nodiscard]] planner::Polygon area() const;

    PlanController& m_controller;
    std::vector<planner::Point> m_points;
    planner::Point m_pointer;
};

} // namespace app::desktop
