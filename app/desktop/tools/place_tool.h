#pragma once

#include "app/desktop/tools/live_ghost.h"
#include "app/desktop/tools/map_tool.h"

namespace app::desktop {

/// Puts one more cabin on a possible place; while pointing, tells what it would gain.
class PlaceTool final : public MapTool {
    Q_OBJECT

public:
    explicit PlaceTool(PlanController& controller) : m_controller(controller), m_ghost(controller) {}

    void deactivate() override;
    bool press(QMouseEvent&) override { return false; }
    bool move(QMouseEvent& event) override;
    bool release(QMouseEvent&) override { return false; }
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent&) override { return false; }
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

private:
    PlanController& m_controller;
    LiveGhost m_ghost;
};

} // namespace app::desktop
