#include "libplanner/demand/largest_remainder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planner {

std::vector<std::int64_t> largestRemainder(std::span<const double> shares, std::int64_t total) {
    constexpr double Grid = 1048576.0; // 2^20
    std::vector<std::int64_t> whole(shares.size());
    std::vector<std::int64_t> remainder(shares.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto onGrid =
            static_cast<std::int64_t>(std::llround((shares[i] - std::floor(shares[i])) * Grid));
        const std::int64_t carry = onGrid == static_cast<std::int64_t>(Grid) ? 1 : 0;
        whole[i] = static_cast<std::int64_t>(std::floor(shares[i])) + carry;
        remainder[i] = carry == 1 ? 0 : onGrid;
        given += whole[i];
    }
    std::vector<std::uint32_t> order(shares.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order,
                             [&](std::uint32_t a, std::uint32_t b) { return remainder[a] > remainder[b]; });
    // What is left is less than one a share, unless the shares do not sum to the total.
    for (std::size_t i = 0; given < total && !order.empty(); i = (i + 1) % order.size(), ++given)
        ++whole[order[i]];
    for (std::size_t i = order.size(); given > total && i-- > 0;) {
        if (whole[order[i]] > 0) {
            --whole[order[i]];
            --given;
        }
    }
    return whole;
}

} // namespace planner
