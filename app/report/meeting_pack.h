#pragma once

#include "app/render/map_scene.h"
#include "app/report/plan_report.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace app::report {

/// What goes into a meeting: `map.png` (A3 at 300 dpi with legend, scale, date, source), `map.pdf` (A3),
/// `sites.xlsx`, and one page of ten numbers as `summary.pdf` and `summary.html`. `scene` and `extent`: the
/// map as it is seen. Returns the files written. Throws planner::Error{WriteFailed, VerifyFailed}, Cancelled.
[[nodiscard]] QStringList writeMeetingPack(const ReportInput& input, render::MapScene scene,
                                           const std::optional<planner::Box>& extent, const QString& folder,
                                           std::stop_token stop);

} // namespace app::report
