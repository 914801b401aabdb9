#pragma once

#include "app/desktop/tools/map_tool.h"

namespace app::desktop {

/// Looks at things: hover tells, click selects, drag moves the map.
class SelectTool final : public MapTool {
    Q_OBJECT

public:
    using MapTool::MapTool;

    bool press(QMouseEvent&) override { return false; }
    bool move(QMouseEvent& event) override;
    bool release(QMouseEvent&) override { return false; }
    void click(QMouseEvent& event) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter&) override {}
    [[nodiscard]] QString statusText() const override;
};

} // namespace app::desktop
