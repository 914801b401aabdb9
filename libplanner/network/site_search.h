#pragma once

// Private to the network room: the three ways of filling a walk table.

#include "libplanner/network/eliminated_graph.h"
#include "libplanner/network/min_heap.h"
#include "libplanner/network/walk_table.h"

#include <cstdint>
#include <limits>
#include <span>
#include <stop_token>
#include <vector>

namespace planner::detail {

inline constexpr Distance EverySite{std::numeric_limits<std::int64_t>::max()};

/// The walkable streets with the sites along them, in the leanest form. Weights in mm.
struct WalkGraph {
    using Arc = EliminatedGraph::Arc;
    struct NearSite {
        std::uint32_t site;
        std::uint32_t distance; ///< from the vertex, along the site's own edge, leg included
    };
    std::vector<std::uint32_t> firstArc;
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> firstSite;
    std::vector<NearSite> sites; ///< those on the edges at each vertex

    WalkGraph(const StreetNetwork& network, std::span<const Access> places);

    [[nodiscard]] std::size_t vertexCount() const { return firstArc.size() - 1; }
    [[nodiscard]] std::span<const Arc> arcsAt(std::uint32_t v) const {
        return std::span(arcs).subspan(firstArc[v], firstArc[v + 1] - firstArc[v]);
    }
    [[nodiscard]] std::span<const NearSite> sitesAt(std::uint32_t v) const {
        return std::span(sites).subspan(firstSite[v], firstSite[v + 1] - firstSite[v]);
    }
};

/// A search from one vertex outward that ends when the wanted number of sites is certain. One per thread.
class NearestSites {
public:
    NearestSites(const WalkGraph& graph, std::size_t siteCount);

    /// Appends at most `nearest` entries within `limit`, ascending by (distance, site); returns the reach.
    Distance find(std::uint32_t from, std::uint32_t nearest, std::uint32_t limit,
                  std::vector<WalkEntry>& out);

private:
    void offerVertex(std::uint32_t vertex, std::uint32_t distance);
    void offerSite(std::uint32_t site, std::uint32_t distance);

    const WalkGraph& m_graph;
    std::uint32_t m_version = 0;
    std::vector<std::uint32_t> m_vertexStamp;
    std::vector<std::uint32_t> m_vertexDistance;
    std::vector<std::uint32_t> m_siteStamp;
    std::vector<std::uint32_t> m_siteDistance;
    MinHeap<std::uint64_t> m_heap; ///< distance in the upper half; vertex, or site with its top bit set
};

/// Every vertex's nearest `nearest` + 1 sites; rows of that width, `counts` says how much of each is filled.
///
/// Rows are merged up the order in which vertices with few links are taken out, spread in what is left, and
/// merged down again. What lies on a lightest way to a vertex's k-th site has that site among its own k
/// nearest, so nothing is missed. O(arcs · nearest). Throws Cancelled when stopped.
void spreadSites(const WalkGraph& graph, std::size_t siteCount, std::uint32_t nearest, std::uint32_t limit,
                 const std::stop_token& stop, std::vector<WalkEntry>& rows,
                 std::vector<std::uint32_t>& counts);

/// Distance in mm from one site to every vertex, at most `limit`; Unreachable elsewhere.
void distancesToVertices(const WalkGraph& graph, const StreetNetwork& network, const Access& site,
                         std::uint32_t limit, MinHeap<std::uint64_t>& heap,
                         std::span<std::uint32_t> distances);

} // namespace planner::detail
