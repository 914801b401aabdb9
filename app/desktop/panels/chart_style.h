#pragma once

#include "app/render/palette.h"

#include <QPalette>
#include <QString>

class QAbstractAxis;
class QChart;
class QChartView;
class QValueAxis;

namespace app::desktop {

/// The map's colours that go with the window's.
[[nodiscard]] render::Palette coloursOf(const QPalette& palette);

void styleAxis(QAbstractAxis& axis, const QPalette& palette, const QString& title);
/// From zero to a round number not below `most`; owned by the chart it is added to.
[[nodiscard]] QValueAxis* valueAxis(const QPalette& palette, const QString& title, double most,
                                    const char* format);
/// An empty chart in the window's colours; owned by the view it is set on.
[[nodiscard]] QChart* styledChart(const QPalette& palette);
void styleChartView(QChartView& view);
/// Shows `chart` in place of the one before, which is deleted.
void replaceChart(QChartView& view, QChart* chart);

} // namespace app::desktop
