#pragma once

#include "app/desktop/document/opened_city.h"

#include "libplanner/base/progress.h"
#include "libplanner/planning/how_many.h"
#include "libplanner/scenario/plan.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace app::desktop {

/// The long calls of the window, each a pure function for a job: nothing here touches a widget.

/// Opens a City file, a folder that holds one (city.json), or a stored plan, which is set on its city again,
/// or planned again from its decisions where the city has changed. Throws planner::Error, planner::Cancelled.
[[nodiscard]] OpenedCity openPath(const QString& path, std::stop_token stop,
                                  const planner::ProgressFunction& progress);

/// Reads a project's city; its plan is not made. `path`: what the document is called. Throws as openPath.
[[nodiscard]] OpenedCity openProject(const QString& path, planner::Project project, std::stop_token stop,
                                     const planner::ProgressFunction& progress);

/// A project without any source yet, under the default profile.
[[nodiscard]] planner::Project newProject(const QString& name);

/// A profile with a scenario's overrides.
[[nodiscard]] planner::Parameters effectiveParameters(const planner::Parameters& profile,
                                                      const planner::Scenario& scenario);

/// Plans a scenario of an open city.
[[nodiscard]] std::shared_ptr<const planner::Plan> propose(const OpenedCity& opened,
                                                           const planner::Scenario& scenario,
                                                           std::stop_token stop,
                                                           const planner::ProgressFunction& progress);

/// What every number of cabins would reach.
[[nodiscard]] planner::NumberTable howMany(const OpenedCity& opened, const planner::Scenario& scenario,
                                           std::stop_token stop, const planner::ProgressFunction& progress);

/// Stores a plan as a GeoPackage at `path` with its project: a scenario's name and notes from there, what it
/// was made from as the plan says. What was stored.
planner::Project savePlan(const OpenedCity& opened, const planner::Plan& plan, planner::Project project,
                          const QString& path);

/// Writes a plan's layers into `folder`; the files written.
[[nodiscard]] QStringList exportPlan(const planner::Plan& plan, const QString& format, const QString& folder);

/// Reads a layer for showing behind the plan, in the city's CRS, told apart by a field (empty: not). A
/// picture of the ground (GeoTIFF, MBTiles, tiles) is opened as one.
[[nodiscard]] std::shared_ptr<const render::ExtraLayer>
readExtraLayer(const planner::SourceSpec& spec, const planner::Crs& crs, const QString& styledBy,
               std::stop_token stop, const planner::ProgressFunction& progress);

} // namespace app::desktop
