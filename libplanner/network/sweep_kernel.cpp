#include "libplanner/network/sweep_kernel.h"

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

} // namespace planner::detail
