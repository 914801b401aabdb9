#pragma once

#include "app/desktop/map/map_hit.h"
#include "app/render/map_scene.h"

#include "libplanner/city/parameters.h"
#include "libplanner/scenario/indicators.h"

#include <QString>

#include <utility>
#include <vector>

namespace app::desktop {

/// What is told about one thing of the map: a heading, a sentence, and rows of what and how much.
struct Card {
    QString title;
    QString sentence;
    std::vector<std::pair<QString, QString>> rows;

    [[nodiscard]] QString html() const;      ///< for the panel
    [[nodiscard]] QString plainText() const; ///< for a tool tip and for copying
};

/// What a figure counts and the values it rests on, each with range and source.
[[nodiscard]] Card cardForFigure(const planner::Indicator& indicator, const planner::Parameters& parameters);
[[nodiscard]] Card cardFor(const render::MapScene& scene, const MapHit& hit);

} // namespace app::desktop
