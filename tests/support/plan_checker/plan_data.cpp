#include "tests/support/plan_checker/plan_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace checker {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

Json parseFile(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error(path + ": cannot be read");
    return Json::parse(file);
}

SourceWish wishFrom(const Json& source, const fs::path& folder, const std::string& targetWkt) {
    const auto text = [&](const char* name) { return source.value(name, std::string()); };
    const fs::path path(text("source"));
    return {.path = path.is_absolute() ? path.string() : (folder / path).string(),
            .layer = text("layer"),
            .where = text("where"),
            .crs = text("crs"),
            .encoding = text("encoding"),
            .targetWkt = targetWkt,
            .isGcj02 = text("offset") == "gcj02"};
}

std::vector<Json> sourcesOf(const Json& city, const char* role) {
    if (!city.contains("roles") || !city["roles"].contains(role))
        return {};
    return city["roles"][role].get<std::vector<Json>>();
}

/// A tag inside `"key"=>"value"` pairs.
std::string inOtherTags(const std::string& pairs, const std::string& key) {
    const std::string start = "\"" + key + "\"=>\"";
    std::size_t at = pairs.find(start);
    while (at != std::string::npos && at > 0 && pairs[at - 1] != ',')
        at = pairs.find(start, at + 1);
    if (at == std::string::npos)
        return {};
    const std::size_t from = at + start.size();
    return pairs.substr(from, pairs.find('"', from) - from);
}

