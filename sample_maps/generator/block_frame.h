#pragma once

#include "libplanner/geo/point.h"
#include "sample_maps/generator/street_lattice.h"

#include <array>
#include <cstdint>

namespace planner::town {

/// Rounded to whole millimetres, as every coordinate of the town.
[[nodiscard]] Point rounded(Point p);
/// The point that far along the straight line from a to b, rounded: equal for every caller.
[[nodiscard]] Point between(Point a, Point b, double share);

enum class Side : std::uint8_t { South, East, North, West };
inline constexpr std::array<Side, 4> Sides = {Side::South, Side::East, Side::North, Side::West};

/// The street piece a block's side lies on.
struct SideStreet {
    Junction from;
    Heading heading = Heading::East;
};

/// A block between four junctions, with coordinates of its own: s from west to east, t from south to north,
/// both 0 to 1, lines of constant s or t straight.
class BlockFrame {
public:
    BlockFrame(const StreetLattice& lattice, Junction southWest);

    [[nodiscard]] Junction southWest() const { return m_southWest; }
    [[nodiscard]] Point at(double s, double t) const;
    /// Metres for a whole unit of s, or of t, in the block's middle.
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] SideStreet street(Side side) const;
    /// A point of a side's street; `share` from west to east or from south to north.
    [[nodiscard]] Point onStreet(Side side, double share) const;
    /// A rectangle around (s, t), its long side along s.
    [[nodiscard]] std::array<Point, 4> rectangle(double s, double t, double length, double depth) const;

private:
    [[nodiscard]] Point exact(double s, double t) const;

    Junction m_southWest;
    std::array<Point, 4> m_corners; ///< south-west, south-east, north-east, north-west
    double m_width = 0.0;
    double m_height = 0.0;
};

} // namespace planner::town
