#include "tests/support/plan_checker/street_tags.h"

#include "tests/support/plan_checker/plain_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace checker {

namespace {

using Words = std::set<std::string>;

/// km/h a truck drives on each class; 0: not at all. On foot every class is open but the motorway.
const std::map<std::string, double>& truckSpeeds() {
    static const std::map<std::string, double> speeds = {
        {"motorway", 80}, {"trunk", 55},        {"primary", 40},     {"secondary", 35},
        {"tertiary", 30}, {"unclassified", 25}, {"residential", 20}, {"living_street", 10},
        {"service", 12},  {"track", 12},        {"pedestrian", 0},   {"footway", 0},
        {"steps", 0},     {"cycleway", 0},      {"path", 0},         {"ferry", 0}};
    return speeds;
}

std::string classOf(const Tag& tag, bool isOsm) {
    std::string word;
    if (isOsm) {
        word = tag("highway");
    } else {
        for (const char* name :
             {"fclass", "highway", "road_class", "roadclass", "class", "type", "roadtype", "kind"})
            if (word.empty())
                word = tag(name);
    }
    if (tag("route") == "ferry")
        return "ferry";
    if (word.empty())
        return isOsm ? "" : "unclassified";
    static const Words none = {"construction", "proposed",      "planned",    "abandoned", "disused",
                               "razed",        "platform",      "raceway",    "corridor",  "elevator",
                               "rest_area",    "services",      "escape",     "no",        "bus_stop",
                               "crossing",     "emergency_bay", "via_ferrata"};
    if (none.contains(word))
        return "";
    return word;
}

struct Driving {
    bool isForbidden = false;
    bool isAllowed = false;
};

Driving drivingOf(const Tag& tag) {
    static const Words closed = {"no",  "private", "agricultural", "forestry", "military", "emergency",
                                 "psv", "bus",     "discouraged",  "permit",   "residents"};
    static const Words open = {"yes",      "designated", "permissive", "destination",
                               "delivery", "customers",  "local",      "official"};
    // The most particular tag there is decides alone.
    for (const char* name : {"hgv", "goods", "motor_vehicle", "vehicle", "access"}) {
        const std::string word = tag(name);
        if (word.empty())
            continue;
        return {closed.contains(word), open.contains(word) && std::string(name) != "access"};
    }
    return {};
}

bool isTooSmall(const Tag& tag, std::initializer_list<const char*> names, double needed) {
    for (const char* name : names) {
        const double limit = toNumber(tag(name));
        if (std::isfinite(limit))
            return limit > 0.0 && limit < needed;
    }
    return false;
}

/// +1 along the line, -1 against it, 0 both ways.
int directionOf(const Tag& tag, const std::string& roadClass, bool isOsm) {
    const std::string word = tag("oneway");
    const bool isRound = tag("junction") == "roundabout" || tag("junction") == "circular";
    if (Words{"yes", "true", "1", "F", "FT"}.contains(word))
        return 1;
    if (Words{"-1", "reverse", "T", "TF"}.contains(word))
        return -1;
    if (word.empty() && isOsm && (isRound || roadClass == "motorway"))
        return 1;
    return isRound && !word.empty() && word != "B" ? 1 : 0;
}

} // namespace

std::optional<StreetRules> rulesFrom(const Tag& tag, bool isOsm) {
    std::string roadClass = classOf(tag, isOsm);
    if (roadClass.empty())
        return std::nullopt;
    const bool isBusway = roadClass == "busway" || roadClass == "bus_guideway";
    if (isBusway)
        roadClass = "service";
    const bool isLink = roadClass.ends_with("_link");
    const std::string base = isLink ? roadClass.substr(0, roadClass.size() - 5) : roadClass;
    const auto speed = truckSpeeds().find(base == "bridleway" ? "path" : base);

    StreetRules rules;
    const std::string foot = tag("foot");
    if (!foot.empty())
        rules.isWalkable = !Words{"no", "private", "use_sidepath", "discouraged"}.contains(foot);
    else
        rules.isWalkable = base != "motorway" && tag("access") != "no" && tag("motorroad") != "yes";

    const Driving driving = drivingOf(tag);
    const double classSpeed = speed == truckSpeeds().end() ? 25.0 : speed->second;
    const bool fits = !isTooSmall(tag, {"maxwidth", "maxwidth:physical", "width"}, 2.2) &&
                      !isTooSmall(tag, {"maxheight", "maxheight:physical"}, 3.2) &&
                      !isTooSmall(tag, {"maxweight", "maxweightrating", "maxweight:hgv"}, 4.2);
    const bool isOpen =
        !driving.isForbidden && (driving.isAllowed || (classSpeed > 0.0 && !isBusway)) && fits;
    if (isOpen) {
        const int direction = directionOf(tag, roadClass, isOsm);
        rules.isDrivableForward = direction >= 0;
        rules.isDrivableBackward = direction <= 0;
        rules.truckKmh = classSpeed > 0.0 ? classSpeed : 8.0;
        if (isLink)
            rules.truckKmh = std::min(rules.truckKmh, 40.0);
        const double limit = toNumber(tag("maxspeed"));
        if (std::isfinite(limit) && limit > 0.0)
            rules.truckKmh = std::min(rules.truckKmh, limit);
    }
    return rules;
}

} // namespace checker
