#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/box.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/street.h"

#include <cstdint>
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

    friend bool operator==(const NetworkReport&, const NetworkReport&) = default;
};

struct StreetChange;
struct ChangedNetwork;

/// The streets of a city as an immutable graph: vertices in space-filling-curve order, undirected edges with
/// walk and truck attributes. Shared by value of std::shared_ptr<const StreetNetwork>.
///
/// Thread-safe for reading. Edge geometry runs from `from` to `to`, ends included.
class StreetNetwork {
public:
    [[nodiscard]] const Crs& crs() const { return m_crs; }
    [[nodiscard]] const Box& bounds() const { return m_bounds; }
    [[nodiscard]] std::size_t vertexCount() const { return m_positions.size(); }
    [[nodiscard]] std::size_t edgeCount() const { return m_edges.size(); }
    [[nodiscard]] Point position(VertexIndex v) const { return m_positions[v.value()]; }
    [[nodiscard]] const StreetEdge& edge(EdgeIndex e) const { return m_edges[e.value()]; }
    [[nodiscard]] std::span<const StreetEdge> edges() const { return m_edges; }
    [[nodiscard]] std::span<const Point> geometry(EdgeIndex e) const {
        const StreetEdge& edge = m_edges[e.value()];
        return std::span(m_points).subspan(edge.firstPoint, edge.pointCount);
    }
    /// The source line an edge was cut from; its `line` is empty, the rest is as read.
    [[nodiscard]] const Street& street(EdgeIndex e) const { return m_streets[m_edges[e.value()].street]; }
    [[nodiscard]] std::span<const Street> streets() const { return m_streets; }
    /// Edges that meet at `v`, ascending.
    [[nodiscard]] std::span<const EdgeIndex> edgesAt(VertexIndex v) const {
        return std::span(m_incident)
            .subspan(m_firstIncident[v.value()], m_firstIncident[v.value() + 1] - m_firstIncident[v.value()]);
    }
    /// Number of the walk component a vertex lies in; 0 is the largest.
    [[nodiscard]] std::uint32_t walkComponent(VertexIndex v) const { return m_walkComponent[v.value()]; }
    /// Number of the strongly connected truck component; 0 is the largest.
    [[nodiscard]] std::uint32_t truckComponent(VertexIndex v) const { return m_truckComponent[v.value()]; }
    [[nodiscard]] const NetworkReport& report() const { return m_report; }

private:
    friend class StreetNetworkBuilder;
    friend ChangedNetwork changedNetwork(const StreetNetwork&, std::span<const StreetChange>);
    explicit StreetNetwork(Crs crs) : m_crs(std::move(crs)) {}
    StreetNetwork(const StreetNetwork&) = default;

    /// Numbers the components by the edges' present attributes and puts their counts into the report.
    void findComponents();

    Crs m_crs;
    Box m_bounds;
    std::vector<Point> m_positions;
    std::vector<StreetEdge> m_edges;
    std::vector<Point> m_points;
    std::vector<Street> m_streets;
    std::vector<std::uint32_t> m_firstIncident;
    std::vector<EdgeIndex> m_incident;
    std::vector<std::uint32_t> m_walkComponent;
    std::vector<std::uint32_t> m_truckComponent;
    NetworkReport m_report;
};

} // namespace planner
