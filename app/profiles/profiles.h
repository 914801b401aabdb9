#pragma once

#include "libplanner/city/city_loader.h"
#include "libplanner/city/parameters.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app::profiles {

/// Names of the parameter profiles that come with the program; the first is the default.
[[nodiscard]] std::vector<std::string> parameterProfileNames();

/// A profile of that name, or read from that JSON file. Throws planner::Error.
[[nodiscard]] planner::Parameters parameterProfile(const std::string& nameOrFile);

/// The walk and truck profiles a city is read with.
[[nodiscard]] planner::TravelProfiles travelProfiles();

/// Where what was prepared for one plan is kept for the next, among the user's caches; it may not exist yet.
[[nodiscard]] std::filesystem::path cacheFolder();

} // namespace app::profiles
