#include "sample_maps/generator/block_frame.h"

#include "libplanner/geo/geometry.h"

#include <cmath>

namespace planner::town {

Point rounded(Point p) {
    return {std::round(p.x * 1e3) / 1e3, std::round(p.y * 1e3) / 1e3};
}

Point between(Point a, Point b, double share) {
    return rounded({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
}

BlockFrame::BlockFrame(const StreetLattice& lattice, Junction southWest)
    : m_southWest(southWest), m_corners{lattice.at(southWest),
                                        lattice.at({southWest.column + 1, southWest.row}),
                                        lattice.at({southWest.column + 1, southWest.row + 1}),
                                        lattice.at({southWest.column, southWest.row + 1})} {
    m_width = planarDistance(exact(0.0, 0.5), exact(1.0, 0.5));
    m_height = planarDistance(exact(0.5, 0.0), exact(0.5, 1.0));
}

Point BlockFrame::exact(double s, double t) const {
    const auto mix = [&](double southWest, double southEast, double northEast, double northWest) {
        return (1.0 - t) * ((1.0 - s) * southWest + s * southEast) +
               t * ((1.0 - s) * northWest + s * northEast);
    };
    return {mix(m_corners[0].x, m_corners[1].x, m_corners[2].x, m_corners[3].x),
            mix(m_corners[0].y, m_corners[1].y, m_corners[2].y, m_corners[3].y)};
}

Point BlockFrame::at(double s, double t) const {
    return rounded(exact(s, t));
}

SideStreet BlockFrame::street(Side side) const {
    const auto [column, row] = m_southWest;
    switch (side) {
    case Side::South: return {{column, row}, Heading::East};
    case Side::East: return {{column + 1, row}, Heading::North};
    case Side::North: return {{column, row + 1}, Heading::East};
    case Side::West: return {{column, row}, Heading::North};
    }
    return {};
}

Point BlockFrame::onStreet(Side side, double share) const {
    switch (side) {
    case Side::South: return between(m_corners[0], m_corners[1], share);
    case Side::East: return between(m_corners[1], m_corners[2], share);
    case Side::North: return between(m_corners[3], m_corners[2], share);
    case Side::West: return between(m_corners[0], m_corners[3], share);
    }
    return {};
}

std::array<Point, 4> BlockFrame::rectangle(double s, double t, double length, double depth) const {
    const Point middle = exact(s, t);
    const Point west = exact(0.0, t);
    const Point east = exact(1.0, t);
    const double span = planarDistance(west, east);
    const Point along{(east.x - west.x) / span * length / 2.0, (east.y - west.y) / span * length / 2.0};
    const Point across{-along.y * depth / length, along.x * depth / length};
    return {rounded({middle.x - along.x - across.x, middle.y - along.y - across.y}),
            rounded({middle.x + along.x - across.x, middle.y + along.y - across.y}),
            rounded({middle.x + along.x + across.x, middle.y + along.y + across.y}),
            rounded({middle.x - along.x + across.x, middle.y - along.y + across.y})};
}

} // namespace planner::town
