#include "libplanner/network/walk_sweeps.h"

#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <tuple>

namespace planner::detail {

WalkEnd walkEnd(const Hierarchy& hierarchy, const StreetNetwork& network, const Access& access) {
    WalkEnd end;
    end.access = access;
    const std::vector<Seed> seeds = seedsFrom(network, TravelMode::Walk, access);
    end.isReachable = !seeds.empty();
    for (std::size_t i = 0; i < 2 && !seeds.empty(); ++i) {
        const Seed& seed = seeds[std::min(i, seeds.size() - 1)];
        end.beside[i] = {hierarchy.place(seed.vertex), seed.weight};
    }
    return end;
}

WalkEnd walkEnd(const Hierarchy& hierarchy, VertexIndex vertex) {
    WalkEnd end;
    end.beside[0] = end.beside[1] = {hierarchy.place(vertex.value()), 0};
    return end;
}

WalkSweeps::WalkSweeps(const Hierarchy& hierarchy, std::vector<WalkEnd> targets)
    : m_hierarchy(hierarchy), m_number(hierarchy.vertexCount(), UINT32_MAX) {
    select(targets);
    for (std::uint32_t t = 0; t < targets.size(); ++t) {
        const WalkEnd& end = targets[t];
        // A target that nothing leads to is infinitely far from the most important vertex, and from all.
        SweepTarget target{{0, 0}, {SweepInfinite, SweepInfinite}};
        for (std::size_t i = 0; i < 2 && end.isReachable; ++i) {
            target.beside[i] = m_number[end.beside[i].place];
            target.weight[i] = static_cast<std::uint32_t>(end.beside[i].weight);
        }
        m_targets.push_back(target);
        if (end.access && end.isReachable)
            m_onEdge.push_back({end.access->edge, t, *end.access});
    }
    std::ranges::sort(m_onEdge, {}, [](const OnEdge& o) { return std::tuple(o.edge, o.target); });
}

/// Numbers what leads down to the targets so that every vertex comes after those its arcs come from and close to
/// the last of them: a sweep then finds nearly all it reads in the cache.
void WalkSweeps::select(const std::vector<WalkEnd>& targets) {
    constexpr std::uint32_t Open = UINT32_MAX - 1; // met, its number comes after those of its arcs' origins
    const HierarchyArcs& down = m_hierarchy.down();
    struct Visit {
        std::uint32_t place;
        std::uint32_t arc;
    };
    std::vector<bool> isWanted(m_number.size(), false);
    for (const WalkEnd& target : targets)
        for (std::size_t i = 0; i < 2 && target.isReachable; ++i)
            isWanted[target.beside[i].place] = true;
    std::vector<Visit> path;
    std::vector<std::uint32_t> selected;
    const auto meet = [&](std::uint32_t place) {
        if (m_number[place] != UINT32_MAX)
            return;
        m_number[place] = Open;
        path.push_back({place, down.first[place]});
    };
    for (const std::uint32_t start : m_hierarchy.places()) { // by vertex: neighbours follow each other
        if (isWanted[start])
            meet(start);
        while (!path.empty()) {
            Visit& visit = path.back();
            if (visit.arc < down.first[visit.place + 1]) {
                meet(down.place[visit.arc++]);
                continue;
            }
            m_number[visit.place] = static_cast<std::uint32_t>(selected.size());
            selected.push_back(visit.place);
            path.pop_back();
        }
    }
    m_graph.first.push_back(0);
    for (const std::uint32_t place : selected) {
        for (std::uint32_t a = down.first[place]; a < down.first[place + 1]; ++a)
            m_graph.arcs.push_back({m_number[down.place[a]], static_cast<std::uint32_t>(down.weight[a])});
        m_graph.first.push_back(static_cast<std::uint32_t>(m_graph.arcs.size()));
    }
}

void WalkSweeps::run(std::span<const WalkEnd> sources, Scratch& scratch) const {
    if (scratch.distances.empty()) { // no target can be reached at all
        std::ranges::fill(scratch.rows, Unreachable);
        return;
    }
    clearBlocks(scratch.distances);
    for (std::size_t lane = 0; lane < sources.size(); ++lane) {
        if (!sources[lane].isReachable)
            continue;
        for (const PlaceWeight& reached : scratch.climb.run(sources[lane].beside))
            if (const std::uint32_t number = m_number[reached.place]; number != UINT32_MAX)
                scratch.distances[number].lane[lane] = static_cast<std::uint32_t>(reached.weight);
    }
    sweep(m_graph, scratch.distances.data());
    collectRows(scratch.distances.data(), m_targets, scratch.rows.data());
    const std::size_t width = m_targets.size();
    for (std::size_t lane = 0; lane < sources.size(); ++lane)
        walkAlongEdges(sources[lane], std::span(scratch.rows).subspan(lane * width, width));
}

/// Targets on the source's own edge may be nearer along it than by either of its ends.
void WalkSweeps::walkAlongEdges(const WalkEnd& source, std::span<std::uint32_t> row) const {
    if (!source.access || !source.isReachable)
        return;
    for (const OnEdge& target : std::ranges::equal_range(m_onEdge, source.access->edge, {}, &OnEdge::edge)) {
        const Distance along = target.access.toStart - source.access->toStart;
        const Distance walk = source.access->leg + target.access.leg + (along < Distance{} ? -along : along);
        row[target.target] = std::min(row[target.target], static_cast<std::uint32_t>(walk.count()));
    }
}

} // namespace planner::detail
