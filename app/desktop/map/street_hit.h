#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include "libplanner/base/index.h"
#include "libplanner/geo/geometry.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace app::desktop {

/// A street near the pointer and its point nearest to it.
struct StreetHit {
    planner::EdgeIndex edge;
    planner::Point foot;
};

/// The nearest street drawn at this scale within `reach` pixels. Cost: O(log n + streets near).
[[nodiscard]] std::optional<StreetHit> streetNear(const render::MapScene& scene,
                                                  const render::MapTransform& view, QPointF at, double reach);

/// All pieces of the street an edge belongs to. O(edges).
[[nodiscard]] std::vector<planner::Polyline> wholeStreet(const planner::StreetNetwork& network,
                                                         planner::EdgeIndex edge);

} // namespace app::desktop
