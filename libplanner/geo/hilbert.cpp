#include "libplanner/geo/hilbert.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

std::uint32_t cellOf(double value, double low, double extent) {
    constexpr double LastCell = 65535.0;
    return extent > 0.0 ? static_cast<std::uint32_t>(std::clamp((value - low) / extent, 0.0, 1.0) * LastCell)
                        : 0U;
}

} // namespace

std::uint32_t hilbertIndex(Point p, const Box& box) {
    const double extent = std::max(box.width(), box.height());
    std::uint32_t x = cellOf(p.x, box.minX, extent);
    std::uint32_t y = cellOf(p.y, box.minY, extent);
    std::uint32_t index = 0;
    for (std::uint32_t half = 1U << 15; half > 0; half >>= 1) {
        const std::uint32_t right = (x & half) != 0 ? 1U : 0U;
        const std::uint32_t top = (y & half) != 0 ? 1U : 0U;
        index = (index << 2) | ((3U * right) ^ top);
        // Turn the quadrant so that the curve inside it starts where the one before ended.
        if (top == 0) {
            if (right != 0) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return index;
}

} // namespace planner
