#pragma once

#include "tests/support/plan_checker/plain_table.h"
#include "tests/support/plan_checker/street_tags.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace checker {

/// A straight piece of street between two corners, with true ground length in mm.
struct Piece {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double length = 0.0; ///< mm, whole
    bool isWalkable = false;
    bool isForward = false; ///< for trucks, a to b
    bool isBackward = false;
    double truckKmh = 0.0;
};

/// Where a place meets a piece; distances in mm.
struct Foot {
    std::uint32_t piece = 0;
    double share = 0.0; ///< of the piece, from a
    double leg = 0.0;
    Spot at;
};

/// Metres on the ground, by the geodesic.
class Ground {
public:
    explicit Ground(const std::string& wkt);
    /// Millimetres, rounded.
    [[nodiscard]] double between(Spot a, Spot b) const;

private:
    std::function<Spot(Spot)> m_toLonLat;
    double m_axis = 6378137.0;
    double m_flattening = 1.0 / 298.257223563;
};

/// Every corner of every street is a node here; nothing is contracted, so that a search is as plain as can
/// be.
class StreetMap {
public:
    StreetMap(std::string wkt, double joinTolerance);

    void addStreet(const Line& line, const StreetRules& rules);
    /// Joins ends, makes nodes and pieces, finds which of them a place may be tied to.
    void finish();
    void addBarrier(const Shape& shape);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] Spot node(std::uint32_t n) const { return m_nodes[n]; }
    [[nodiscard]] std::size_t nodeCount() const { return m_nodes.size(); }
    /// Pieces on foot at a node.
    [[nodiscard]] const std::vector<std::uint32_t>& piecesAt(std::uint32_t n) const { return m_incident[n]; }
    [[nodiscard]] const Ground& ground() const { return m_ground; }

    /// Ways from a place to the street that cross no barrier, the shortest first; those within `margin` mm of
    /// the shortest. `isBlocked`: there are ways within `limit` mm, but all are barred.
    [[nodiscard]] std::vector<Foot> feet(Spot place, double limit, double margin, bool& isBlocked) const;
    /// Pieces within `reach` metres of a spot, whoever may use them.
    [[nodiscard]] std::vector<std::uint32_t> piecesNear(Spot spot, double reach) const;

private:
    struct Street {
        Line line;
        StreetRules rules;
    };
    struct Barrier {
        Spot a;
        Spot b;
        std::int64_t area = -1; ///< whose border it is
    };
    using Cells = std::unordered_map<std::int64_t, std::vector<std::uint32_t>>;

    void joinEnds();
    void markIslands(const std::vector<int>& uses);
    [[nodiscard]] bool isCrossed(Spot place, Spot foot) const;
    [[nodiscard]] static std::int64_t cellOf(double x, double y);
    static void put(Cells& cells, Spot a, Spot b, std::uint32_t item);
    static std::vector<std::uint32_t> found(const Cells& cells, Spot low, Spot high);

    Ground m_ground;
    double m_joinTolerance;
    std::vector<Street> m_streets;
    std::vector<Spot> m_nodes;
    std::vector<Piece> m_pieces;
    std::vector<std::vector<std::uint32_t>> m_incident;
    std::vector<bool> m_isTied; ///< by piece: a home may use it (walkable, no islet)
    std::vector<Barrier> m_barriers;
    std::vector<Shape> m_areas;
    Cells m_pieceCells;
    Cells m_barrierCells;
};

} // namespace checker
