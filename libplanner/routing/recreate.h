#pragma once

#include "libplanner/base/random.h"
#include "libplanner/routing/tour.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

struct RecreateOptions {
    std::size_t neighbours = 24; ///< positions beside this many nearest clients are tried first
    std::size_t inTime = 80;     ///< where stops have windows: many near ones are far off in time
    double blink = 0.01;         ///< share of positions overlooked, for variety
};

/// Puts absent clients back, each where it costs least, in a random one of several orders.
///
/// Source: Christiaens and Vanden Berghe (2020), greedy insertion with blinks; restricted to positions beside
/// near clients unless none of them has room, and extended by own trips with an unloading.
class Recreate {
public:
    Recreate(const SearchModel& model, const RecreateOptions& options);

    /// `newRoutes`: whether an unused truck may be taken although another has room.
    void run(Tour& tour, Random& random, bool newRoutes);

    /// The cheapest place for an absent client, below what leaving it out costs.
    [[nodiscard]] Placement best(const Tour& tour, Visit client, Random& random, bool newRoutes);

private:
    void sort(std::vector<Visit>& clients, Random& random) const;
    void tryBeside(const Tour& tour, Visit client, Random& random);
    void tryAfter(const Tour& tour, Visit client, Visit after);
    void tryOwnTrips(const Tour& tour, Visit client, std::int32_t route);
    void tryNewRoutes(const Tour& tour, Visit client);
    void tryWholeRoute(const Tour& tour, Visit client, std::int32_t route);
    void tryLocked(const Tour& tour, Visit client);
    [[nodiscard]] bool fitsAlone(Visit client, std::int32_t type) const;
    [[nodiscard]] bool blinks(Random& random);
    void see(std::int32_t route);

    const SearchModel& m_model;
    RecreateOptions m_options;
    std::vector<std::int64_t>
        m_size; ///< by client: share of the smallest truck that would do, parts per million
    std::vector<std::int64_t> m_far; ///< by client: from the nearest start or unloading
    std::vector<Visit> m_order;
    std::vector<std::int32_t> m_seen; ///< routes met beside near clients
    std::vector<std::uint32_t> m_seenStamp;
    std::uint32_t m_stamp = 0;
    std::int64_t m_untilBlink = 0;
    Placement m_best;
};

} // namespace planner::detail
