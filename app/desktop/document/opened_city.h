#pragma once

#include "app/render/base_map.h"
#include "app/render/map_scene.h"

#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/project.h"

#include <QString>

#include <memory>
#include <vector>

namespace app::desktop {

/// What the name of a stored plan ends with.
inline constexpr auto ProjectEnding = ".cabin.gpkg";

/// All that opening a city or a stored plan brings; made by a job, then handed to the document.
struct OpenedCity {
    QString path;                   ///< City file or project
    planner::Project project;       ///< effective description, decisions
    planner::Parameters parameters; ///< the profile, without the scenario's overrides
    std::shared_ptr<const planner::City> city;
    std::shared_ptr<const render::BaseMap> base;
    std::shared_ptr<const planner::Plan> plan; ///< of the stored decisions; empty for a City file
    std::vector<std::shared_ptr<const render::ExtraLayer>> backdrop; ///< buildings of the demand layer
    bool isRestored = false; ///< from a copy of unsaved work: what is on disk is older
};

} // namespace app::desktop
