#include "app/cli/city_options.h"

#include "libplanner/base/error.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace app::cli {

using planner::Role;

namespace {

const char* helpOf(Role role) {
    switch (role) {
    case Role::Roads: return "Street lines";
    case Role::Demand: return "Homes: addresses, buildings, population points, areas or a raster";
    case Role::Candidates: return "Places where a cabin may stand (none: made along the streets)";
    case Role::Existing: return "Cabins that stand already";
    case Role::Centres: return "Recycling centres";
    case Role::Depots: return "Truck depots (none: trucks start at the centres)";
    case Role::Districts: return "Districts";
    case Role::Area: return "Study area";
    case Role::Forbidden: return "Areas where no cabin may stand";
    case Role::Barriers: return "Walls, water and railways that nobody walks across";
    case Role::Fleet: return "Table of trucks";
    case Role::TruckZones: return "Areas closed to trucks by the hour";
    }
    return "";
}

} // namespace

void addCityOptions(CLI::App& command, CityOptions& options) {
    for (std::size_t i = 0; i < planner::RoleCount; ++i) {
        const Role role = static_cast<Role>(i);
        command.add_option(std::string("--") + nameOf(role), options.roles[role], helpOf(role))
            ->type_name("PATH[#LAYER][,key=value]...")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->group("City");
    }
    command.add_option("--crs", options.crs, "The project's metric CRS (none: chosen from the data)")
        ->type_name("EPSG:N")
        ->group("City");
    command
        .add_option("--max-bad", options.maxBadPercent,
                    "Share of a role's rows that may be unusable before the work is refused (default 20)")
        ->type_name("PERCENT")
        ->check(CLI::Range(0.0, 100.0))
        ->group("City");
    command.add_option("--set", options.settings, "Overrides a parameter of the profile")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

planner::CityDescription withOptions(planner::CityDescription description, const CityOptions& options) {
    for (const auto& [role, flags] : options.roles) {
        if (flags.empty())
            continue;
        std::vector<planner::SourceSpec>& sources = description.roles[role];
        sources.clear();
        for (const std::string& flag : flags) {
            planner::SourceSpec source = planner::sourceFromFlag(flag);
            // A flag's path starts from where the user stands, not from the City file's folder.
            source.path = std::filesystem::absolute(source.path).lexically_normal().string();
            sources.push_back(std::move(source));
        }
    }
    if (!options.crs.empty())
        description.crs = options.crs;
    if (options.maxBadPercent)
        description.settings["data.max_bad_share"] = fmt::format("{}", *options.maxBadPercent / 100.0);
    for (const std::string& setting : options.settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0)
            throw planner::Error(planner::ErrorCode::UnknownSetting,
                                 {.name = setting, .reason = "NAME=VALUE"});
        description.settings[setting.substr(0, equals)] = setting.substr(equals + 1);
    }
    return description;
}

planner::CityDescription readCityFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw planner::Error(planner::ErrorCode::FileMissing, {.file = path});
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    planner::CityDescription description = planner::cityFromJson(text, path);
    description.baseFolder = std::filesystem::absolute(path).parent_path().string();
    return description;
}

} // namespace app::cli
