#pragma once

// Private to the network room: one-to-many walking distances over a hierarchy.

#include "libplanner/network/hierarchy.h"
#include "libplanner/network/hierarchy_search.h"
#include "libplanner/network/prepared_network.h"
#include "libplanner/network/sweep_kernel.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner::detail {

/// A source or a target: the vertices beside it, and its place on an edge if it has one.
struct WalkEnd {
    PlaceWeight beside[2]; ///< where there is only one, both are the same
    bool isReachable = true;
    std::optional<Access> access;
};

[[nodiscard]] WalkEnd walkEnd(const Hierarchy& hierarchy, const StreetNetwork& network, const Access& access);
[[nodiscard]] WalkEnd walkEnd(const Hierarchy& hierarchy, VertexIndex vertex);

/// What is needed of the hierarchy to reach a set of targets: they, and all that lies above them.
class WalkSweeps {
public:
    WalkSweeps(const Hierarchy& hierarchy, std::vector<WalkEnd> targets);

    /// Scratch of one thread.
    struct Scratch {
        explicit Scratch(const WalkSweeps& sweeps)
            : climb(sweeps.m_hierarchy.up(), sweeps.m_hierarchy.down()), distances(sweeps.m_graph.size()),
              rows(SweepLanes * sweeps.m_targets.size()) {}
        Climb climb;
        std::vector<SweepBlock> distances;
        std::vector<std::uint32_t> rows; ///< SweepLanes × targets
    };

    /// Fills scratch.rows for at most SweepLanes sources.
    void run(std::span<const WalkEnd> sources, Scratch& scratch) const;

    [[nodiscard]] std::size_t targetCount() const { return m_targets.size(); }

private:
    void select(const std::vector<WalkEnd>& targets);
    void walkAlongEdges(const WalkEnd& source, std::span<std::uint32_t> row) const;

    const Hierarchy& m_hierarchy;
    std::vector<std::uint32_t> m_number; ///< place → number in the sweep, or UINT32_MAX
    SweepGraph m_graph;
    std::vector<SweepTarget> m_targets;
    struct OnEdge {
        EdgeIndex edge;
        std::uint32_t target;
        Access access;
    };
    std::vector<OnEdge> m_onEdge; ///< targets that lie on edges, by edge
};

} // namespace planner::detail
