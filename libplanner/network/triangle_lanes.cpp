#include "libplanner/network/triangle_lanes.h"

#include <cstring>

namespace planner::detail {

namespace {

/// The weights of two arcs in one register.
using Lanes __attribute__((vector_size(32))) = PathWeight;
constexpr std::size_t Step = sizeof(Lanes) / sizeof(BothWays);
static_assert(Step == 2);

/// From wherever they lie.
[[gnu::always_inline]] inline void load(const BothWays* from, Lanes& lanes) {
    std::memcpy(&lanes, from, sizeof lanes);
}

} // namespace

__attribute__((target_clones("avx2", "default"))) void
findActing(const BothWays& lowBefore, std::span<const BothWays> highBefore, const BothWays& low,
           std::span<const BothWays> high, std::span<const BothWays> third,
           std::vector<std::uint32_t>& found) {
    // The way up the third side comes down the low arc.
    const Lanes firstBefore = {lowBefore.down, lowBefore.up, lowBefore.down, lowBefore.up};
    const Lanes first = {low.down, low.up, low.down, low.up};
    constexpr std::size_t Chunk = 4 * Step;
    std::size_t i = 0;
    const auto takeOne = [&] {
        if (actsOnThirdSide(lowBefore, highBefore[i], low, high[i], third[i]))
            found.push_back(static_cast<std::uint32_t>(i));
    };
    for (; i + Chunk <= third.size(); i += Chunk) {
        Lanes acting = {};
        for (std::size_t k = 0; k < Chunk; k += Step) {
            Lanes sum;
            Lanes sumBefore;
            Lanes side;
            load(&high[i + k], sum);
            load(&highBefore[i + k], sumBefore);
            load(&third[i + k], side);
            sum += first;
            sumBefore += firstBefore;
            acting |= (sum < side) | ((sum > side) & (sumBefore == side));
        }
        if ((acting[0] | acting[1] | acting[2] | acting[3]) == 0)
            continue;
        const std::size_t end = i + Chunk;
        for (; i < end; ++i)
            takeOne();
        i -= Chunk;
    }
    for (; i < third.size(); ++i)
        takeOne();
}

} // namespace planner::detail
