#include "libplanner/gis/scenario_json.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/plan_codes.h"

#include <nlohmann/json.hpp>

#include <array>

namespace planner::gis {

namespace {

using Json = nlohmann::ordered_json;

Json pointToJson(Point p) {
    return Json::array({p.x, p.y});
}
Point pointFromJson(const Json& json) {
    return {json.at(0).get<double>(), json.at(1).get<double>()};
}

Json ringToJson(const Ring& ring) {
    Json json = Json::array();
    for (const Point p : ring)
        json.push_back(pointToJson(p));
    return json;
}

Ring ringFromJson(const Json& json) {
    Ring ring;
    for (const Json& p : json)
        ring.push_back(pointFromJson(p));
    return ring;
}

Json bridgesToJson(const std::vector<Footbridge>& bridges) {
    Json json = Json::array();
    for (const Footbridge& bridge : bridges)
        json.push_back({{"key", bridge.key.text()}, {"line", ringToJson(bridge.line)}});
    return json;
}

std::vector<Footbridge> bridgesFromJson(const Json& json) {
    std::vector<Footbridge> bridges;
    for (const Json& bridge : json)
        bridges.push_back({Key{bridge.at("key").get<std::string>()}, ringFromJson(bridge.at("line"))});
    return bridges;
}

Json pinsToJson(const std::vector<Pin>& pins) {
    Json json = Json::array();
    for (const Pin& pin : pins)
        json.push_back({{"site", pin.site.text()},
                        {"at", pointToJson(pin.at)},
                        {"kind", codeOf(pin.kind)},
                        {"reason", pin.reason}});
    return json;
}

std::vector<Pin> pinsFromJson(const Json& json) {
    std::vector<Pin> pins;
    for (const Json& pin : json)
        pins.push_back({Key{pin.at("site").get<std::string>()}, pointFromJson(pin.at("at")),
                        fromCode<PinKind>(pin.at("kind").get<std::string>()),
                        pin.at("reason").get<std::string>()});
    return pins;
}

Json addedToJson(const std::vector<AddedSite>& sites) {
    Json json = Json::array();
    for (const AddedSite& site : sites)
        json.push_back({{"site", site.key.text()}, {"at", pointToJson(site.at)}});
    return json;
}

std::vector<AddedSite> addedFromJson(const Json& json) {
    std::vector<AddedSite> sites;
    for (const Json& site : json)
        sites.push_back({Key{site.at("site").get<std::string>()}, pointFromJson(site.at("at"))});
    return sites;
}

Json locksToJson(const std::vector<RoundLock>& locks) {
    Json json = Json::array();
    for (const RoundLock& lock : locks)
        json.push_back({{"cabin", lock.cabin.text()},
                        {"day", lock.day ? Json(*lock.day) : Json(nullptr)},
                        {"truck", lock.truck},
                        {"order", lock.order},
                        {"first", lock.isFirst}});
    return json;
}

std::vector<RoundLock> locksFromJson(const Json& json) {
    std::vector<RoundLock> locks;
    for (const Json& lock : json) {
        RoundLock made;
        made.cabin = Key{lock.at("cabin").get<std::string>()};
        if (!lock.at("day").is_null())
            made.day = lock.at("day").get<std::uint32_t>();
        made.truck = lock.at("truck").get<std::string>();
        made.order = lock.at("order").get<std::uint32_t>();
        made.isFirst = lock.at("first").get<bool>();
        locks.push_back(std::move(made));
    }
    return locks;
}

Json consentsToJson(const std::vector<SiteConsent>& consents) {
    Json json = Json::array();
    for (const SiteConsent& consent : consents)
        json.push_back(
            {{"site", consent.site.text()}, {"state", codeOf(consent.state)}, {"reason", consent.reason}});
    return json;
}

std::vector<SiteConsent> consentsFromJson(const Json& json) {
    std::vector<SiteConsent> consents;
    for (const Json& consent : json)
        consents.push_back({Key{consent.at("site").get<std::string>()},
                            fromCode<Consent>(consent.at("state").get<std::string>()),
                            consent.at("reason").get<std::string>()});
    return consents;
}

template <class T>
Json optionalToJson(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class T>
std::optional<T> optionalFromJson(const Json& json) {
    if (json.is_null())
        return std::nullopt;
    return json.get<T>();
}

Json secondToJson(const SecondGoal& second) {
    return {{"goal", nameOf(second.goal)}, {"rule", nameOf(second.rule)}, {"share_ppm", second.share}};
}

SecondGoal secondFromJson(const Json& json) {
    SecondGoal second;
    second.goal = goalFromName(json.at("goal").get<std::string>()).value_or(second.goal);
    second.rule = mixRuleFromName(json.at("rule").get<std::string>()).value_or(second.rule);
    second.share = json.at("share_ppm").get<std::uint32_t>();
    return second;
}

Json secondSummaryToJson(const SecondSummary& s) {
    return {{"asked", secondToJson(s.asked)},
            {"objective", s.objective},
            {"bound", s.bound},
            {"best", s.best},
            {"first_best", s.firstBest},
            {"unit", s.unit},
            {"effect_unit", s.effectUnit}};
}

SecondSummary secondSummaryFromJson(const Json& j) {
    SecondSummary s;
    s.asked = secondFromJson(j.at("asked"));
    s.objective = j.at("objective").get<double>();
    s.bound = j.at("bound").get<double>();
    s.best = j.at("best").get<double>();
    s.firstBest = j.at("first_best").get<double>();
    s.unit = j.at("unit").get<std::string>();
    s.effectUnit = j.at("effect_unit").get<std::string>();
    return s;
}

Json sitingToJson(const SitingSummary& s) {
    return {{"goal", nameOf(s.goal)},
            {"objective", s.objective},
            {"bound", s.bound},
            {"gap", s.gap},
            {"unit", s.unit},
            {"status", codeOf(s.status)},
            {"stopped_by", codeOf(s.stoppedBy)},
            {"candidates", s.candidatesConsidered},
            {"bound_from", s.boundFrom},
            {"effect_unit", s.effectUnit},
            {"second", s.second ? secondSummaryToJson(*s.second) : Json(nullptr)}};
}

SitingSummary sitingFromJson(const Json& j) {
    SitingSummary s;
    s.goal = goalFromName(j.at("goal").get<std::string>()).value_or(Goal::Walk);
    s.objective = j.at("objective").get<double>();
    s.bound = j.at("bound").get<double>();
    s.gap = j.at("gap").get<double>();
    s.unit = j.at("unit").get<std::string>();
    s.status = fromCode<SolveStatus>(j.at("status").get<std::string>());
    s.stoppedBy = fromCode<StopReason>(j.at("stopped_by").get<std::string>());
    s.candidatesConsidered = j.at("candidates").get<std::uint32_t>();
    s.boundFrom = j.value("bound_from", std::string());
    s.effectUnit = j.value("effect_unit", std::string());
    if (j.contains("second") && !j.at("second").is_null())
        s.second = secondSummaryFromJson(j.at("second"));
    return s;
}

Json routingToJson(const RoutingSummary& r) {
    return {{"length_mm", r.length.count()},
            {"duration_ms", r.duration.count()},
            {"objective", optionalToJson(r.objective)},
            {"bound", optionalToJson(r.bound)},
            {"gap", optionalToJson(r.gap)},
            {"unit", r.unit},
            {"status", codeOf(r.status)},
            {"days", r.days},
            {"trucks", r.trucks}};
}

RoutingSummary routingFromJson(const Json& j) {
    RoutingSummary r;
    r.length = Distance{j.at("length_mm").get<std::int64_t>()};
    r.duration = Duration{j.at("duration_ms").get<std::int64_t>()};
    r.objective = optionalFromJson<double>(j.at("objective"));
    r.bound = optionalFromJson<double>(j.at("bound"));
    r.gap = optionalFromJson<double>(j.at("gap"));
    r.unit = j.at("unit").get<std::string>();
    r.status = fromCode<SolveStatus>(j.at("status").get<std::string>());
    r.days = j.at("days").get<std::uint32_t>();
    r.trucks = j.at("trucks").get<std::uint32_t>();
    return r;
}

Json healthToJson(const HealthReport& health) {
    Json json = Json::array();
    for (const HealthFinding& f : health.findings)
        json.push_back({{"code", f.code},
                        {"role", f.role},
                        {"source", f.source},
                        {"count", f.count},
                        {"features", f.features},
                        {"value", f.value},
                        {"warning", f.isWarning}});
    return json;
}

HealthReport healthFromJson(const Json& json) {
    HealthReport health;
    for (const Json& j : json) {
        HealthFinding f;
        f.code = j.at("code").get<std::string>();
        f.role = j.at("role").get<std::string>();
        f.source = j.at("source").get<std::string>();
        f.count = j.at("count").get<std::int64_t>();
        f.features = j.at("features").get<std::vector<std::int64_t>>();
        f.value = j.at("value").get<std::string>();
        f.isWarning = j.at("warning").get<bool>();
        health.findings.push_back(std::move(f));
    }
    return health;
}

// Runs `read` and turns the JSON library's complaints into ours.
template <class Read>
auto guarded(const std::string& text, const std::string& file, Read read) {
    try {
        return read(Json::parse(text));
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorCode::BadJson, {.file = file, .reason = error.what()});
    }
}

} // namespace

std::string scenarioToJson(const Scenario& scenario) {
    Json json;
    json["name"] = scenario.name;
    json["goal"] = nameOf(scenario.goal);
    json["second_goal"] = scenario.second ? secondToJson(*scenario.second) : Json(nullptr);
    json["cabins"] = optionalToJson(scenario.cabins);
    json["max_walk_mm"] = scenario.maxWalk ? Json(scenario.maxWalk->count()) : Json(nullptr);
    json["strict"] = scenario.isStrict;
    json["route_cost"] = nameOf(scenario.routeCost);
    json["settings"] = scenario.settings;
    json["pins"] = pinsToJson(scenario.pins);
    json["closed_streets"] = Json::array();
    for (const Key& key : scenario.closedStreets)
        json["closed_streets"].push_back(key.text());
    json["footbridges"] = bridgesToJson(scenario.footbridges);
    json["painted_forbidden"] = Json::array();
    for (const Polygon& polygon : scenario.paintedForbidden) {
        Json rings = Json::array({ringToJson(polygon.outer)});
        for (const Ring& hole : polygon.holes)
            rings.push_back(ringToJson(hole));
        json["painted_forbidden"].push_back(std::move(rings));
    }
    json["added_sites"] = addedToJson(scenario.addedSites);
    json["consents"] = consentsToJson(scenario.consents);
    json["round_locks"] = locksToJson(scenario.roundLocks);
    json["seed"] = scenario.seed;
    json["effort"] = scenario.effort;
    return json.dump();
}

Scenario scenarioFromJson(const std::string& text, const std::string& file) {
    return guarded(text, file, [](const Json& json) {
        Scenario scenario;
        scenario.name = json.at("name").get<std::string>();
        scenario.goal = goalFromName(json.at("goal").get<std::string>()).value_or(Goal::Walk);
        if (json.contains("second_goal") && !json.at("second_goal").is_null())
            scenario.second = secondFromJson(json.at("second_goal"));
        scenario.cabins = optionalFromJson<std::uint32_t>(json.at("cabins"));
        if (const auto walk = optionalFromJson<std::int64_t>(json.at("max_walk_mm")))
            scenario.maxWalk = Distance{*walk};
        scenario.isStrict = json.at("strict").get<bool>();
        scenario.routeCost =
            routeCostFromName(json.at("route_cost").get<std::string>()).value_or(scenario.routeCost);
        scenario.settings = json.at("settings").get<std::map<std::string, std::string>>();
        scenario.pins = pinsFromJson(json.at("pins"));
        for (const Json& key : json.at("closed_streets"))
            scenario.closedStreets.emplace_back(key.get<std::string>());
        for (const Json& rings : json.at("painted_forbidden")) {
            Polygon polygon;
            for (const Json& ring : rings)
                if (polygon.outer.empty())
                    polygon.outer = ringFromJson(ring);
                else
                    polygon.holes.push_back(ringFromJson(ring));
            scenario.paintedForbidden.push_back(std::move(polygon));
        }
        // Files of before these were kept have none of them.
        if (json.contains("footbridges"))
            scenario.footbridges = bridgesFromJson(json.at("footbridges"));
        if (json.contains("round_locks"))
            scenario.roundLocks = locksFromJson(json.at("round_locks"));
        if (json.contains("added_sites"))
            scenario.addedSites = addedFromJson(json.at("added_sites"));
        if (json.contains("consents"))
            scenario.consents = consentsFromJson(json.at("consents"));
        scenario.seed = json.at("seed").get<std::uint64_t>();
        scenario.effort = json.at("effort").get<std::int64_t>();
        return scenario;
    });
}

std::string viewsToJson(const std::vector<NamedView>& views) {
    Json json = Json::array();
    for (const NamedView& view : views)
        json.push_back(
            {{"name", view.name},
             {"extent", {view.extent.minX, view.extent.minY, view.extent.maxX, view.extent.maxY}}});
    return json.dump();
}

std::vector<NamedView> viewsFromJson(const std::string& text, const std::string& file) {
    return guarded(text, file, [](const Json& json) {
        std::vector<NamedView> views;
        for (const Json& view : json) {
            const auto extent = view.at("extent").get<std::array<double, 4>>();
            views.push_back(
                {view.at("name").get<std::string>(), Box{extent[0], extent[1], extent[2], extent[3]}});
        }
        return views;
    });
}

std::string planSummaryToJson(const Plan& plan) {
    Json json;
    json["city"] = plan.city->name;
    json["attributions"] = plan.city->attributions;
    json["siting"] = sitingToJson(plan.siting);
    json["routing"] = routingToJson(plan.routing);
    json["warnings"] = plan.warnings;
    json["cancelled"] = plan.isCancelled;
    json["detached_pins"] = pinsToJson(plan.detachedPins);
    json["uncollected"] = Json::array();
    for (const UncollectedCabin& missed : plan.uncollected)
        json["uncollected"].push_back({{"cabin", plan.cabins[missed.cabin.value()].key.text()},
                                       {"day", missed.day},
                                       {"limit", missed.limit},
                                       {"amount", missed.amount}});
    json["health"] = healthToJson(plan.city->health);
    return json.dump();
}

void planSummaryFromJson(const std::string& text, const std::string& file, Plan& plan, City& city) {
    guarded(text, file, [&](const Json& json) {
        city.name = json.at("city").get<std::string>();
        city.attributions = json.at("attributions").get<std::vector<std::string>>();
        city.health = healthFromJson(json.at("health"));
        plan.siting = sitingFromJson(json.at("siting"));
        plan.routing = routingFromJson(json.at("routing"));
        plan.warnings = json.at("warnings").get<std::vector<std::string>>();
        plan.isCancelled = json.at("cancelled").get<bool>();
        plan.detachedPins = pinsFromJson(json.at("detached_pins"));
        for (const Json& missed : json.at("uncollected"))
            for (std::size_t i = 0; i < plan.cabins.size(); ++i)
                if (plan.cabins[i].key.text() == missed.at("cabin").get<std::string>())
                    plan.uncollected.push_back({CabinIndex{i}, missed.at("day").get<std::uint32_t>(),
                                                missed.at("limit").get<std::string>(),
                                                missed.at("amount").get<std::string>()});
        return true;
    });
}

} // namespace planner::gis
