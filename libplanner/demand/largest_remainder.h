#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace planner {

/// Whole numbers as near as can be to `shares`, adding up to `total`: each share is rounded down, and what is
/// left goes one by one to the largest remainders, ties to the earlier. Remainders are compared on a grid of
/// 2^-20, so that the last bits of a sum do not decide. Shares are at least 0 and sum to about `total`.
/// Source: Hamilton's method of apportionment. O(n log n).
[[nodiscard]] std::vector<std::int64_t> largestRemainder(std::span<const double> shares, std::int64_t total);

} // namespace planner
