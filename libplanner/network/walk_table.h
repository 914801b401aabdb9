#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/progress.h"
#include "libplanner/base/quantity.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace planner {

/// One site within reach: its walking distance in mm.
struct WalkEntry {
    std::uint32_t site = 0;
    std::uint32_t distance = 0;

    friend bool operator==(const WalkEntry&, const WalkEntry&) = default;
};

struct WalkTableOptions {
    std::uint32_t nearest = 32;    ///< entries wanted for each vertex
    std::optional<Distance> limit; ///< and none farther than this
    unsigned threads = 1;
};

/// Walking distance from street vertices to sites, nearest sites first.
///
/// Shape: one row a vertex, ragged; entries ascending by (distance, site). Unit: mm, uint32; the site's leg
/// is in it. A row is complete up to and including `reach(v)`: every site not in it is farther than that
/// (Distance max: every reachable site is in the row). Thread-safe for reading.
/// Cost: by their number a search from each site, from all of them at once, or from each vertex until its
/// last wanted site; O(rows × nearest × log) but for the first. 8 bytes an entry.
class WalkTable {
public:
    [[nodiscard]] std::size_t vertexCount() const { return m_reach.size(); }
    [[nodiscard]] std::size_t siteCount() const { return m_siteCount; }
    [[nodiscard]] std::size_t entryCount() const { return m_entries.size(); }
    [[nodiscard]] std::span<const WalkEntry> row(VertexIndex v) const {
        return std::span(m_entries).subspan(m_first[v.value()], m_first[v.value() + 1] - m_first[v.value()]);
    }
    [[nodiscard]] Distance reach(VertexIndex v) const { return m_reach[v.value()]; }

private:
    friend WalkTable buildWalkTable(const StreetNetwork&, std::span<const Access>, const WalkTableOptions&,
                                    std::stop_token, const ProgressFunction&);
    friend Distance walkRow(const WalkTable&, const StreetNetwork&, std::span<const Access>, const Access&,
                            std::uint32_t, std::vector<WalkEntry>&);
    std::size_t m_siteCount = 0;
    std::vector<SiteIndex> m_sitesByEdge; ///< ordered by (edge, site)
    std::vector<std::uint64_t> m_first;
    std::vector<WalkEntry> m_entries;
    std::vector<Distance> m_reach;
};

/// Throws Cancelled when stopped. The result is the same for any number of threads.
[[nodiscard]] WalkTable buildWalkTable(const StreetNetwork& network, std::span<const Access> sites,
                                       const WalkTableOptions& options, std::stop_token stop,
                                       const ProgressFunction& progress);

/// The sites a home can walk to, exact: access plus the minimum over its edge's two ends, and the case of a
/// site on the same edge. Ascending by (distance, site); complete up to the returned reach.
/// Appends to `out`; `nearest` at most.
Distance walkRow(const WalkTable& table, const StreetNetwork& network, std::span<const Access> sites,
                 const Access& home, std::uint32_t nearest, std::vector<WalkEntry>& out);

/// Walking distance from one place to every vertex, mm; `unreachable` where there is no way.
/// Cost: one Dijkstra, bounded by `limit` where given.
inline constexpr std::uint32_t Unreachable = 0xffffffffU;
[[nodiscard]] std::vector<std::uint32_t> walkDistancesFrom(const StreetNetwork& network, const Access& from,
                                                           std::optional<Distance> limit);
/// The same to one place; empty when there is no way.
[[nodiscard]] std::optional<Distance> walkDistance(const StreetNetwork& network, const Access& from,
                                                   const Access& to);

} // namespace planner
