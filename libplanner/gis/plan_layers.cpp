#include "libplanner/gis/plan_layers.h"

#include "libplanner/gis/demand_layers.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/gis/table_builder.h"

#include <cmath>
#include <map>
#include <utility>

namespace planner::gis {

namespace {

Value areaOf(const PlaceDetails& details) {
    if (!details.areaSquareMetres)
        return {};
    return *details.areaSquareMetres;
}

LayerTable cabinsLayer(const Plan& plan) {
    TableBuilder table("cabins", GeometryKind::Point, plan.city->crs,
                       {text("id"),        text("name"),      text("status"),    text("type"),
                        text("host"),      text("run_by"),    text("address"),   text("district"),
                        real("people"),    real("kg_day"),    real("walk_mean"), real("walk_max"),
                        real("volume_m3"), real("fill_days"), text("reason"),    text("owner"),
                        text("hours"),     text("contact"),   real("area_m2"),   text("site_id"),
                        real("gain"),      whole("units"),    real("door_kg")});
    for (const Cabin& cabin : plan.cabins) {
        const PlaceDetails& d = cabin.details;
        const bool hasSite = cabin.site.value() < plan.city->candidates.size();
        table.add(MultiPoint{cabin.at},
                  {cabin.key.text(),
                   d.name,
                   std::string(codeOf(cabin.status)),
                   cabin.type,
                   std::string(codeOf(d.host)),
                   d.runBy,
                   d.address,
                   cabin.district ? plan.city->districts[cabin.district->value()].name : std::string(),
                   inPersons(cabin.people),
                   inKilogramsPerDay(cabin.collected),
                   inMetres(cabin.walkMean),
                   inMetres(cabin.walkMax),
                   inCubicMetres(cabin.volume),
                   cabin.fillDays,
                   cabin.reason,
                   d.owner,
                   d.hours,
                   d.contact,
                   areaOf(d),
                   hasSite ? plan.city->candidates[cabin.site.value()].key.text() : std::string(),
                   cabin.closingGain,
                   std::int64_t{cabin.units},
                   inKilogramsPerDay(cabin.fromDoors)});
    }
    return table.take();
}

LayerTable candidatesLayer(const Plan& plan) {
    TableBuilder table("candidates", GeometryKind::Point, plan.city->crs,
                       {text("id"), text("name"), text("state"), text("rule"), real("gain"), text("address"),
                        text("owner"), text("host"), text("run_by"), text("hours"), real("area_m2")});
    std::map<SiteIndex, const Cabin*> open;
    for (const Cabin& cabin : plan.cabins)
        open[cabin.site] = &cabin;
    std::map<Key, const Pin*> pins;
    for (const Pin& pin : plan.scenario.pins)
        pins[pin.site] = &pin;
    const std::vector<CandidateSite>& sites = plan.city->candidates;
    table.reserve(sites.size());
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const CandidateSite& site = sites[i];
        const PlaceDetails& d = site.details;
        const auto cabin = open.find(SiteIndex{i});
        const auto pin = pins.find(site.key);
        const bool isRefused = pin != pins.end() && pin->second->kind == PinKind::Forbidden;
        std::string state = site.forbiddenBy || isRefused ? "forbidden"
                            : site.access                 ? "candidate"
                                                          : "no-access";
        if (cabin != open.end())
            state = "open";
        std::string rule = site.forbiddenBy ? site.forbiddenBy->text() : std::string();
        if (pin != pins.end())
            rule = pin->second->reason;
        const bool isExplained = i < plan.effects.size();
        // What is forbidden names the area or the person's reason; it is read back from there.
        if (isExplained && state != "forbidden")
            rule = plan.effects[i].rule;
        table.add(MultiPoint{site.at},
                  {site.key.text(), d.name, state, rule,
                   isExplained           ? Value{plan.effects[i].gain}
                   : cabin != open.end() ? Value{cabin->second->closingGain}
                                         : Value{},
                   d.address, d.owner, std::string(codeOf(d.host)), d.runBy, d.hours, areaOf(d)});
    }
    return table.take();
}

LayerTable areasLayer(const Plan& plan) {
    TableBuilder table("areas", GeometryKind::Area, plan.city->crs,
                       {text("cabin_id"), real("limit_m"), real("people"), real("area_m2")});
    for (const ServiceArea& area : plan.areas)
        if (!area.shape.empty())
            table.add(area.shape, {plan.cabins[area.cabin.value()].key.text(), inMetres(area.limit),
                                   inPersons(area.people), std::round(area.areaSquareMetres * 10.0) / 10.0});
    return table.take();
}

// A trip whose streets are not known is drawn from stop to stop, so that no row is without a shape.
Polyline lineOf(const PlannedRoute& route) {
    if (route.line.size() >= 2)
        return route.line;
    Polyline line;
    for (const PlannedStop& stop : route.stops)
        line.push_back(stop.at);
    while (!line.empty() && line.size() < 2)
        line.push_back(line.front());
    return line;
}

LayerTable routesLayer(const Plan& plan, const char* name, const std::vector<PlannedRoute>& routes) {
    TableBuilder table(name, GeometryKind::Line, plan.city->crs,
                       {text("id"), whole("day"), text("truck"), whole("trip"), real("km"), real("minutes"),
                        real("kg"), real("m3")});
    for (const PlannedRoute& route : routes) {
        Polyline drawn = lineOf(route);
        const Geometry line = drawn.empty() ? Geometry{} : Geometry{MultiPolyline{std::move(drawn)}};
        // Days and trips count from one for people.
        table.add(line,
                  {route.key.text(), std::int64_t{route.day} + 1, route.truck, std::int64_t{route.trip} + 1,
                   inKilometres(route.length), std::round(inMinutes(route.duration) * 1e5) / 1e5,
                   inKilograms(route.mass), inCubicMetres(route.volume)});
    }
    return table.take();
}

Value placeId(const Plan& plan, const PlannedStop& stop) {
    if (stop.cabin)
        return plan.cabins[stop.cabin->value()].key.text();
    if (stop.centre)
        return plan.city->centres[stop.centre->value()].key.text();
    if (stop.home)
        return plan.city->demand[stop.home->value()].key.text();
    if (stop.depot)
        return plan.city->depots[stop.depot->value()].key.text();
    return {};
}

LayerTable stopsLayer(const Plan& plan, const char* name, const std::vector<PlannedRoute>& routes) {
    TableBuilder table(name, GeometryKind::Point, plan.city->crs,
                       {text("route_id"), whole("seq"), text("kind"), text("cabin_id"), text("arrive"),
                        real("kg"), real("m3"), text("place_id"), real("dwell_min")});
    for (const PlannedRoute& route : routes) {
        std::int64_t seq = 0;
        for (const PlannedStop& stop : route.stops)
            table.add(MultiPoint{stop.at},
                      {route.key.text(), ++seq, std::string(codeOf(stop.kind)),
                       stop.cabin ? Value{plan.cabins[stop.cabin->value()].key.text()} : Value{},
                       clockText(stop.arrive), inKilograms(stop.mass), inCubicMetres(stop.volume),
                       placeId(plan, stop), std::round(inMinutes(stop.dwell) * 1e5) / 1e5});
    }
    return table.take();
}

template <class Places>
LayerTable namedPlaces(const char* name, const Places& places, const Crs& crs) {
    TableBuilder table(name, GeometryKind::Point, crs, {text("id"), text("name")});
    for (const auto& place : places)
        table.add(MultiPoint{place.at}, {place.key.text(), place.details.name});
    return table.take();
}

LayerTable indicatorsTable(const Plan& plan) {
    TableBuilder table("indicators", GeometryKind::None, std::nullopt,
                       {text("name"), real("value"), text("unit"), whole("assumed")});
    for (const Indicator& indicator : plan.indicators)
        table.add(
            {}, {indicator.name, indicator.value, indicator.unit, std::int64_t{indicator.isAssumed ? 1 : 0}});
    return table.take();
}

} // namespace

