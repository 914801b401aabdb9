#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/box.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/street.h"
#include "libplanner/network/travel_profile.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace planner {

/// A piece of street between two vertices where nothing else joins.
struct StreetEdge {
    VertexIndex from;
    VertexIndex to;
    Distance length;              ///< ground length, both ways the same
    std::uint32_t firstPoint = 0; ///< geometry: points [firstPoint, firstPoint + pointCount) of the network
    std::uint32_t pointCount = 0;
    std::uint32_t street = 0;   ///< index of the Street it was cut from
    bool walkable = false;      ///< in both directions
    bool truckForward = false;  ///< from → to
    bool truckBackward = false; ///< to → from
    Duration truckForwardTime;  ///< at the truck profile's speed for this street
    Duration truckBackwardTime;

    friend bool operator==(const StreetEdge&, const StreetEdge&) = default;
};

/// An edge and the direction in which it is driven.
struct DirectedEdge {
    EdgeIndex edge;
    bool forward = true; ///< from → to

    friend auto operator<=>(const DirectedEdge&, const DirectedEdge&) = default;
};

/// Edges that a truck must not drive one right after the other, two or more.
using TurnBan = std::vector<DirectedEdge>;

/// What building the network found; counted and shown, never silently dropped.
struct NetworkReport {
    std::size_t streetCount = 0;
    std::size_t zeroLength = 0;     ///< lines without length, left out
    std::size_t unusable = 0;       ///< lines that neither people nor the truck may use, left out
    std::size_t duplicates = 0;     ///< edges that lie on another with the same ends and length: merged
    std::size_t reversePairs = 0;   ///< lines that another one repeats backwards
    bool directedEdges = false;     ///< the layer draws each direction on its own: lines are one-way as drawn
    std::size_t joinedEnds = 0;     ///< line ends joined within the tolerance
    std::size_t nodedCrossings = 0; ///< crossings of plain lines at the same level that became vertices
    std::size_t contradictoryOneWays = 0;
    std::size_t unknownTags = 0;
    std::size_t walkComponents = 0;
    std::size_t truckComponents = 0; ///< strongly connected
    std::size_t verticesOffWalk = 0; ///< with walkable streets, outside the largest walk component
    std::size_t verticesOffTruck =
        0;                          ///< with truck streets, outside the largest strongly connected component
    std::vector<Key> islandStreets; ///< a street of every component but the largest, at most 100
    std::vector<Key>
        trapStreets; ///< of the truck's strong components but the largest likewise: one-way traps
    std::size_t selfCrossing = 0;         ///< lines that cross themselves other than at a vertex
    std::vector<Key> selfCrossingStreets; ///< at most 100
    std::size_t turnRestrictions = 0;     ///< that trucks obey
    std::size_t restrictionsMissing = 0;  ///< that name a street the network has not
    std::size_t restrictionsUnclear = 0;  ///< whose streets do not meet, or run on through the junction
    std::vector<Key> unclearRestrictions; ///< at most 100

    friend bool operator==(const NetworkReport&, const NetworkReport&) = default;
};

struct StreetChange;
struct ChangedNetwork;
struct EdgeEdit;

