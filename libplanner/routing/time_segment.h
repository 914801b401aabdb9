#pragma once

#include <algorithm>
#include <cstdint>

namespace planner::detail {

/// The clock of a piece of a route, so that two pieces join in O(1): shortest duration, the span of
/// beginnings that reach it, and by how much windows are missed. Source: Vidal, Crainic, Gendreau and Prins
/// (2013), time warp of concatenated sequences.
struct TimeSegment {
    std::int64_t duration = 0;
    std::int64_t early = 0;
    std::int64_t late = 0;
    std::int64_t warp = 0;
};

[[nodiscard]] inline TimeSegment joined(const TimeSegment& first, std::int64_t travel,
                                        const TimeSegment& second) {
    const std::int64_t delta = first.duration - first.warp + travel;
    const std::int64_t wait = std::max<std::int64_t>(second.early - delta - first.late, 0);
    const std::int64_t warp = std::max<std::int64_t>(first.early + delta - second.late, 0);
    return {first.duration + second.duration + travel + wait,
            std::max(second.early - delta, first.early) - wait,
            std::min(second.late - delta, first.late) + warp, first.warp + second.warp + warp};
}

} // namespace planner::detail
