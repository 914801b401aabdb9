#pragma once

#include "app/render/palette.h"
#include "app/report/chart_data.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace app::report {

/// A histogram as a plain picture for print: bars from zero, the axis' numbers below, the largest bar's
/// beside. `unit` goes behind the last number of the axis. Needs a QGuiApplication.
[[nodiscard]] QImage drawBars(const Histogram& histogram, const QString& unit, QSize size, double ratio,
                              const render::Palette& palette);

} // namespace app::report
