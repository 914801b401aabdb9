#pragma once

#include "libplanner/geo/geometry.h"

#include <span>

namespace planner {

// Planar geometry on areas, by GEOS. Results are valid, parts in GEOS's order, which is the same for the
// same input. All throw Error{Internal} with GEOS's message where it gives up (not-finite coordinates).

/// All places within `radius` of the lines, in units of the CRS; round ends.
[[nodiscard]] MultiPolygon bufferOf(const MultiPolyline& lines, double radius, int segmentsPerQuarter = 6);
/// The area grown by `radius`, or shrunk where it is negative.
[[nodiscard]] MultiPolygon bufferOf(const MultiPolygon& area, double radius, int segmentsPerQuarter = 6);
[[nodiscard]] MultiPolygon unionOf(std::span<const MultiPolygon> areas);
[[nodiscard]] MultiPolygon differenceOf(const MultiPolygon& area, const MultiPolygon& taken);
[[nodiscard]] MultiPolygon intersectionOf(const MultiPolygon& a, const MultiPolygon& b);
/// Fewer corners, none farther than `tolerance` from the old border; stays valid.
[[nodiscard]] MultiPolygon simplified(const MultiPolygon& area, double tolerance);
/// The same area without self-crossings, overlaps of parts or repeated rings.
[[nodiscard]] MultiPolygon madeValid(const MultiPolygon& area);
[[nodiscard]] bool isValid(const MultiPolygon& area);
/// The smallest convex area around the points; empty for fewer than three that do not lie on a line.
[[nodiscard]] MultiPolygon convexHull(std::span<const Point> points);

} // namespace planner
