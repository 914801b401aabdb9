#pragma once

#include "libplanner/city/parameters.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/layer_table.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/project.h"

#include <memory>
#include <string>
#include <vector>

namespace planner::gis {

/// The form of project files this program writes; files of a higher one are refused.
inline constexpr int ProjectSchema = 1;

/// Writes a plan and all that made it to one GeoPackage (`*.cabin.gpkg`): the plan's layers with one row a home,
/// and the tables indicators, settings, scenarios, sources, history.
///
/// Written beside, read back, flushed, then renamed: a crash or a full disk leaves the file that was there.
/// Same project, plan and parameters: same bytes. Throws Error{WriteFailed, VerifyFailed}.
void saveProject(const std::string& path, const Project& project, const Plan& plan, const Parameters& parameters);

/// What made a stored plan. Relative sources start from where the city's folder lies seen from the project file.
/// Throws Error{FileMissing, NotAProject, NewerVersion, BadJson}.
[[nodiscard]] Project loadProject(const std::string& path);

/// A plan as stored, without its streets: enough to show, export and compare, not to edit.
struct StoredPlan {
    Project project;
    /// `city->network` is null; homes, centres and depots have no access, candidates that had one an empty one;
    /// districts have no area.
    std::shared_ptr<const Plan> plan;
};

/// Throws as loadProject.
[[nodiscard]] StoredPlan loadPlan(const std::string& path);

/// Every source of a description with its checksum now, in the order of the roles.
[[nodiscard]] std::vector<StoredSource> storedSources(const CityDescription& description, const SourceOpener& opener);

} // namespace planner::gis
