#pragma once

#include "app/desktop/tools/map_tool.h"

#include "libplanner/base/quantity.h"
#include "libplanner/geo/point.h"

#include <vector>

namespace app::desktop {

/// Measures along clicked points: true length on the ground, and the minutes it takes to walk.
class MeasureTool final : public MapTool {
    Q_OBJECT

public:
    using MapTool::MapTool;

    void deactivate() override;
    bool move(QMouseEvent& event) override;
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString statusText() const override;

    [[nodiscard]] planner::Distance length() const;

private:
    [[nodiscard]] QString resultText() const;

    std::vector<planner::Point> m_points;
    planner::Point m_pointer;
    bool m_hasPointer = false;
};

} // namespace app::desktop
