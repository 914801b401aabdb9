#include "libplanner/city/city_description.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace planner {

namespace {

constexpr std::array<const char*, RoleCount> RoleNames = {
    "roads",     "demand", "candidates", "existing", "centres", "depots",
    "districts", "area",   "forbidden",  "barriers", "fleet",   "truck-zones",
};

// Street tags are here too: a road layer may keep its classes under a name of its own.
constexpr const char* FieldNames[] = {
    "access",        "address",    "area_m2",   "bridge",     "capacity_kg", "capacity_t", "closes",
    "contact",       "cost_day",   "cost_hour", "cost_km",    "depot",       "district",   "energy",
    "exempt",        "floor_area", "floors",    "foot",       "from",        "group",      "hgv",
    "highway",       "host",       "hours",     "households", "id",          "junction",   "kg_day",
    "lat",           "level",      "lon",       "maxheight",  "maxspeed",    "maxweight",  "maxwidth",
    "motor_vehicle", "name",       "oneway",    "opens",      "owner",       "people",     "plate",
    "run_by",        "service",    "shift_h",   "state",      "tunnel",      "type",       "until",
    "vehicle",       "volume_m3",  "width",     "x",          "xy",          "y",
};
static_assert(std::ranges::is_sorted(FieldNames, {},
                                     [](const char* name) { return std::string_view(name); }));

std::string fromBase(const std::string& baseFolder, const std::string& path) {
    const std::filesystem::path written(path);
    // "/vsizip/…" and "https://…" are GDAL's own and absolute either way.
    if (baseFolder.empty() || written.is_absolute() || path.find("://") != std::string::npos)
        return path;
    return (std::filesystem::path(baseFolder) / written).lexically_normal().string();
}

} // namespace

const char* nameOf(Role role) {
    return RoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> roleFromName(const std::string& name) {
    for (std::size_t i = 0; i < RoleCount; ++i)
        if (name == RoleNames[i])
            return static_cast<Role>(i);
    return std::nullopt;
}

std::span<const char* const> knownFieldNames() {
    return FieldNames;
}

SourceSpec resolvedSource(const CityDescription& description, const SourceSpec& source) {
    SourceSpec resolved = source;
    resolved.path = fromBase(description.baseFolder, source.path);
    if (source.crs.ends_with(".prj"))
        resolved.crs = fromBase(description.baseFolder, source.crs);
    return resolved;
}

} // namespace planner