struct Extent {
    Spot low{1e300, 1e300};
    Spot high{-1e300, -1e300};
    void add(Spot p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
};

/// Streets wholly outside the homes' box and its margin are not part of the city.
bool liesNear(const Line& line, const Extent& within) {
    Extent own;
    for (const Spot p : line)
        own.add(p);
    return own.low.x <= within.high.x && own.high.x >= within.low.x && own.low.y <= within.high.y &&
           own.high.y >= within.low.y;
}

bool isFinite(const Line& line) {
    return std::all_of(line.begin(), line.end(),
                       [](Spot p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// A whole OpenStreetMap file brings rivers and railways among its lines: nobody walks across them.
bool isWaterOrRails(const PlainTable& table, const Tag& tag) {
    const auto isSet = [&](const char* name) { return !tag(name).empty() && tag(name) != "no"; };
    return table.find("osm_id") && tag("highway").empty() && !isSet("tunnel") && !isSet("bridge") &&
           (tag("waterway") == "river" || tag("waterway") == "canal" || tag("railway") == "rail" ||
            tag("railway") == "light_rail");
}

void addStreets(StreetMap& streets, const PlainTable& table, const Json& fields, const Extent& within) {
    const bool isOsm = table.find("highway").has_value();
    const auto other = table.find("other_tags");
    // Layers that draw each direction of a street by itself: a line without its twin is one-way.
    std::map<std::vector<std::pair<double, double>>, int> drawn;
    const auto keyOf = [](Line line, bool isTurned) {
        if (isTurned)
            std::reverse(line.begin(), line.end());
        std::vector<std::pair<double, double>> key;
        for (const Spot p : line)
            key.emplace_back(p.x, p.y);
        return key;
    };
    struct Found {
        const Line* line;
        StreetRules rules;
        bool isTwoWay;
    };
    std::vector<Found> found;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Tag tag = [&](const std::string& name) {
            std::string column = name;
            if (fields.contains(name))
                column = fields[name].get<std::string>();
            if (const auto at = table.find(column); at && !table.cells[row][*at].empty())
                return table.cells[row][*at];
            return other ? inOtherTags(table.cells[row][*other], name) : std::string();
        };
        if (isWaterOrRails(table, tag)) {
            for (const Line& line : table.shapes[row].lines)
                if (line.size() > 1 && isFinite(line) && liesNear(line, within))
                    streets.addBarrier({.lines = {line}});
            continue;
        }
        const auto rules = rulesFrom(tag, isOsm);
        if (!rules)
            continue;
        for (const Line& line : table.shapes[row].lines)
            if (line.size() > 1 && isFinite(line) && liesNear(line, within)) {
                found.push_back({&line, *rules, rules->isDrivableForward && rules->isDrivableBackward});
                ++drawn[keyOf(line, false)];
            }
    }
    std::size_t twins = 0;
    for (const Found& street : found)
        twins += drawn.contains(keyOf(*street.line, true)) ? 1 : 0;
    const bool isDirected = twins * 4 >= found.size() && !found.empty();
    for (Found& street : found) {
        if (isDirected && street.isTwoWay)
            street.rules.isDrivableBackward = false;
        streets.addStreet(*street.line, street.rules);
    }
}

std::map<std::string, double> readSettings(const CheckOptions& options, const Json& city) {
    std::map<std::string, double> settings;
    if (!options.profile.empty())
        for (const Json& value : parseFile(options.profile)["values"])
            settings[value["name"].get<std::string>()] = value["value"].get<double>();
    const auto put = [&](const std::string& name, const std::string& value) {
        if (const double number = toNumber(value); std::isfinite(number))
            settings[name] = number;
    };
    if (city.contains("settings"))
        for (const auto& [name, value] : city["settings"].items())
            put(name, value.is_string() ? value.get<std::string>() : value.dump());
    if (hasLayer(options.plan, "settings")) {
        const PlainTable stored = readTable({.path = options.plan,
                                             .layer = "settings",
                                             .where = {},
                                             .crs = {},
                                             .encoding = {},
                                             .targetWkt = {}});
        for (std::size_t row = 0; row < stored.size(); ++row)
            put(stored.text(row, "name"), stored.text(row, "value"));
    }
    if (hasLayer(options.plan, "scenarios")) {
        const PlainTable stored = readTable({.path = options.plan,
                                             .layer = "scenarios",
                                             .where = {},
                                             .crs = {},
                                             .encoding = {},
                                             .targetWkt = {}});
        const Json scenario = stored.size() == 0 ? Json() : Json::parse(stored.text(0, "content"));
        if (scenario.contains("max_walk_mm") && scenario["max_walk_mm"].is_number())
            settings["siting.max_walk_m"] = scenario["max_walk_mm"].get<double>() / 1e3;
    }
    for (const auto& [name, value] : options.settings)
        settings[name] = value;
    return settings;
}

PlainTable layerOf(const CheckOptions& options, const char* layer) {
    return readTable(
        {.path = options.plan, .layer = layer, .where = {}, .crs = {}, .encoding = {}, .targetWkt = {}});
}

struct CityText {
    Json city;
    fs::path folder; ///< what its relative paths start from
};

/// The City file named, or the one a plan carries in itself.
CityText readCity(const CheckOptions& options) {
    if (!options.city.empty())
        return {parseFile(options.city), fs::path(options.city).parent_path()};
    const PlainTable stored = layerOf(options, "settings");
    CityText found;
    for (std::size_t row = 0; row < stored.size(); ++row) {
        if (stored.text(row, "name") == "project.city")
            found.city = Json::parse(stored.text(row, "value"));
        if (stored.text(row, "name") == "project.base")
            found.folder = fs::path(options.plan).parent_path() / stored.text(row, "value");
    }
    if (found.city.is_null())
        throw std::runtime_error(options.plan + ": names no city");
    return found;
}

} // namespace

double PlanData::setting(const std::string& name) const {
    const auto found = settings.find(name);
    if (found == settings.end())
        throw std::runtime_error("no setting " + name);
    return found->second;
}

PlanData readPlanData(const CheckOptions& options) {
    const auto [city, folder] = readCity(options);
    PlainTable cabins = layerOf(options, "cabins");
    const std::string wkt = cabins.wkt;
    std::map<std::string, double> settings = readSettings(options, city);
    PlanData data{.cabins = std::move(cabins),
                  .demand = layerOf(options, "demand"),
                  .routes = layerOf(options, "routes"),
                  .stops = layerOf(options, "stops"),
                  .centres = layerOf(options, "centres"),
                  .depots = layerOf(options, "depots"),
                  .indicators = layerOf(options, "indicators"),
                  .settings = settings,
                  .cabinRow = {},
                  .streets = StreetMap(wkt, settings.at("network.join_tolerance_m")),
                  .fleet = {},
                  .forbidden = {}};
    for (std::size_t row = 0; row < data.cabins.size(); ++row)
        data.cabinRow[data.cabins.text(row, "id")] = row;

    Extent within;
    for (const Shape& home : data.demand.shapes)
        within.add(home.first());
    const double margin = data.setting("network.study_margin_m");
    within.add({within.low.x - margin, within.low.y - margin});
    within.add({within.high.x + margin, within.high.y + margin});
    for (const Json& source : sourcesOf(city, "roads"))
        addStreets(data.streets, readTable(wishFrom(source, folder, wkt)),
                   source.value("fields", Json::object()), within);
    data.streets.finish();
    for (const Json& source : sourcesOf(city, "barriers"))
        for (const Shape& shape : readTable(wishFrom(source, folder, wkt)).shapes)
            data.streets.addBarrier(shape);
    for (const Json& source : sourcesOf(city, "forbidden"))
        for (Shape& shape : readTable(wishFrom(source, folder, wkt)).shapes)
            data.forbidden.push_back(std::move(shape));
    for (const Json& source : sourcesOf(city, "fleet"))
        data.fleet = readTable(wishFrom(source, folder, ""));
    return data;
}

bool agree(FindingBook& findings, const std::string& kind, const std::string& about, double stated,
           double own, double tolerance) {
    if (std::abs(stated - own) <= tolerance)
        return true;
    findings.add(kind,
                 about + ": the plan says " + std::to_string(stated) + ", found " + std::to_string(own));
    return false;
}

} // namespace checker
