#pragma once

// Private to the network room.

#include "libplanner/network/hierarchy.h"
#include "libplanner/network/min_heap.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// A weight at a place of the order.
struct PlaceWeight {
    std::uint32_t place;
    Weight weight;
};

/// The part of a search that climbs: from seeds to all more important places that may matter. One per thread.
/// A place that is reached more lightly from above is left out (stall on demand), as no lightest way climbs
/// over it.
class Climb {
public:
    /// `along`: arcs to follow; `against`: arcs of the other direction, for stalling. For a search towards a
    /// place the two are swapped.
    Climb(const HierarchyArcs& along, const HierarchyArcs& against)
        : m_along(along), m_against(against), m_stamp(along.first.size() - 1, 0),
          m_weight(along.first.size() - 1) {}

    /// The places reached, each with its weight; good until the next call.
    [[nodiscard]] std::span<const PlaceWeight> run(std::span<const PlaceWeight> seeds) {
        if (++m_version == 0) {
            std::ranges::fill(m_stamp, 0U);
            m_version = 1;
        }
        m_settled.clear();
        for (const PlaceWeight& seed : seeds)
            offer(seed.place, seed.weight);
        while (!m_heap.empty()) {
            const Step step = m_heap.pop();
            if (step.weight != m_weight[step.place] || isStalled(step))
                continue;
            m_settled.push_back({step.place, step.weight});
            for (std::uint32_t a = m_along.first[step.place]; a < m_along.first[step.place + 1]; ++a)
                offer(m_along.place[a], step.weight + m_along.weight[a]);
        }
        return m_settled;
    }

private:
    struct Step {
        Weight weight;
        std::uint32_t place;

        friend auto operator<=>(const Step&, const Step&) = default;
    };

    void offer(std::uint32_t place, Weight weight) {
        if (m_stamp[place] == m_version && m_weight[place] <= weight)
            return;
        m_stamp[place] = m_version;
        m_weight[place] = weight;
        m_heap.push({weight, place});
    }

    [[nodiscard]] bool isStalled(const Step& step) const {
        for (std::uint32_t a = m_against.first[step.place]; a < m_against.first[step.place + 1]; ++a) {
            const std::uint32_t above = m_against.place[a];
            if (m_stamp[above] == m_version && m_weight[above] + m_against.weight[a] < step.weight)
                return true;
        }
        return false;
    }

    const HierarchyArcs& m_along;
    const HierarchyArcs& m_against;
    std::vector<std::uint32_t> m_stamp;
    std::vector<Weight> m_weight;
    std::uint32_t m_version = 0;
    MinHeap<Step> m_heap;
    std::vector<PlaceWeight> m_settled;
};

} // namespace planner::detail