const std::vector<std::string>& planLayerNames() {
    static const std::vector<std::string> names = {"cabins", "candidates", "demand", "allocation",
                                                   "areas",  "routes",     "stops",  "centres",
                                                   "depots", "indicators", "doors",  "door_stops"};
    return names;
}

LayerTable planLayer(const Plan& plan, const std::string& name, bool allowPersonal) {
    if (name == "cabins")
        return cabinsLayer(plan);
    if (name == "candidates")
        return candidatesLayer(plan);
    if (name == "demand")
        return allowPersonal ? homesLayer(plan) : districtDemandLayer(plan);
    if (name == "allocation")
        return allowPersonal ? homeAllocationLayer(plan) : districtAllocationLayer(plan);
    if (name == "areas")
        return areasLayer(plan);
    if (name == "routes")
        return routesLayer(plan, "routes", plan.routes);
    if (name == "stops")
        return stopsLayer(plan, "stops", plan.routes);
    if (name == "centres")
        return namedPlaces("centres", plan.city->centres, plan.city->crs);
    if (name == "depots")
        return namedPlaces("depots", plan.city->depots, plan.city->crs);
    if (name == "indicators")
        return indicatorsTable(plan);
    // Whose doors the tricycle calls at is personal.
    static const std::vector<PlannedRoute> none;
    const std::vector<PlannedRoute>& rounds = allowPersonal ? plan.doorRounds : none;
    if (name == "doors")
        return routesLayer(plan, "doors", rounds);
    if (name == "door_stops")
        return stopsLayer(plan, "door_stops", rounds);
    return {};
}

std::vector<LayerTable> planLayers(const Plan& plan, bool allowPersonal) {
    std::vector<LayerTable> layers;
    for (const std::string& name : planLayerNames())
        layers.push_back(planLayer(plan, name, allowPersonal));
    return layers;
}

} // namespace planner::gis
