#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QImage>
#include <QPainter>

#include <stop_token>

namespace app::render {

/// Draws a scene with QPainter; free functions without state, so that any number of threads may draw at once.
///
/// Sizes are in device-independent pixels: a denser image (device pixel ratio) shows the same picture
/// sharper.

/// Everything that lies on the ground: areas, streets, homes, service areas, walk lines, routes. What is
/// stopped is left half drawn.
void drawGround(QPainter& painter, const MapScene& scene, const MapTransform& view,
                std::stop_token stop = {});

/// Cabins, centres, depots: small symbols of fixed size, drawn above everything.
void drawMarks(QPainter& painter, const MapScene& scene, const MapTransform& view);

/// One tile: `view` says which part; the image has `ratio` pixels to one of the view's.
[[nodiscard]] QImage drawTile(const MapScene& scene, const MapTransform& view, double ratio,
                              std::stop_token stop = {});

/// Edge length of a cabin's symbol at a scale.
[[nodiscard]] double cabinSymbolSize(double metresPerPixel);

enum class MarkKind {
    Cabin,
    CabinExisting,
    CabinRequired,
    Centre,
    Depot,
    Candidate,
    CandidateForbidden,
    Unserved
};
/// One symbol about `at`; shape doubles colour, so that states are told apart without colours.
void drawMark(QPainter& painter, MarkKind kind, QPointF at, double size, const Palette& palette);

/// Streets of a rank are drawn at this scale, and this wide (pixels).
[[nodiscard]] bool isRankShown(RoadRank rank, double metresPerPixel);
[[nodiscard]] double roadWidth(RoadRank rank, double metresPerPixel);

} // namespace app::render
