#pragma once

#include <QColor>
#include <QString>

#include <vector>

namespace app::render {

enum class Theme { Light, Dark };

/// Named colours of a map, read from resources/palettes; no colour is written in code.
struct Palette {
    Theme theme = Theme::Light;
    QColor ground, water, building, park, forbidden, truckZone;
    QColor road, roadCasing, mainRoad, mainRoadCasing, path, barrier;
    QColor district, label, halo, strongLabel;
    QColor demand, candidate, candidateForbidden;
    QColor cabin, cabinExisting, cabinRequired, cabinInk;
    QColor centre, depot, walkLine, selection, hover;
    std::vector<QColor> areas;    ///< service areas, neighbours in turn
    std::vector<QColor> routes;   ///< trucks: Okabe–Ito, told apart by the colour-blind
    std::vector<QColor> unserved; ///< by UnservedReason, from OffNetwork on
    std::vector<QColor> sequence; ///< viridis, low to high

    /// Colour of a sequence at 0 to 1.
    [[nodiscard]] QColor graduated(double share) const;
};

/// The palette of a theme, as embedded. Cost: one small JSON file read.
[[nodiscard]] Palette loadPalette(Theme theme);

} // namespace app::render
