#pragma once

#include "libplanner/geo/box.h"

#include <QImage>
#include <QSize>

namespace app::render {

/// A picture of the ground behind the plan; where it comes from is not this room's business. Thread-safe.
class RasterLayer {
public:
    virtual ~RasterLayer() = default;
    [[nodiscard]] virtual planner::Box bounds() const = 0;
    /// That part of it, in the map's CRS; null where there is nothing.
    [[nodiscard]] virtual QImage picture(const planner::Box& box, QSize pixels) const = 0;
};

} // namespace app::render
