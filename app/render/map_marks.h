#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QPainter>
#include <QPointF>

namespace app::render {

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

/// Cabins, centres, depots: small symbols of fixed size, drawn above everything.
void drawMarks(QPainter& painter, const MapScene& scene, const MapTransform& view);

} // namespace app::render
