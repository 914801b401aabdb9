#pragma once

#include "libplanner/geo/feature_source.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planner {

/// The parts a city's data can play.
enum class Role {
    Roads,
    Demand,
    Candidates,
    Existing,
    Centres,
    Depots,
    Districts,
    Area,
    Forbidden,
    Barriers,
    Fleet,
    TruckZones,
};
inline constexpr std::size_t RoleCount = 12;

/// The name in City files and, with "--", on the command line: "truck-zones".
[[nodiscard]] const char* nameOf(Role role);
[[nodiscard]] std::optional<Role> roleFromName(const std::string& name);

/// Which sources make a city, with which settings: the content of a City file. Paths are as written,
/// `baseFolder` is what relative ones start from.
struct CityDescription {
    std::string name;
    std::string crs; ///< the project's metric CRS; empty: chosen from the data
    std::map<Role, std::vector<SourceSpec>> roles;
    std::map<std::string, std::string> settings; ///< name → value, e.g. "candidates.spacing_m" → "200"
    std::string baseFolder;

    friend bool operator==(const CityDescription&, const CityDescription&) = default;
};

/// Reads a City file's JSON (design: command line). Unknown members are refused by name.
/// Throws Error{BadJson, UnknownRole, UnknownSetting}.
[[nodiscard]] CityDescription cityFromJson(const std::string& json, const std::string& file);
/// Writes one that `cityFromJson` reads back equal; members in a fixed order.
[[nodiscard]] std::string cityToJson(const CityDescription& description);

/// `source` with its path, and a .prj file's path given as its CRS, made to start from `baseFolder`.
[[nodiscard]] SourceSpec resolvedSource(const CityDescription& description, const SourceSpec& source);

/// Our names of fields that a source may map to its own (`people=trips`), sorted.
[[nodiscard]] std::span<const char* const> knownFieldNames();

/// Reads one flag's value, `PATH[#LAYER][,key=value]…`; keys as in a City file's source. A comma inside a
/// path is taken for the path as long as no `key=` follows it. A key that is none of a source's members is
/// one of `knownFieldNames`. Throws Error{BadValue}.
[[nodiscard]] SourceSpec sourceFromFlag(const std::string& text);

} // namespace planner
