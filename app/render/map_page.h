#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace app::render {

/// What stands on and around a printed or saved map.
struct MapPageOptions {
    QSize size = {1920, 1080};          ///< pixels of the picture
    double dpi = 96.0;                  ///< 300 for print: same layout, finer
    std::optional<planner::Box> extent; ///< in the city's CRS; empty: everything
    QString title;                      ///< empty: the city's name
    QString subtitle;
    QString date;   ///< as it shall be printed; empty: none
    QString source; ///< empty: the city's attributions
    bool hasLegend = true;
    bool hasScaleBar = true;
    bool hasNorthArrow = true;
};

/// The map as a picture with title, legend, scale bar, north arrow, date and source, worded in the language
/// installed. The same scene and options give the same picture on machines with the same fonts.
/// Needs a QGuiApplication.
[[nodiscard]] QImage renderMap(const MapScene& scene, const MapPageOptions& options);

/// A length for a scale bar: 1, 2 or 5 times a power of ten metres, at most `widest` pixels.
struct ScaleBar {
    double metres = 0.0;
    double pixels = 0.0;
    QString text;
};
[[nodiscard]] ScaleBar scaleBarFor(double metresPerPixel, double widest);
void drawScaleBar(QPainter& painter, const ScaleBar& bar, QPointF bottomLeft, const Palette& palette);
void drawNorthArrow(QPainter& painter, QPointF centre, double size, const Palette& palette);

} // namespace app::render
