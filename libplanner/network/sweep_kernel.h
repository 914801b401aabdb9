#pragma once

// Private to the network room: the inner loop of one-to-many sweeps.

#include <cstdint>
#include <vector>

namespace planner::detail {

inline constexpr std::size_t SweepLanes = 16; ///< sources swept together
/// No way: 2,139 km and more. Adding a weight to it does not wrap; all its bytes are the same.
inline constexpr std::uint32_t SweepInfinite = 0x7f7f7f7fU;

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

/// Where a target's distances are: by either of two vertices, each with what is to be added.
struct SweepTarget {
    std::uint32_t beside[2]; ///< numbers in the sweep
    std::uint32_t weight[2];
};

/// Makes every distance infinite.
void clearBlocks(std::vector<SweepBlock>& distances);

/// Writes the targets' distances row by row: rows[lane × targets.size() + target]; Unreachable for infinite
/// ones.
void collectRows(const SweepBlock* distances, const std::vector<SweepTarget>& targets, std::uint32_t* rows);

} // namespace planner::detail
