#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QImage>

#include <stop_token>

namespace app::render {

/// A picture of everything that lies on the ground: areas, streets, homes, service areas, walk lines, routes.
///
/// `view` says which part; the picture has `ratio` pixels to one of the view's. A denser picture shows the
/// same, sharper. Without state, so that any number of threads may draw at once; what is stopped is left half
/// drawn.
[[nodiscard]] QImage drawTile(const MapScene& scene, const MapTransform& view, double ratio,
                              std::stop_token stop = {});

/// Streets of a rank are drawn at this scale, and this wide (pixels).
[[nodiscard]] bool isRankShown(RoadRank rank, double metresPerPixel);
[[nodiscard]] double roadWidth(RoadRank rank, double metresPerPixel);

} // namespace app::render
