#include "libplanner/city/source_box.h"

#include <cmath>
#include <vector>

namespace planner {

Box boxIn(const Box& box, const Crs& from, const Crs& to) {
    if (from == to || box.isEmpty())
        return box;
    constexpr int Steps = 16;
    std::vector<Point> border;
    for (int i = 0; i <= Steps; ++i) {
        const double x = box.minX + box.width() * i / Steps;
        const double y = box.minY + box.height() * i / Steps;
        border.insert(border.end(), {{x, box.minY}, {x, box.maxY}, {box.minX, y}, {box.maxX, y}});
    }
    Transform(from, to).forward(border);
    Box image;
    for (const Point p : border)
        if (std::isfinite(p.x) && std::isfinite(p.y))
            image.add(p);
    // A side bends a little beyond the points tried.
    return image.grownBy(0.01 * std::max(image.width(), image.height()));
}

} // namespace planner
