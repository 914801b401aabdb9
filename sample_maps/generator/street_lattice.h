#pragma once

#include "libplanner/geo/point.h"
#include "sample_maps/generator/terrain.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planner::town {

/// A junction's place in the lattice; (0, 0) is the town's centre.
struct Junction {
    int column = 0; ///< east
    int row = 0;    ///< north

    friend bool operator==(const Junction&, const Junction&) = default;
};

enum class StreetRank : std::uint8_t { None, Local, Tertiary, Secondary, Primary };

/// Which of a junction's streets: to the next column, to the next row, or outwards along a diagonal.
enum class Heading : std::uint8_t { East, North, Diagonal };

/// How a street gets over the river or the railway.
enum class Crossing : std::uint8_t { None, River, Railway };

struct StreetPiece {
    StreetRank rank = StreetRank::None;
    Crossing crossing = Crossing::None;
    bool isRing = false; ///< runs around the centre, not away from it
};

/// Ring and radial streets and the local grid between them.
///
/// A square grid of junctions whose shells are bent towards circles: the lines around the centre become
/// rounded rings, those away from it radial streets, and the blocks stay of one size. Pieces that would cross
/// the river or the railway are left out unless they are main streets; pieces cut off by that are left out as
/// well.
class StreetLattice {
public:
    /// `shells`: junctions reach from -shells to +shells. `townShells`: the size the town is planned for; the
    /// rings' and bends' places depend on it, never on `shells`.
    StreetLattice(int shells, double townShells, double blockSize, const Terrain& terrain,
                  std::uint64_t seed);

    [[nodiscard]] int shells() const { return m_shells; }
    [[nodiscard]] Point at(Junction j) const { return m_points[indexOf(j)]; }
    /// A piece that is not there has rank None.
    [[nodiscard]] const StreetPiece& piece(Junction from, Heading heading) const;
    /// The piece's number, for tables by piece; below 3 × (2 × shells + 1)².
    [[nodiscard]] std::size_t pieceIndex(Junction from, Heading heading) const {
        return 3 * indexOf(from) + static_cast<std::size_t>(heading);
    }
    /// Where `from`'s piece in that heading ends.
    [[nodiscard]] static Junction end(Junction from, Heading heading);
    /// The piece is traffic in one direction only: +1 as drawn, -1 against, 0 both.
    [[nodiscard]] int oneWay(Junction from, Heading heading) const;
    /// The shell of a ring road, 1 to 3.
    [[nodiscard]] int ringShell(int ring) const { return m_rings[ring - 1]; }
    /// 1 to 3 for pieces of the ring roads, else 0.
    [[nodiscard]] int ringNumber(Junction from, Heading heading) const;

private:
    [[nodiscard]] std::size_t indexOf(Junction j) const;
    [[nodiscard]] bool holds(Junction j) const;
    [[nodiscard]] Point bent(Junction j, double townShells, double blockSize, std::uint64_t seed) const;
    [[nodiscard]] StreetPiece plannedPiece(Junction from, Heading heading) const;
    [[nodiscard]] Crossing crossingOf(Point a, Point b, const Terrain& terrain) const;
    [[nodiscard]] int degree(Junction j) const;
    void dropCutOff();

    int m_shells;
    int m_rings[3];
    int m_mainStep; ///< every so many lines a secondary street
    std::vector<Point> m_points;
    std::vector<StreetPiece> m_pieces; ///< three a junction, by heading
    StreetPiece m_none;
};

/// The shell of a junction: 0 at the centre.
[[nodiscard]] int shellOf(Junction j);

} // namespace planner::town
