#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/quantity.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace planner {

using PlaceIndex =
    Index<struct PlaceTag>; ///< place of a routing problem: row and column of its travel tables

/// Driving time and distance between all pairs of places, for one truck profile and one departure period.
///
/// Shape: n × n, row-major; row = from, column = to. Unit: ms and mm, uint32. May be asymmetric. Pairs
/// without a way hold `Unreachable` in both. Thread-safe for reading. Cost: 8 n² bytes.
class TravelMatrix {
public:
    static constexpr std::uint32_t Unreachable = std::numeric_limits<std::uint32_t>::max();

    TravelMatrix() = default;
    /// Takes both tables. Throws Error{BadValue} where a table has not placeCount² entries.
    TravelMatrix(std::size_t placeCount, std::vector<std::uint32_t> durations,
                 std::vector<std::uint32_t> distances);

    [[nodiscard]] std::size_t placeCount() const { return m_count; }
    [[nodiscard]] bool isReachable(PlaceIndex from, PlaceIndex to) const {
        return m_distances[offset(from, to)] != Unreachable;
    }
    [[nodiscard]] Duration duration(PlaceIndex from, PlaceIndex to) const {
        return Duration{m_durations[offset(from, to)]};
    }
    [[nodiscard]] Distance distance(PlaceIndex from, PlaceIndex to) const {
        return Distance{m_distances[offset(from, to)]};
    }

    /// The row of one place; rows follow each other.
    [[nodiscard]] const std::uint32_t* distanceRow(PlaceIndex from) const {
        return m_distances.data() + std::size_t{from.value()} * m_count;
    }
    [[nodiscard]] const std::uint32_t* durationRow(PlaceIndex from) const {
        return m_durations.data() + std::size_t{from.value()} * m_count;
    }

    friend bool operator==(const TravelMatrix&, const TravelMatrix&) = default;

private:
    [[nodiscard]] std::size_t offset(PlaceIndex from, PlaceIndex to) const {
        return std::size_t{from.value()} * m_count + to.value();
    }

    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_durations;
    std::vector<std::uint32_t> m_distances;
};

} // namespace planner
