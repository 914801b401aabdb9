#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planner {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

/// Reads one file's JSON and names that file in every complaint.
class CityReader {
public:
    explicit CityReader(std::string file) : m_file(std::move(file)) {}

    CityDescription read(const std::string& text) const {
        const Json root = parse(text);
        CityDescription made;
        if (!root.contains("city"))
            refuse(ErrorCode::BadJson, "city", {}, "member missing");
        for (const auto& [name, value] : root.items()) {
            if (name == "city")
                checkVersion(value);
            else if (name == "name")
                made.name = textOfMember(value, name);
            else if (name == "crs")
                made.crs = textOfMember(value, name);
            else if (name == "roles")
                readRoles(value, made);
            else if (name == "settings")
                readSettings(value, made);
            else
                refuse(ErrorCode::UnknownSetting, name, {}, "unknown member");
        }
        return made;
    }

private:
    Json parse(const std::string& text) const {
        try {
            Json root = Json::parse(text);
            if (!root.is_object())
                refuse(ErrorCode::BadJson, {}, {}, "a City file is one JSON object");
            return root;
        } catch (const Json::exception& problem) {
            refuse(ErrorCode::BadJson, {}, {}, problem.what());
        }
    }

    void checkVersion(const Json& value) const {
        if (!value.is_number_integer() || value.get<std::int64_t>() < 1)
            refuse(ErrorCode::BadJson, "city", value.dump(), "the format's number, 1, expected");
        if (value.get<std::int64_t>() > 1)
            refuse(ErrorCode::NewerVersion, "city", value.dump(), "this program reads format 1");
    }

    void readRoles(const Json& roles, CityDescription& made) const {
        if (!roles.is_object())
            refuse(ErrorCode::BadJson, "roles", {}, "object expected");
        for (const auto& [name, sources] : roles.items()) {
            const std::optional<Role> role = roleFromName(name);
            if (!role)
                refuse(ErrorCode::UnknownRole, name, {}, {});
            if (!sources.is_array())
                refuse(ErrorCode::BadJson, name, {}, "array of sources expected");
            for (const Json& source : sources)
                made.roles[*role].push_back(readSource(source, name));
        }
    }

    SourceSpec readSource(const Json& source, const std::string& role) const {
        if (!source.is_object())
            refuse(ErrorCode::BadJson, role, {}, "a source is an object");
        SourceSpec made;
        for (const auto& [name, value] : source.items()) {
            if (name == "source")
                made.path = textOfMember(value, name);
            else if (name == "layer")
                made.layer = textOfMember(value, name);
            else if (name == "crs")
                made.crs = textOfMember(value, name);
            else if (name == "encoding")
                made.encoding = textOfMember(value, name);
            else if (name == "where")
                made.where = textOfMember(value, name);
            else if (name == "offset")
                made.offset = offset(value);
            else if (name == "fields")
                made.fields = fields(value);
            else
                refuse(ErrorCode::UnknownSetting, name, {}, "unknown member of a source");
        }
        if (made.path.empty())
            refuse(ErrorCode::BadJson, role, {}, "a source needs its `source`");
        return made;
    }

    std::optional<OffsetSystem> offset(const Json& value) const {
        const std::optional<OffsetSystem> system = offsetSystemFromName(textOfMember(value, "offset"));
        if (!system)
            refuse(ErrorCode::BadValue, "offset", value.dump(), "wgs84, gcj02 or bd09");
        return system;
    }

    std::map<std::string, std::string> fields(const Json& value) const {
        if (!value.is_object())
            refuse(ErrorCode::BadJson, "fields", {}, "object expected");
        std::map<std::string, std::string> made;
        for (const auto& [ours, theirs] : value.items()) {
            if (!std::ranges::count(knownFieldNames(), ours, [](const char* n) { return std::string(n); }))
                refuse(ErrorCode::UnknownSetting, ours, {}, "unknown field name");
            made[ours] = textOfMember(theirs, ours);
        }
        return made;
    }

    void readSettings(const Json& settings, CityDescription& made) const {
        if (!settings.is_object())
            refuse(ErrorCode::BadJson, "settings", {}, "object expected");
        for (const auto& [name, value] : settings.items()) {
            if (!value.is_number() && !value.is_string())
                refuse(ErrorCode::BadValue, name, value.dump(), "a setting is a number or a text");
            made.settings[name] = value.is_string() ? value.get<std::string>() : value.dump();
        }
    }

    std::string textOfMember(const Json& value, const std::string& name) const {
        if (!value.is_string())
            refuse(ErrorCode::BadJson, name, value.dump(), "text expected");
        return value.get<std::string>();
    }

    [[noreturn]] void refuse(ErrorCode code, const std::string& name, const std::string& value,
                             const std::string& reason) const {
        throw Error(code, {.file = m_file, .name = name, .value = value, .reason = reason});
    }

    std::string m_file;
};

OrderedJson sourceJson(const SourceSpec& source) {
    OrderedJson made;
    made["source"] = source.path;
    const auto put = [&made](const char* name, const std::string& value) {
        if (!value.empty())
            made[name] = value;
    };
    put("layer", source.layer);
    put("crs", source.crs);
    if (source.offset)
        made["offset"] = nameOf(*source.offset);
    put("encoding", source.encoding);
    put("where", source.where);
    if (!source.fields.empty())
        made["fields"] = source.fields;
    return made;
}

/// A number where reading it back gives the very same text, else the text.
OrderedJson settingJson(const std::string& value) {
    const OrderedJson number = OrderedJson::parse(value, nullptr, false);
    if (number.is_number() && number.dump() == value)
        return number;
    return value;
}

} // namespace

CityDescription cityFromJson(const std::string& json, const std::string& file) {
    return CityReader(file).read(json);
}

std::string cityToJson(const CityDescription& description) {
    OrderedJson root;
    root["city"] = 1;
    root["name"] = description.name;
    if (!description.crs.empty())
        root["crs"] = description.crs;
    OrderedJson roles = OrderedJson::object();
    for (const auto& [role, sources] : description.roles)
        for (const SourceSpec& source : sources)
            roles[nameOf(role)].push_back(sourceJson(source));
    root["roles"] = std::move(roles);
    OrderedJson settings = OrderedJson::object();
    for (const auto& [name, value] : description.settings)
        settings[name] = settingJson(value);
    root["settings"] = std::move(settings);
    return root.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

} // namespace planner
