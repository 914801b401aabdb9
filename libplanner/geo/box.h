#pragma once

#include "libplanner/geo/point.h"

#include <algorithm>
#include <limits>

namespace planner {

/// Axis-parallel rectangle; empty until something is added.
struct Box {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return minX > maxX || minY > maxY; }
    [[nodiscard]] double width() const { return isEmpty() ? 0.0 : maxX - minX; }
    [[nodiscard]] double height() const { return isEmpty() ? 0.0 : maxY - minY; }
    [[nodiscard]] Point centre() const { return {(minX + maxX) / 2.0, (minY + maxY) / 2.0}; }

    void add(Point p) {
        minX = std::min(minX, p.x);
        minY = std::min(minY, p.y);
        maxX = std::max(maxX, p.x);
        maxY = std::max(maxY, p.y);
    }
    void add(const Box& other) {
        if (other.isEmpty())
            return;
        add(Point{other.minX, other.minY});
        add(Point{other.maxX, other.maxY});
    }
    [[nodiscard]] Box grownBy(double margin) const {
        return isEmpty() ? *this : Box{minX - margin, minY - margin, maxX + margin, maxY + margin};
    }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY;
    }
    [[nodiscard]] bool intersects(const Box& other) const {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }

    friend bool operator==(const Box&, const Box&) = default;
};

} // namespace planner
