#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QPointF>

#include <cstdint>
#include <optional>

namespace app::desktop {

/// What lies under the pointer.
struct MapHit {
    enum class Kind { Cabin, Centre, Depot, Existing, Home, Candidate };
    Kind kind = Kind::Home;
    std::uint32_t index = 0; ///< in the plan's cabins or the city's list

    friend bool operator==(const MapHit&, const MapHit&) = default;
};

/// The topmost visible thing within `reach` pixels: cabins before centres and depots, then candidates, homes.
/// Cost: O(log n).
[[nodiscard]] std::optional<MapHit> hitAt(const render::MapScene& scene, const render::MapTransform& view,
                                          QPointF at, double reach);

/// Where the thing stands.
[[nodiscard]] planner::Point placeOf(const render::MapScene& scene, const MapHit& hit);

} // namespace app::desktop
