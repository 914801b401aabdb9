#pragma once

#include "app/render/shape_set.h"

#include "libplanner/scenario/plan.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace app::render {

/// A route on a stretch of street.
struct RoutePass {
    std::uint32_t route = 0; ///< number among the plan's
    bool isBackward = false; ///< against the way the stretch is stored
    friend auto operator<=>(const RoutePass&, const RoutePass&) = default;
};

/// The streets trucks drive along, each stretch once, with all routes that pass it.
///
/// A week's rounds pass the same streets again and again: of those on one stretch only the last is seen, so
/// only that one is drawn. Made once, then read by any number of threads.
class RouteMap {
public:
    RouteMap() = default;
    /// Cost: O(n) in the routes' vertices.
    explicit RouteMap(const std::vector<planner::PlannedRoute>& routes);

    /// Calls `call(points, gone, pass)` for every stretch in sight that a shown route passes: its points, the
    /// metres driven before it, and the last shown route on it.
    template <class IsShown, class Call>
    void visit(const planner::Box& box, IsShown&& isShown, Call&& call) const {
        m_lines.visit(box, [&](std::span<const planner::Point> points, std::uint32_t number) {
            const Stretch& stretch = m_stretches[number];
            const std::vector<RoutePass>& passes = m_passes[stretch.passes];
            for (std::size_t i = passes.size(); i-- > 0;)
                if (isShown(passes[i].route)) {
                    call(points, stretch.gone, passes[i]);
                    return;
                }
        });
    }
    [[nodiscard]] std::size_t stretchCount() const { return m_stretches.size(); }

private:
    struct Stretch {
        std::uint32_t passes = 0; ///< number of its list of passes
        double gone =
            0.0; ///< m from the start of the first route on it: arrows and dashes agree across tiles
    };
    LineSet m_lines; ///< tag: stretch
    std::vector<Stretch> m_stretches;
    std::vector<std::vector<RoutePass>> m_passes; ///< lists, each ascending by route

    friend class RouteMapBuilder;
};

} // namespace app::render
