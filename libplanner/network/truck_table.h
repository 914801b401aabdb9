#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/base/quantity.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace planner {

/// Driving time and distance between all pairs of places for one truck profile and one departure period.
///
/// Shape: n × n, row-major; row = from, column = to. Unit: ms and mm, uint32. Distance is that of the fastest
/// way. Pairs without a way hold Unreachable in both. Asymmetric. Thread-safe for reading.
/// Cost: 8 n² bytes.
class TruckTable {
public:
    [[nodiscard]] std::size_t placeCount() const { return m_count; }
    [[nodiscard]] bool isReachable(std::size_t from, std::size_t to) const;
    [[nodiscard]] Duration duration(std::size_t from, std::size_t to) const {
        return Duration{m_durations[from * m_count + to]};
    }
    [[nodiscard]] Distance distance(std::size_t from, std::size_t to) const {
        return Distance{m_distances[from * m_count + to]};
    }

private:
    friend TruckTable buildTruckTable(const StreetNetwork&, std::span<const Access>, unsigned, std::stop_token,
                                      const ProgressFunction&);
    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_durations;
    std::vector<std::uint32_t> m_distances;
};

/// The straight legs are walked by the loader, not driven: they are not in the table.
[[nodiscard]] TruckTable buildTruckTable(const StreetNetwork& network, std::span<const Access> places,
                                         unsigned threads, std::stop_token stop,
                                         const ProgressFunction& progress);

} // namespace planner
