#pragma once

#include "app/desktop/tools/live_ghost.h"
#include "app/desktop/tools/map_tool.h"

#include <QPointF>

#include <optional>

namespace app::desktop {

/// Looks at things: hover tells, click selects, drag moves the map, or the cabin it began on.
class SelectTool final : public MapTool {
    Q_OBJECT

public:
    explicit SelectTool(PlanController& controller) : m_controller(controller), m_ghost(controller) {}

    void deactivate() override;
    bool press(QMouseEvent& event) override;
    bool move(QMouseEvent& event) override;
    bool release(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] const LiveGhost& ghost() const { return m_ghost; }

private:
    void endDrag();

    PlanController& m_controller;
    LiveGhost m_ghost;
    std::optional<planner::CabinIndex> m_cabin; ///< pressed on, perhaps about to move
    QPointF m_pressAt;
    bool m_isDragging = false;
};

} // namespace app::desktop
