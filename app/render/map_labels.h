#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QPointF>
#include <QString>

#include <stop_token>
#include <vector>

namespace app::render {

/// A name with its place on the screen, chosen so that it covers no other one.
struct PlacedLabel {
    enum class Kind { District, Street, Place, Cabin };
    Kind kind = Kind::Place;
    QString text;
    QPointF at;         ///< middle of the text
    double angle = 0.0; ///< degrees clockwise, as a painter turns
    QRectF bounds;      ///< around the turned text
};

/// Chooses names by weight (places, districts, main streets, cabins, minor streets) and leaves out those that
/// would touch one already there. `font`: the base font; sizes are relative to it.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const MapScene& scene, const MapTransform& view,
                                                   const QFont& font, std::stop_token stop = {});

/// Draws them with a halo in the ground's colour.
void drawLabels(QPainter& painter, const std::vector<PlacedLabel>& labels, const QFont& font,
                const Palette& palette);

/// All names of a view on a clear picture, to be laid over its tiles.
[[nodiscard]] QImage drawLabelImage(const MapScene& scene, const MapTransform& view, double ratio,
                                    const QFont& font, std::stop_token stop = {});

/// The font maps are lettered with: the application's, with families that hold Chinese behind it.
[[nodiscard]] QFont mapFont();

} // namespace app::render
