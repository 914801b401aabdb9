#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/network/access.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"
#include "libplanner/network/travel_matrix.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace planner {

/// When to leave the most important vertices as a core instead of putting them in order too. A larger core
/// makes a shorter preparation and slower tables; it matters on large cities with regular grids of streets.
struct PreparationOptions {
    std::size_t mostLinks = 100; ///< links of the next vertex, shortcuts included, above which a core is left,
    std::size_t leastCore = 1500; ///< if at least so many vertices are left
};

/// A network prepared once for one mode of travel, so that tables cost a fraction of plain searches.
///
/// Every distance equals that of Dijkstra's search. Thread-safe for reading. Memory: some 60 bytes a vertex.
/// Source: contraction hierarchies (Geisberger et al. 2008); one-to-many by sweeping the hierarchy (Delling,
/// Goldberg, Nowatzyk and Werneck 2011, PHAST) restricted to the targets; many-to-many by buckets (Knopp,
/// Sanders, Schultes, Schulz and Wagner 2007).
class PreparedNetwork {
public:
    /// Throws Cancelled when stopped.
    PreparedNetwork(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                    const std::stop_token& stop, const PreparationOptions& options = {});
    ~PreparedNetwork();
    PreparedNetwork(PreparedNetwork&&) noexcept;

    [[nodiscard]] const StreetNetwork& network() const;
    [[nodiscard]] TravelMode mode() const;
    [[nodiscard]] std::size_t shortcutCount() const;

    /// Takes one row: the source's number, and its distance in mm to every target (Unreachable: no way).
    using TakeRow = std::function<void(std::size_t source, std::span<const std::uint32_t> row)>;

    /// Walking distances from each source to all targets, both legs included, same-edge walks exact. Rows
    /// come in order within a batch of 16 sources, batches of different threads in any order, from the thread
    /// that made them. The mode must be Walk. Throws Cancelled when stopped. Cost: one sweep for 16 sources.
    void walkRows(std::span<const Access> sources, std::span<const Access> targets, unsigned threads,
                  const std::stop_token& stop, const TakeRow& take) const;
    /// The same to vertices, and between vertices.
    void walkRows(std::span<const Access> sources, std::span<const VertexIndex> targets, unsigned threads,
                  const std::stop_token& stop, const TakeRow& take) const;
    void walkRows(std::span<const VertexIndex> sources, std::span<const VertexIndex> targets,
                  unsigned threads, const std::stop_token& stop, const TakeRow& take) const;

    /// Driving time, and the distance of that way, between all pairs. The mode must be Truck.
    /// When stopped, rows not yet computed are unreachable.
    [[nodiscard]] TravelMatrix driveTable(std::span<const Access> places, unsigned threads,
                                          const std::stop_token& stop,
                                          const ProgressFunction& progress) const;

    /// The preparation without the network, to be kept in a file: see PreparedCache.
    [[nodiscard]] std::string bytes() const;
    /// Empty where the bytes are damaged, or were not made for this very graph: every arc and weight counts.
    [[nodiscard]] static std::optional<PreparedNetwork>
    fromBytes(const std::string& bytes, std::shared_ptr<const StreetNetwork> network, TravelMode mode);

private:
    struct Impl;
    explicit PreparedNetwork(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