/// The streets of a city as an immutable graph: vertices in space-filling-curve order as read, undirected
/// edges with walk and truck attributes. Shared by value of std::shared_ptr<const StreetNetwork>.
///
/// Thread-safe for reading. Edge geometry runs from `from` to `to`, ends included.
class StreetNetwork {
public:
    [[nodiscard]] const Crs& crs() const { return m_crs; }
    [[nodiscard]] const Box& bounds() const { return m_bounds; }
    [[nodiscard]] std::size_t vertexCount() const { return m_shape->positions.size(); }
    [[nodiscard]] std::size_t edgeCount() const { return m_edges.size(); }
    [[nodiscard]] Point position(VertexIndex v) const { return m_shape->positions[v.value()]; }
    [[nodiscard]] const StreetEdge& edge(EdgeIndex e) const { return m_edges[e.value()]; }
    [[nodiscard]] std::span<const StreetEdge> edges() const { return m_edges; }
    [[nodiscard]] std::span<const Point> geometry(EdgeIndex e) const {
        const StreetEdge& edge = m_edges[e.value()];
        return std::span<const Point>(m_shape->points).subspan(edge.firstPoint, edge.pointCount);
    }
    /// The source line an edge was cut from; its `line` is empty, the rest is as read.
    [[nodiscard]] const Street& street(EdgeIndex e) const {
        return m_shape->streets[m_edges[e.value()].street];
    }
    [[nodiscard]] std::span<const Street> streets() const { return m_shape->streets; }
    /// Edges that meet at `v`, ascending.
    [[nodiscard]] std::span<const EdgeIndex> edgesAt(VertexIndex v) const {
        const std::vector<std::uint32_t>& first = m_shape->firstIncident;
        return std::span<const EdgeIndex>(m_shape->incident)
            .subspan(first[v.value()], first[v.value() + 1] - first[v.value()]);
    }
    /// Number of the walk component a vertex lies in; 0 is the largest.
    [[nodiscard]] std::uint32_t walkComponent(VertexIndex v) const { return m_walkComponent[v.value()]; }
    /// Number of the strongly connected truck component; 0 is the largest.
    [[nodiscard]] std::uint32_t truckComponent(VertexIndex v) const { return m_truckComponent[v.value()]; }
    [[nodiscard]] const NetworkReport& report() const { return m_report; }

    /// What trucks must not drive in sequence, ordered.
    [[nodiscard]] std::span<const TurnBan> turnBans() const { return m_turnBans; }
    [[nodiscard]] const TurnCosts& turnCosts() const { return m_turnCosts; }
    /// Whether turns matter to a truck's way: with neither bans nor costs of left and right turns no fastest
    /// way ever turns back, and a search needs to know vertices only.
    [[nodiscard]] bool hasTurnRules() const {
        return !m_turnBans.empty() || m_turnCosts.left > Duration{} || m_turnCosts.right > Duration{};
    }
    [[nodiscard]] bool isDrivable(DirectedEdge way) const {
        const StreetEdge& edge = m_edges[way.edge.value()];
        return way.forward ? edge.truckForward : edge.truckBackward;
    }
    [[nodiscard]] VertexIndex startOf(DirectedEdge way) const {
        const StreetEdge& edge = m_edges[way.edge.value()];
        return way.forward ? edge.from : edge.to;
    }
    [[nodiscard]] VertexIndex endOf(DirectedEdge way) const {
        const StreetEdge& edge = m_edges[way.edge.value()];
        return way.forward ? edge.to : edge.from;
    }
    /// Ways out of a vertex that trucks may drive, ascending; a loop counts both ways.
    [[nodiscard]] std::vector<DirectedEdge> truckWaysFrom(VertexIndex v) const;

private:
    friend class StreetNetworkBuilder;
    friend class FootwayBuilder;
    friend ChangedNetwork changedNetwork(const StreetNetwork&, std::span<const StreetChange>);
    friend std::shared_ptr<const StreetNetwork> editedNetwork(const StreetNetwork&,
                                                              std::span<const EdgeEdit>);
    explicit StreetNetwork(Crs crs) : m_crs(std::move(crs)) {}
    StreetNetwork(const StreetNetwork&) = default;

    /// Lists the edges that meet at each vertex.
    void connect();
    /// Numbers the components by the edges' present attributes and puts their counts into the report.
    void findComponents();
    /// A street of each part but the largest.
    template <class IsOpen>
    void nameParts(const std::vector<std::uint32_t>& component, const IsOpen& isOpen,
                   std::vector<Key>& named) const;

    /// What no change of a street changes; shared by a network and those changed from it, and written only
    /// while the first of them is built.
    struct Shape {
        std::vector<Point> positions;
        std::vector<Point> points;
        std::vector<Street> streets;
        std::vector<std::uint32_t> firstIncident;
        std::vector<EdgeIndex> incident;
    };

    Crs m_crs;
    Box m_bounds;
    std::vector<StreetEdge> m_edges;
    std::shared_ptr<Shape> m_shape = std::make_shared<Shape>();
    std::vector<std::uint32_t> m_walkComponent;
    std::vector<std::uint32_t> m_truckComponent;
    std::vector<TurnBan> m_turnBans;
    TurnCosts m_turnCosts;
    NetworkReport m_report;
};

} // namespace planner
