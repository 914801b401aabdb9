#pragma once

#include "app/desktop/document/opened_city.h"

#include "libplanner/base/progress.h"
#include "libplanner/scenario/plan.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace app::desktop {

/// The long calls of the window, each a pure function for a job: nothing here touches a widget.

/// Opens a City file, a folder that holds one (city.json), or a stored plan, which is set on its city again, or
/// planned again from its decisions where the city has changed. Throws planner::Error, planner::Cancelled.
[[nodiscard]] OpenedCity openPath(const QString& path, std::stop_token stop, const planner::ProgressFunction& progress);

/// Plans a scenario of an open city.
[[nodiscard]] std::shared_ptr<const planner::Plan> propose(const OpenedCity& opened, const planner::Scenario& scenario,
                                                           std::stop_token stop,
                                                           const planner::ProgressFunction& progress);

/// Stores a plan as a GeoPackage at `path`.
void savePlan(const OpenedCity& opened, const planner::Plan& plan, const QString& path);

/// Writes a plan's layers into `folder`; the files written.
[[nodiscard]] QStringList exportPlan(const planner::Plan& plan, const QString& format, const QString& folder);

/// Reads every layer of a file for showing behind the plan, in the city's CRS.
[[nodiscard]] std::shared_ptr<const render::ExtraLayer> readExtraLayer(const QString& path, const planner::Crs& crs,
                                                                       std::stop_token stop,
                                                                       const planner::ProgressFunction& progress);

} // namespace app::desktop
