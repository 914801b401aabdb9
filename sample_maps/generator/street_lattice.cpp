#include "sample_maps/generator/street_lattice.h"

#include "libplanner/base/random.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>

namespace planner::town {

namespace {

constexpr double Roundness = 0.7; // of the outer rings: 0 squares, 1 circles
constexpr double Jitter = 0.10;   // of a block, each junction for itself
constexpr double Sway = 0.30;     // of a block, whole streets
constexpr double RailwayMargin = 18.0;
constexpr double RiverMargin = 8.0;

constexpr Heading Headings[] = {Heading::East, Heading::North, Heading::Diagonal};

/// Towards the outside, along the diagonal the junction lies on.
int outwards(int value) {
    return value >= 0 ? 1 : -1;
}

/// Finds which junctions hang together.
class Clusters {
public:
    explicit Clusters(std::size_t count) : m_parent(count), m_size(count, 1) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    std::size_t rootOf(std::size_t i) {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = rootOf(a);
        b = rootOf(b);
        if (a == b)
            return;
        if (m_size[a] < m_size[b])
            std::swap(a, b);
        m_parent[b] = a;
        m_size[a] += m_size[b];
    }
    std::size_t largest() {
        std::size_t best = 0;
        for (std::size_t i = 0; i < m_parent.size(); ++i)
            if (rootOf(i) == i && m_size[i] > m_size[rootOf(best)])
                best = i;
        return rootOf(best);
    }

private:
    std::vector<std::size_t> m_parent;
    std::vector<std::size_t> m_size;
};

} // namespace

int shellOf(Junction j) {
    return std::max(std::abs(j.column), std::abs(j.row));
}

StreetLattice::StreetLattice(int shells, double townShells, double blockSize, const Terrain& terrain,
                             std::uint64_t seed)
    : m_shells(shells), m_mainStep(townShells < 14.0 ? 4 : 8) {
    const auto ring = [&](double share) {
        return std::max(1, static_cast<int>(std::lround(share * townShells)));
    };
    m_rings[0] = ring(0.32);
    m_rings[1] = std::max(m_rings[0] + 1, ring(0.62));
    m_rings[2] = std::max(m_rings[1] + 1, ring(0.92));

    const auto side = static_cast<std::size_t>(2 * shells + 1);
    m_points.resize(side * side);
    m_pieces.resize(3 * side * side);
    for (int row = -shells; row <= shells; ++row)
        for (int column = -shells; column <= shells; ++column)
            m_points[indexOf({column, row})] = bent({column, row}, townShells, blockSize, seed);
    for (int row = -shells; row <= shells; ++row)
        for (int column = -shells; column <= shells; ++column)
            for (const Heading heading : Headings) {
                const Junction from{column, row};
                StreetPiece piece = plannedPiece(from, heading);
                if (piece.rank == StreetRank::None)
                    continue;
                const Point a = at(from);
                const Point b = at(end(from, heading));
                piece.crossing = crossingOf(a, b, terrain);
                const bool runsNorth = std::abs(b.y - a.y) > std::abs(b.x - a.x);
                const bool isCrossable = piece.rank >= StreetRank::Secondary &&
                                         heading != Heading::Diagonal &&
                                         runsNorth == (piece.crossing == Crossing::River);
                if (piece.crossing == Crossing::None || isCrossable)
                    m_pieces[pieceIndex(from, heading)] = piece;
            }
    dropCutOff();
}

std::size_t StreetLattice::indexOf(Junction j) const {
    const auto side = static_cast<std::size_t>(2 * m_shells + 1);
    return static_cast<std::size_t>(j.row + m_shells) * side + static_cast<std::size_t>(j.column + m_shells);
}

bool StreetLattice::holds(Junction j) const {
    return shellOf(j) <= m_shells;
}

Junction StreetLattice::end(Junction from, Heading heading) {
    switch (heading) {
    case Heading::East: return {from.column + 1, from.row};
    case Heading::North: return {from.column, from.row + 1};
    case Heading::Diagonal: return {from.column + outwards(from.column), from.row + outwards(from.row)};
    }
    return from;
}

const StreetPiece& StreetLattice::piece(Junction from, Heading heading) const {
    return holds(from) ? m_pieces[pieceIndex(from, heading)] : m_none;
}

Point StreetLattice::bent(Junction j, double townShells, double blockSize, std::uint64_t seed) const {
    double x = j.column;
    double y = j.row;
    const int shell = shellOf(j);
    if (shell > 0) {
        // Equal-area way from a square to a disc (Shirley and Chiu 1997), taken only part of the way.
        const bool isFlat = std::abs(j.column) >= std::abs(j.row);
        const double major = isFlat ? j.column : j.row;
        const double angle = std::numbers::pi / 4.0 * (isFlat ? y / x : x / y);
        const double radius = major * std::sqrt(4.0 / std::numbers::pi);
        const double along = radius * std::cos(angle);
        const double across = radius * std::sin(angle);
        const double weight = Roundness * std::min(1.0, shell / (0.6 * townShells));
        x += weight * ((isFlat ? along : across) - x);
        y += weight * ((isFlat ? across : along) - y);
    }
    Random random(seed ^ (static_cast<std::uint64_t>(j.column + 65536) << 20 ^
                          static_cast<std::uint64_t>(j.row + 65536)));
    const double phase = static_cast<double>(seed % 1000);
    const double swayX = std::sin(0.71 * y + phase) + 0.5 * std::sin(0.23 * y - phase);
    const double swayY = std::sin(0.67 * x - phase) + 0.5 * std::sin(0.29 * x + phase);
    x += Sway * swayX / 1.5 + Jitter * (2.0 * random.unit() - 1.0);
    y += Sway * swayY / 1.5 + Jitter * (2.0 * random.unit() - 1.0);
    return {std::round(x * blockSize * 1e3) / 1e3, std::round(y * blockSize * 1e3) / 1e3};
}

StreetPiece StreetLattice::plannedPiece(Junction from, Heading heading) const {
    const Junction to = end(from, heading);
    if (!holds(to))
        return {};
    if (heading == Heading::Diagonal) {
        const bool isOut = std::abs(from.column) == std::abs(from.row) && shellOf(from) >= m_rings[0];
        return {.rank = isOut ? StreetRank::Primary : StreetRank::None};
    }
    const int line = heading == Heading::East ? from.row : from.column;
    const int along = heading == Heading::East ? std::max(std::abs(from.column), std::abs(to.column))
                                               : std::max(std::abs(from.row), std::abs(to.row));
    StreetPiece piece{.rank = StreetRank::Local, .isRing = std::abs(line) >= along};
    if (line % m_mainStep == 0)
        piece.rank = StreetRank::Secondary;
    else if (line % (m_mainStep / 2) == 0)
        piece.rank = StreetRank::Tertiary;
    if (line == 0 || (piece.isRing && std::ranges::find(m_rings, std::abs(line)) != std::end(m_rings)))
        piece.rank = StreetRank::Primary;
    return piece;
}

Crossing StreetLattice::crossingOf(Point a, Point b, const Terrain& terrain) const {
    const double river = terrain.riverHalfWidth() + RiverMargin;
    bool isWet = (terrain.northOfRiver(a) < 0.0) != (terrain.northOfRiver(b) < 0.0);
    bool isOnRails = (terrain.eastOfRailway(a) < 0.0) != (terrain.eastOfRailway(b) < 0.0);
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const Point p{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
        isWet = isWet || std::abs(terrain.northOfRiver(p)) < river;
        isOnRails = isOnRails || std::abs(terrain.eastOfRailway(p)) < RailwayMargin;
    }
    return isWet ? Crossing::River : isOnRails ? Crossing::Railway : Crossing::None;
}

void StreetLattice::dropCutOff() {
    Clusters clusters(m_points.size());
    const auto forEachPiece = [&](const auto& visit) {
        for (int row = -m_shells; row <= m_shells; ++row)
            for (int column = -m_shells; column <= m_shells; ++column)
                for (const Heading heading : Headings) {
                    const Junction from{column, row};
                    StreetPiece& piece = m_pieces[pieceIndex(from, heading)];
                    if (piece.rank != StreetRank::None)
                        visit(from, heading, piece);
                }
    };
    forEachPiece([&](Junction from, Heading heading, StreetPiece&) {
        clusters.join(indexOf(from), indexOf(end(from, heading)));
    });
    const std::size_t main = clusters.largest();
    forEachPiece([&](Junction from, Heading, StreetPiece& piece) {
        if (clusters.rootOf(indexOf(from)) != main)
            piece = {};
    });
}

int StreetLattice::degree(Junction j) const {
    const auto has = [&](Junction from, Heading heading) {
        return piece(from, heading).rank != StreetRank::None ? 1 : 0;
    };
    return has(j, Heading::East) + has(j, Heading::North) + has({j.column - 1, j.row}, Heading::East) +
           has({j.column, j.row - 1}, Heading::North);
}

int StreetLattice::oneWay(Junction from, Heading heading) const {
    // Only where both ends have all four streets: nobody can be caught behind a one-way dead end.
    const int line = heading == Heading::East ? from.row : from.column;
    const StreetPiece& street = piece(from, heading);
    if (heading == Heading::Diagonal || street.rank > StreetRank::Tertiary || shellOf(from) > m_rings[1] ||
        line % 2 == 0 || degree(from) < 4 || degree(end(from, heading)) < 4)
        return 0;
    const int turn = ((line % 8) + 8) % 8;
    return turn == 1 ? 1 : turn == 3 ? -1 : 0;
}

int StreetLattice::ringNumber(Junction from, Heading heading) const {
    if (heading == Heading::Diagonal || !piece(from, heading).isRing)
        return 0;
    const int line = std::abs(heading == Heading::East ? from.row : from.column);
    for (int ring = 0; ring < 3; ++ring)
        if (line == m_rings[ring])
            return ring + 1;
    return 0;
}

} // namespace planner::town
