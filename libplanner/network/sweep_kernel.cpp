#include "libplanner/network/sweep_kernel.h"

#include <algorithm>
#include <cstring>

namespace planner::detail {

namespace {

/// Eight lanes of one register.
using Lanes __attribute__((vector_size(32), may_alias)) = std::uint32_t;
static_assert(alignof(SweepBlock) >= alignof(Lanes) && sizeof(SweepBlock) == 2 * sizeof(Lanes));

} // namespace

__attribute__((target_clones("avx2", "default"))) void sweep(const SweepGraph& graph, SweepBlock* distances) {
    const std::uint32_t* const first = graph.first.data();
    const SweepArc* const arcs = graph.arcs.data();
    const std::size_t count = graph.size();
    for (std::size_t v = 0; v < count; ++v) {
        auto* const own = reinterpret_cast<Lanes*>(distances + v);
        Lanes low = own[0];
        Lanes high = own[1];
        for (std::uint32_t a = first[v]; a < first[v + 1]; ++a) {
            const auto* const from = reinterpret_cast<const Lanes*>(distances + arcs[a].from);
            const Lanes viaLow = from[0] + arcs[a].weight;
            const Lanes viaHigh = from[1] + arcs[a].weight;
            low = viaLow < low ? viaLow : low;
            high = viaHigh < high ? viaHigh : high;
        }
        own[0] = low;
        own[1] = high;
    }
}

void clearBlocks(std::vector<SweepBlock>& distances) {
    static_assert(SweepInfinite == (SweepInfinite & 0xffU) * 0x01010101U);
    std::memset(distances.data(), SweepInfinite & 0xffU, distances.size() * sizeof(SweepBlock));
}

__attribute__((target_clones("avx2", "default"))) void
collectRows(const SweepBlock* distances, const std::vector<SweepTarget>& targets, std::uint32_t* rows) {
    // A square of targets and lanes at a time, so that whole cache lines of the rows are written.
    constexpr std::size_t Side = 16;
    constexpr std::size_t Ahead = 24; // targets whose blocks are fetched before they are needed
    alignas(64) std::uint32_t square[Side][SweepLanes];
    const std::size_t count = targets.size();
    for (std::size_t begin = 0; begin < count; begin += Side) {
        const std::size_t size = std::min(Side, count - begin);
        for (std::size_t t = 0; t < size; ++t) {
            const SweepTarget& target = targets[begin + t];
            const SweepTarget& later = targets[std::min(begin + t + Ahead, count - 1)];
            __builtin_prefetch(distances + later.beside[0]);
            __builtin_prefetch(distances + later.beside[1]);
            const auto* const a = reinterpret_cast<const Lanes*>(distances + target.beside[0]);
            const auto* const b = reinterpret_cast<const Lanes*>(distances + target.beside[1]);
            auto* const out = reinterpret_cast<Lanes*>(square[t]);
            for (std::size_t half = 0; half < 2; ++half) {
                const Lanes viaA = a[half] + target.weight[0];
                const Lanes viaB = b[half] + target.weight[1];
                const Lanes best = viaB < viaA ? viaB : viaA;
                out[half] = best < SweepInfinite ? best : ~Lanes{};
            }
        }
        for (std::size_t lane = 0; lane < SweepLanes; ++lane) {
            std::uint32_t* const row = rows + lane * count + begin;
            for (std::size_t t = 0; t < size; ++t)
                row[t] = square[t][lane];
        }
    }
}

} // namespace planner::detail
