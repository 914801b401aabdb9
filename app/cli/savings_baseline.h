#pragma once

#include <cstdint>
#include <vector>

namespace app::cli {

/// A plain problem for the baseline: place 0 is the depot, all others are stops; distances row by row.
struct PlainRouting {
    std::size_t places = 0;
    std::vector<std::uint32_t> distances;
    std::vector<std::int64_t> loads; ///< by place; 0 at the depot
    std::int64_t capacity = 0;

    [[nodiscard]] std::int64_t distance(std::size_t from, std::size_t to) const {
        return distances[from * places + to];
    }
};

/// Length of the routes of the textbook's parallel savings over all pairs, each then improved by 2-opt until
/// no exchange shortens it. O(n² log n). Source: Clarke and Wright (1964); Croes (1958).
[[nodiscard]] std::int64_t savingsWithTwoOpt(const PlainRouting& problem);

} // namespace app::cli
