#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/point.h"

#include <QPointF>
#include <QSizeF>

#include <algorithm>

namespace app::render {

/// Which part of the plane a picture shows: its centre, scale and size in device-independent pixels. North is
/// up.
struct MapTransform {
    planner::Point centre;
    double metresPerPixel = 10.0;
    QSizeF size;

    [[nodiscard]] QPointF toScreen(planner::Point p) const {
        return {size.width() / 2.0 + (p.x - centre.x) / metresPerPixel,
                size.height() / 2.0 - (p.y - centre.y) / metresPerPixel};
    }
    [[nodiscard]] planner::Point toMap(QPointF p) const {
        return {centre.x + (p.x() - size.width() / 2.0) * metresPerPixel,
                centre.y - (p.y() - size.height() / 2.0) * metresPerPixel};
    }
    /// What is visible, with a margin in pixels so that wide lines at the border are not cut.
    [[nodiscard]] planner::Box visibleBox(double marginPixels = 0.0) const {
        const double x = (size.width() / 2.0 + marginPixels) * metresPerPixel;
        const double y = (size.height() / 2.0 + marginPixels) * metresPerPixel;
        return {centre.x - x, centre.y - y, centre.x + x, centre.y + y};
    }
    /// The transform that shows all of `box` with a share of `margin` on every side.
    [[nodiscard]] static MapTransform fitting(const planner::Box& box, QSizeF size, double margin = 0.08) {
        MapTransform fit{{}, 10.0, size};
        if (box.isEmpty() || size.isEmpty())
            return fit;
        fit.centre = box.centre();
        const double room = 1.0 - 2.0 * margin;
        fit.metresPerPixel =
            std::max({box.width() / (size.width() * room), box.height() / (size.height() * room), 0.02});
        return fit;
    }

    friend bool operator==(const MapTransform&, const MapTransform&) = default;
};

} // namespace app::render
