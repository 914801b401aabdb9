#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"

#include <algorithm>
#include <string_view>

namespace planner {

namespace {

/// The key of "key=value", empty where the text has no such form.
std::string_view keyOf(std::string_view part) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return {};
    const std::string_view key = part.substr(0, equals);
    const bool isWord = std::ranges::all_of(
        key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    return isWord ? key : std::string_view();
}

void setPath(SourceSpec& source, std::string_view text) {
    // A '#' that a slash follows belongs to a folder's name.
    const std::size_t hash = text.rfind('#');
    const bool hasLayer = hash != std::string_view::npos && text.find('/', hash) == std::string_view::npos;
    source.path = std::string(text.substr(0, hasLayer ? hash : text.size()));
    if (hasLayer)
        source.layer = std::string(text.substr(hash + 1));
}

void set(SourceSpec& source, const std::string& key, const std::string& value) {
    const auto refuse = [&](const std::string& reason) {
        throw Error(ErrorCode::BadValue,
                    {.file = source.path, .name = key, .value = value, .reason = reason});
    };
    if (value.empty())
        refuse("nothing follows the equals sign");
    if (key == "layer") {
        source.layer = value;
    } else if (key == "crs") {
        source.crs = value;
    } else if (key == "encoding") {
        source.encoding = value;
    } else if (key == "where") {
        source.where = value;
    } else if (key == "offset") {
        source.offset = offsetSystemFromName(value);
        if (!source.offset)
            refuse("wgs84, gcj02 or bd09");
    } else {
        if (std::ranges::none_of(knownFieldNames(), [&key](const char* name) { return key == name; }))
            refuse("unknown key");
        source.fields[key] = value;
    }
}

} // namespace

SourceSpec sourceFromFlag(const std::string& text) {
    SourceSpec source;
    std::string key;
    std::string value;
    const auto finish = [&] {
        if (key.empty())
            setPath(source, value);
        else
            set(source, key, value);
    };
    std::string_view rest = text;
    bool isFirst = true;
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string_view part = rest.substr(0, comma);
        const std::string_view newKey = isFirst ? std::string_view() : keyOf(part);
        if (!newKey.empty()) {
            finish();
            key = std::string(newKey);
            value = std::string(part.substr(newKey.size() + 1));
        } else {
            // A comma inside a path, a filter or a WKT text.
            value += (isFirst ? "" : ",") + std::string(part);
        }
        isFirst = false;
        if (comma == std::string_view::npos)
            break;
        rest.remove_prefix(comma + 1);
    }
    finish();
    if (source.path.empty())
        throw Error(ErrorCode::BadValue, {.value = text, .reason = "no path"});
    return source;
}

} // namespace planner
