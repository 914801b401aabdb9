#pragma once

#include "app/render/map_marks.h"
#include "app/render/map_scene.h"

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

namespace app::render {

/// One line of a legend: a symbol, a line or a patch, with its words and how many there are.
struct LegendEntry {
    enum class Kind { Mark, Line, DashedLine, Patch, Dot };
    Kind kind = Kind::Mark;
    MarkKind mark = MarkKind::Cabin;
    QColor colour;
    QString text;
    QString shortText; ///< under the layer's own title; empty: as `text`
    std::optional<qint64> count;
    MapLayer layer = MapLayer::Cabins;
};

/// What the scene shows, in the order people look for it; entries without a single thing are left out.
[[nodiscard]] std::vector<LegendEntry> legendOf(const MapScene& scene);

/// Draws one entry's symbol into `box`.
void drawLegendSymbol(QPainter& painter, const LegendEntry& entry, const QRectF& box, const Palette& palette);

} // namespace app::render
