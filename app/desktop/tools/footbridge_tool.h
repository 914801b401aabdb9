#pragma once

#include "app/desktop/actions/plan_controller.h"
#include "app/desktop/map/street_hit.h"
#include "app/desktop/tools/map_tool.h"

#include <optional>

namespace app::desktop {

/// Joins two streets for people on foot: a click on each builds a footbridge, one on a footbridge takes it
/// away.
class FootbridgeTool final : public MapTool {
    Q_OBJECT

public:
    explicit FootbridgeTool(PlanController& controller) : m_controller(controller) {}

    void deactivate() override;
    bool move(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

private:
    void point(const QPointF& at);

    PlanController& m_controller;
    std::optional<planner::Point> m_begin; ///< on the first street
    std::optional<planner::Point> m_foot;  ///< on the street under the pointer
    std::optional<std::size_t> m_bridge;   ///< under the pointer, of the scenario's
};

} // namespace app::desktop
