#include "libplanner/network/climb_lanes.h"

namespace planner::detail {

namespace {

/// Four lanes of one register.
using Lanes __attribute__((vector_size(32), may_alias)) = PathWeight;
constexpr std::size_t Registers = sizeof(ClimbBlock) / sizeof(Lanes);
static_assert(alignof(ClimbBlock) >= alignof(Lanes) && Registers == 4);

} // namespace

__attribute__((target_clones("avx2", "default"))) void
climb(const ChordalHierarchy& hierarchy, PathWeight BothWays::*side, std::span<const std::uint32_t> ranks,
      std::vector<std::uint32_t>& number, std::vector<ClimbBlock>& blocks) {
    const std::uint32_t* const heads = hierarchy.heads().data();
    const BothWays* const weights = hierarchy.weights().data();
    for (std::uint32_t i = 0; i < ranks.size(); ++i)
        number[ranks[i]] = i;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const auto* const own = reinterpret_cast<const Lanes*>(&blocks[i]);
        const Lanes a = own[0];
        const Lanes b = own[1];
        const Lanes c = own[2];
        const Lanes d = own[3];
        const std::uint32_t end = hierarchy.firstArc(ranks[i] + 1);
        for (std::uint32_t arc = hierarchy.firstArc(ranks[i]); arc < end; ++arc) {
            const PathWeight weight = weights[arc].*side;
            auto* const above = reinterpret_cast<Lanes*>(&blocks[number[heads[arc]]]);
            const Lanes viaA = a + weight;
            const Lanes viaB = b + weight;
            const Lanes viaC = c + weight;
            const Lanes viaD = d + weight;
            above[0] = viaA < above[0] ? viaA : above[0];
            above[1] = viaB < above[1] ? viaB : above[1];
            above[2] = viaC < above[2] ? viaC : above[2];
            above[3] = viaD < above[3] ? viaD : above[3];
        }
    }
}

__attribute__((target_clones("avx2", "default"))) void meet(std::span<const Meeting> meetings,
                                                            const std::vector<ClimbBlock>& from,
                                                            const std::vector<ClimbBlock>& to,
                                                            ClimbBlock* result) {
    // Two rows at a time: each block of `to` is loaded half as often.
    for (std::size_t row = 0; row < ClimbLanes; row += 2) {
        Lanes first[Registers];
        Lanes second[Registers];
        for (std::size_t r = 0; r < Registers; ++r)
            first[r] = second[r] = Lanes{} + NoPath;
        for (const Meeting& meeting : meetings) {
            const auto* const other = reinterpret_cast<const Lanes*>(&to[meeting.to]);
            const PathWeight own = from[meeting.from].lane[row];
            const PathWeight next = from[meeting.from].lane[row + 1];
            for (std::size_t r = 0; r < Registers; ++r) {
                const Lanes viaOwn = other[r] + own;
                const Lanes viaNext = other[r] + next;
                first[r] = viaOwn < first[r] ? viaOwn : first[r];
                second[r] = viaNext < second[r] ? viaNext : second[r];
            }
        }
        auto* const out = reinterpret_cast<Lanes*>(&result[row]);
        auto* const outNext = reinterpret_cast<Lanes*>(&result[row + 1]);
        for (std::size_t r = 0; r < Registers; ++r) {
            out[r] = first[r];
            outNext[r] = second[r];
        }
    }
}

} // namespace planner::detail
