#pragma once

// Private to the network room: the inner loop of one-to-many sweeps.

#include <cstdint>
#include <vector>

namespace planner::detail {

inline constexpr std::size_t SweepLanes = 16;               ///< sources swept together
inline constexpr std::uint32_t SweepInfinite = 0x7fffffffU; ///< no way; adding a weight to it does not wrap

struct SweepArc {
    std::uint32_t from; ///< number of a vertex that comes earlier in the sweep
    std::uint32_t weight;
};

/// A vertex's distances from all sources of a batch: one cache line.
struct alignas(64) SweepBlock {
    std::uint32_t lane[SweepLanes];
};

/// Vertices in sweep order, each with the arcs that come down to it.
struct SweepGraph {
    std::vector<std::uint32_t> first;
    std::vector<SweepArc> arcs;

    [[nodiscard]] std::size_t size() const { return first.size() - 1; }
};

/// Lets every vertex take the least of its own value and its arcs', lane by lane; one block a vertex.
/// Runs with AVX2 where the processor has it; the result is the same bit for bit without.
void sweep(const SweepGraph& graph, SweepBlock* distances);

} // namespace planner::detail
