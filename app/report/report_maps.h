#pragma once

#include "app/report/plan_report.h"

#include "app/render/map_scene.h"

namespace app::report {

/// What a map of the report shows.
enum class MapTopic { Sites, Routes, Unserved };

/// The scene of a topic in the light palette; routes of the first day only.
[[nodiscard]] render::MapScene sceneFor(const ReportInput& input, MapTopic topic);

/// The topic's map, ready for a page: title, legend, scale, source.
[[nodiscard]] ReportPicture mapOf(const ReportInput& input, MapTopic topic);

} // namespace app::report
