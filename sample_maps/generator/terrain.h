#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/point.h"

#include <cstdint>

namespace planner::town {

/// The river and the railway: what nature and engineers put into the town before its streets.
///
/// The river runs west to east, the railway south to north; both are curves with one point for each x (or y),
/// so that a distance costs a few sines. Coordinates are metres from the town's centre.
class Terrain {
public:
    /// `radius`: about half the town's width, metres.
    Terrain(double radius, std::uint64_t seed);

    /// Metres north of the river's middle; negative south of it. To the first order in the curve's slope.
    [[nodiscard]] double northOfRiver(Point p) const;
    /// Metres east of the railway's middle; negative west of it.
    [[nodiscard]] double eastOfRailway(Point p) const;

    [[nodiscard]] double riverHalfWidth() const { return m_halfWidth; }
    /// The water between west and east of `box`.
    [[nodiscard]] Polygon river(const Box& box) const;
    /// The water and `margin` metres of each bank.
    [[nodiscard]] Polygon riverWithBanks(const Box& box, double margin) const;
    [[nodiscard]] Polyline railway(const Box& box) const;

private:
    [[nodiscard]] double riverMiddle(double x) const;
    [[nodiscard]] double riverSlope(double x) const;
    [[nodiscard]] double railwayMiddle(double y) const;

    double m_radius;
    double m_halfWidth;
    double m_riverPhase;
    double m_railwayPhase;
};

} // namespace planner::town
