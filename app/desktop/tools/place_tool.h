#pragma once

#include "app/desktop/tools/live_ghost.h"
#include "app/desktop/tools/map_tool.h"

#include "libplanner/geo/point.h"

#include <QString>

#include <optional>

namespace app::desktop {

/// Puts one more cabin on a possible place; while pointing, tells what it would gain. With Shift, or where no
/// possible place is near, it snaps to the street instead.
class PlaceTool final : public MapTool {
    Q_OBJECT

public:
    explicit PlaceTool(PlanController& controller) : m_controller(controller), m_ghost(controller) {}

    void deactivate() override;
    bool move(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

private:
    void follow(QMouseEvent& event);
    [[nodiscard]] bool isAllowed(planner::Point p) const;

    PlanController& m_controller;
    LiveGhost m_ghost;
    std::optional<planner::Point> m_free; ///< beside a street, where no possible place is meant
    QString m_street;
};

} // namespace app::desktop
