#include "libplanner/network/travel_profile.h"

#include "libplanner/base/error.h"
#include "libplanner/network/street_class.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

using Json = nlohmann::json;

Json parse(const std::string& text) {
    try {
        return Json::parse(text);
    } catch (const Json::exception& problem) {
        throw Error(ErrorCode::BadJson, {.name = "travel profile", .reason = problem.what()});
    }
}

const Json& member(const Json& object, const std::string& name) {
    if (!object.is_object() || !object.contains(name))
        throw Error(ErrorCode::BadValue, {.name = name, .reason = "missing"});
    return object[name];
}

/// A number as profiles state it: {"value": 4.8, "unit": "km/h", "range": [3, 6], "source": "…"}.
double valueOf(const Json& object, const std::string& name, const char* unit, bool mayBeZero = false) {
    const Json& stated = member(object, name);
    const Json& value = member(stated, "value");
    if (!value.is_number() || !std::isfinite(value.get<double>()) || value.get<double>() < 0.0 ||
        (value.get<double>() == 0.0 && !mayBeZero))
        throw Error(ErrorCode::BadValue,
                    {.name = name, .value = value.dump(), .reason = "not a positive number"});
    if (member(stated, "unit") != unit)
        throw Error(ErrorCode::BadValue, {.name = name, .value = stated["unit"].dump(), .reason = unit});
    if (stated.contains("range")) {
        const Json& range = stated["range"];
        if (!range.is_array() || range.size() != 2 || !range[0].is_number() || !range[1].is_number() ||
            value < range[0] || value > range[1])
            throw Error(ErrorCode::BadValue, {.name = name, .value = value.dump(), .reason = range.dump()});
    }
    return value.get<double>();
}

std::string nameIn(const Json& profile, const char* mode) {
    const Json& name = member(profile, "profile");
    if (!name.is_string())
        throw Error(ErrorCode::BadValue, {.name = "profile", .value = name.dump()});
    if (member(profile, "mode") != mode)
        throw Error(ErrorCode::BadValue, {.name = "mode", .value = profile["mode"].dump(), .reason = mode});
    return name.get<std::string>();
}

/// Calls `take` with each class of the profile that is open.
template <class Take>
void forOpenClasses(const Json& profile, const Take& take) {
    const Json& classes = member(profile, "classes");
    if (!classes.is_object())
        throw Error(ErrorCode::BadValue, {.name = "classes", .value = classes.dump()});
    for (const auto& [name, entry] : classes.items()) {
        const auto named = streetClassFromName(name);
        if (!named || named->isLink)
            throw Error(ErrorCode::BadValue, {.name = "classes", .value = name, .reason = "no such class"});
        const Json& allowed = member(entry, "allowed");
        if (!allowed.is_boolean())
            throw Error(ErrorCode::BadValue, {.name = name + ".allowed", .value = allowed.dump()});
        if (allowed.get<bool>())
            take(static_cast<std::size_t>(named->streetClass), entry);
    }
}

} // namespace

WalkProfile walkProfileFromJson(const std::string& json) {
    const Json parsed = parse(json);
    WalkProfile profile;
    profile.name = nameIn(parsed, "walk");
    profile.speedKmh = valueOf(parsed, "speed", "km/h");
    forOpenClasses(parsed,
                   [&](std::size_t streetClass, const Json&) { profile.allowed[streetClass] = true; });
    return profile;
}

TruckProfile truckProfileFromJson(const std::string& json) {
    const Json parsed = parse(json);
    TruckProfile profile;
    profile.name = nameIn(parsed, "truck");
    const Json& vehicle = member(parsed, "vehicle");
    profile.widthMetres = valueOf(vehicle, "width", "m");
    profile.heightMetres = valueOf(vehicle, "height", "m");
    profile.weightTonnes = valueOf(vehicle, "weight", "t");
    if (parsed.contains("turns")) {
        const Json& turns = parsed["turns"];
        profile.turns.uTurn = seconds(valueOf(turns, "u_turn", "s", true));
        profile.turns.left = seconds(valueOf(turns, "left", "s", true));
        profile.turns.right = seconds(valueOf(turns, "right", "s", true));
    }
    forOpenClasses(parsed, [&](std::size_t streetClass, const Json& entry) {
        profile.allowed[streetClass] = true;
        profile.speedKmh[streetClass] = valueOf(entry, "speed", "km/h");
    });
    return profile;
}

bool mayWalk(const Street& street, const WalkProfile& profile) {
    return !street.footForbidden &&
           (street.footAllowed || profile.allowed[static_cast<std::size_t>(street.streetClass)]);
}

double truckSpeedKmh(const Street& street, const TruckProfile& profile) {
    // What is open only by its own sign (a pedestrian street with delivery) is driven as slowly as a living
    // street.
    constexpr double CrawlKmh = 8.0;
    const auto streetClass = static_cast<std::size_t>(street.streetClass);
    const bool isOpen = !street.motorForbidden && (street.motorAllowed || profile.allowed[streetClass]);
    const auto fits = [](std::optional<double> limit, double size) { return !limit || *limit >= size; };
    if (!isOpen || !fits(street.maxWidthMetres, profile.widthMetres) ||
        !fits(street.maxHeightMetres, profile.heightMetres) ||
        !fits(street.maxWeightTonnes, profile.weightTonnes))
        return 0.0;
    double speed = profile.allowed[streetClass] ? profile.speedKmh[streetClass] : CrawlKmh;
    if (street.isLink)
        speed = std::min(speed, 40.0); // slip roads bend, whatever they lead to
    return street.maxSpeedKmh ? std::min(speed, *street.maxSpeedKmh) : speed;
}

} // namespace planner
