#include "sample_maps/generator/terrain.h"

#include "libplanner/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace planner::town {

namespace {

constexpr double RiverOffset = -0.20;  // of the radius: south of the centre
constexpr double RiverSwing = 0.10;    // of the radius
constexpr double RiverWave = 2.6;      // half waves across the radius
constexpr double RailwayOffset = 0.42; // of the radius: east of the centre
constexpr double RailwaySwing = 0.05;
constexpr double RailwayWave = 1.7;
constexpr double SampleStep = 25.0; // metres between the drawn points

} // namespace

Terrain::Terrain(double radius, std::uint64_t seed)
    : m_radius(radius), m_halfWidth(std::clamp(0.018 * radius, 22.0, 110.0)) {
    Random random(seed ^ 0x7465727261696eULL);
    m_riverPhase = random.unit() * 2.0 * std::numbers::pi;
    m_railwayPhase = random.unit() * 2.0 * std::numbers::pi;
}

double Terrain::riverMiddle(double x) const {
    return m_radius * (RiverOffset + RiverSwing * std::sin(RiverWave * x / m_radius + m_riverPhase));
}

double Terrain::riverSlope(double x) const {
    return RiverSwing * RiverWave * std::cos(RiverWave * x / m_radius + m_riverPhase);
}

double Terrain::railwayMiddle(double y) const {
    return m_radius * (RailwayOffset + RailwaySwing * std::sin(RailwayWave * y / m_radius + m_railwayPhase));
}

double Terrain::northOfRiver(Point p) const {
    const double slope = riverSlope(p.x);
    return (p.y - riverMiddle(p.x)) / std::sqrt(1.0 + slope * slope);
}

double Terrain::eastOfRailway(Point p) const {
    return p.x - railwayMiddle(p.y);
}

Polygon Terrain::river(const Box& box) const {
    return riverWithBanks(box, 0.0);
}

Polygon Terrain::riverWithBanks(const Box& box, double margin) const {
    Ring north;
    Ring south;
    const double half = m_halfWidth + margin;
    for (double x = box.minX; x < box.maxX + SampleStep; x += SampleStep) {
        // Straight up and down from the middle: wide enough that the shortest way across is the full width.
        const double slope = riverSlope(x);
        const double upright = half * std::sqrt(1.0 + slope * slope);
        north.push_back({x, riverMiddle(x) + upright});
        south.push_back({x, riverMiddle(x) - upright});
    }
    Polygon water{.outer = std::move(south), .holes = {}};
    water.outer.insert(water.outer.end(), north.rbegin(), north.rend());
    water.outer.push_back(water.outer.front());
    return water;
}

Polyline Terrain::railway(const Box& box) const {
    Polyline line;
    for (double y = box.minY; y < box.maxY + SampleStep; y += SampleStep)
        line.push_back({railwayMiddle(y), y});
    return line;
}

} // namespace planner::town
