#pragma once

#include "app/report/plan_report.h"

#include <QString>

#include <functional>

namespace app::report {

/// The report as one HTML page, plain enough for a rich-text engine. `sourceOf` gives what an image is
/// called: a data address for a file of its own, a resource's name for printing.
[[nodiscard]] QString htmlOf(const PlanReport& report,
                             const std::function<QString(const QImage&, int)>& sourceOf);

/// A picture as a data address (PNG, base64).
[[nodiscard]] QString dataAddressOf(const QImage& image);

} // namespace app::report
