#pragma once

#include "libplanner/city/city_description.h"

#include <CLI/App.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app::cli {

/// The flags that tell a city: one per role, `--crs`, `--set`. Flags win over the City file.
struct CityOptions {
    std::map<planner::Role, std::vector<std::string>> roles;
    std::string crs;
    std::vector<std::string> settings; ///< name=value
    std::optional<double> maxBadPercent;
};

void addCityOptions(CLI::App& command, CityOptions& options);

/// Flags laid over a City file's content: a role named by a flag takes the flag's sources alone.
/// Throws planner::Error{BadValue}.
[[nodiscard]] planner::CityDescription withOptions(planner::CityDescription description,
                                                   const CityOptions& options);

/// Content of a City file with its folder as base. Throws planner::Error.
[[nodiscard]] planner::CityDescription readCityFile(const std::string& path);

} // namespace app::cli
