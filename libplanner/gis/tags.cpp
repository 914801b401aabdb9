#include "libplanner/gis/tags.h"

#include <optional>
#include <utility>

namespace planner::gis {

namespace {

// Reads one quoted word at `i` and moves past it.
std::optional<std::string> quoted(std::string_view text, std::size_t& i) {
    if (i >= text.size() || text[i] != '"')
        return std::nullopt;
    std::string word;
    for (++i; i < text.size(); ++i) {
        if (text[i] == '"') {
            ++i;
            return word;
        }
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        word += text[i];
    }
    return std::nullopt;
}

} // namespace

std::vector<std::pair<std::string, std::string>> parseTags(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> tags;
    std::size_t i = 0;
    while (i < text.size()) {
        std::optional<std::string> key = quoted(text, i);
        if (!key || text.substr(i, 2) != "=>")
            break;
        i += 2;
        std::optional<std::string> value = quoted(text, i);
        if (!value)
            break;
        tags.emplace_back(std::move(*key), std::move(*value));
        if (i < text.size() && text[i] == ',')
            ++i;
    }
    return tags;
}

const std::vector<std::string>& offeredTags() {
    static const std::vector<std::string> names = {
        // streets
        "highway", "oneway", "oneway:bicycle", "maxspeed", "foot", "access", "vehicle", "motor_vehicle",
        "motorcar", "hgv", "goods", "sidewalk", "service", "area", "route", "bridge", "tunnel", "layer",
        "junction", "width", "maxwidth", "maxheight", "maxweight", "lanes", "surface", "barrier", "railway",
        "waterway",
        // places
        "name", "name:zh", "amenity", "recycling_type", "operator", "opening_hours", "shop", "office",
        "building", "building:levels", "building:flats", "population", "landuse", "natural", "leisure",
        "place", "addr:street", "addr:housenumber", "addr:full", "capacity"};
    return names;
}

} // namespace planner::gis
