#include "libplanner/gis/stored_layers.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/gis/vector_source.h"

#include <algorithm>
#include <unordered_map>

namespace planner::gis {

namespace {

/// A row of a stored layer by field name; columns are looked up once a layer.
class Rows {
public:
    explicit Rows(LayerTable table) : m_table(std::move(table)) {
        for (std::size_t i = 0; i < m_table.fields.size(); ++i)
            m_columns[m_table.fields[i].name] = i;
    }

    [[nodiscard]] std::vector<Feature>& all() { return m_table.rows; }
    [[nodiscard]] std::string text(const Feature& row, const char* field) const {
        return textOf(value(row, field)).value_or("");
    }
    [[nodiscard]] double number(const Feature& row, const char* field) const {
        return numberOf(value(row, field)).value_or(0.0);
    }
    [[nodiscard]] std::optional<double> optionalNumber(const Feature& row, const char* field) const {
        return numberOf(value(row, field));
    }
    [[nodiscard]] static Point point(const Feature& row) {
        const auto* points = std::get_if<MultiPoint>(&row.geometry);
        return points == nullptr || points->empty() ? Point{} : points->front();
    }

private:
    [[nodiscard]] const Value& value(const Feature& row, const char* field) const {
        static const Value none;
        const auto found = m_columns.find(field);
        return found == m_columns.end() ? none : row.values[found->second];
    }

    LayerTable m_table;
    std::unordered_map<std::string, std::size_t> m_columns;
};

template <class Index>
class KeyIndex {
public:
    void add(const std::string& key) { m_index.emplace(key, Index{m_index.size()}); }
    [[nodiscard]] std::optional<Index> find(const std::string& key) const {
        const auto found = m_index.find(key);
        return found == m_index.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::unordered_map<std::string, Index> m_index;
};

std::optional<DistrictIndex> districtOf(City& city, KeyIndex<DistrictIndex>& index, const std::string& name) {
    if (name.empty())
        return std::nullopt;
    if (!index.find(name)) {
        index.add(name);
        city.districts.push_back({Key{name}, name, {}});
    }
    return index.find(name);
}

PlaceDetails detailsOf(const Rows& rows, const Feature& row) {
    PlaceDetails details;
    details.name = rows.text(row, "name");
    details.address = rows.text(row, "address");
    details.owner = rows.text(row, "owner");
    details.runBy = rows.text(row, "run_by");
    details.hours = rows.text(row, "hours");
    details.contact = rows.text(row, "contact");
    details.host = fromCode<HostKind>(rows.text(row, "host"));
    details.areaSquareMetres = rows.optionalNumber(row, "area_m2");
    return details;
}

void readCandidates(const std::string& path, City& city, Plan& plan, KeyIndex<SiteIndex>& sites) {
    Rows rows(storedLayer(path, "candidates"));
    bool isExplained = true; // then every candidate has its gain
    for (const Feature& row : rows.all()) {
        CandidateSite site;
        site.key = Key{rows.text(row, "id")};
        site.at = Rows::point(row);
        site.details = detailsOf(rows, row);
        const std::string state = rows.text(row, "state");
        if (state == "forbidden")
            site.forbiddenBy = Key{rows.text(row, "rule")};
        if (state != "no-access")
            site.access.emplace(); // it had one; where is not stored
        isExplained = isExplained && rows.optionalNumber(row, "gain");
        plan.effects.push_back({rows.number(row, "gain"), rows.text(row, "rule")});
        sites.add(site.key.text());
        city.candidates.push_back(std::move(site));
    }
    if (!isExplained)
        plan.effects.clear();
}

void readCabins(const std::string& path, City& city, Plan& plan, const KeyIndex<SiteIndex>& sites,
                KeyIndex<CabinIndex>& cabins, KeyIndex<DistrictIndex>& districts) {
    Rows rows(storedLayer(path, "cabins"));
    for (const Feature& row : rows.all()) {
        Cabin cabin;
        cabin.key = Key{rows.text(row, "id")};
        cabin.site = sites.find(rows.text(row, "site_id")).value_or(SiteIndex{});
        cabin.at = Rows::point(row);
        cabin.details = detailsOf(rows, row);
        cabin.status = fromCode<CabinStatus>(rows.text(row, "status"));
        cabin.type = rows.text(row, "type");
        cabin.district = districtOf(city, districts, rows.text(row, "district"));
        cabin.people = persons(rows.number(row, "people"));
        cabin.collected = kilogramsPerDay(rows.number(row, "kg_day"));
        cabin.walkMean = metres(rows.number(row, "walk_mean"));
        cabin.walkMax = metres(rows.number(row, "walk_max"));
        cabin.volume = cubicMetres(rows.number(row, "volume_m3"));
        cabin.fillDays = rows.number(row, "fill_days");
        cabin.reason = rows.text(row, "reason");
        cabin.closingGain = rows.number(row, "gain");
        cabin.units = static_cast<std::uint32_t>(std::clamp(rows.number(row, "units"), 1.0, 1e6));
        cabin.fromDoors = kilogramsPerDay(rows.number(row, "door_kg"));
        cabins.add(cabin.key.text());
        plan.cabins.push_back(std::move(cabin));
    }
}

void readHomes(const std::string& path, City& city, Plan& plan, const KeyIndex<CabinIndex>& cabins,
               KeyIndex<DistrictIndex>& districts) {
    Rows rows(storedLayer(path, "demand"));
    DemandWeights weights;
    for (const Feature& row : rows.all()) {
        DemandPoint home;
        home.key = Key{rows.text(row, "id")};
        home.at = Rows::point(row);
        home.people = persons(rows.number(row, "people"));
        home.district = districtOf(city, districts, rows.text(row, "district"));
        Allocation allocation;
        allocation.cabin = cabins.find(rows.text(row, "cabin_id"));
        allocation.walk = metres(rows.number(row, "walk_m"));
        allocation.pickup = cabins.find(rows.text(row, "door_id"));
        allocation.reason = fromCode<UnservedReason>(rows.text(row, "reason"));
        if (allocation.reason == UnservedReason::BehindBarrier)
            home.failure = AccessFailure::BehindBarrier;
        weights.collected.push_back(kilogramsPerDay(rows.number(row, "kg_day")));
        weights.total += weights.collected.back();
        city.demand.push_back(std::move(home));
        plan.allocation.push_back(allocation);
    }
    plan.weights = std::make_shared<const DemandWeights>(std::move(weights));
}

void readAreas(const std::string& path, Plan& plan, const KeyIndex<CabinIndex>& cabins) {
    Rows rows(storedLayer(path, "areas"));
    for (Feature& row : rows.all()) {
        const std::optional<CabinIndex> cabin = cabins.find(rows.text(row, "cabin_id"));
        auto* shape = std::get_if<MultiPolygon>(&row.geometry);
        if (cabin && shape != nullptr)
            plan.areas.push_back({*cabin, metres(rows.number(row, "limit_m")),
                                  persons(rows.number(row, "people")), rows.number(row, "area_m2"),
                                  std::move(*shape)});
    }
}

template <class Place, class Index>
void readPlaces(const std::string& path, const char* layer, std::vector<Place>& places,
                KeyIndex<Index>& index) {
    Rows rows(storedLayer(path, layer));
    for (const Feature& row : rows.all()) {
        Place place;
        place.key = Key{rows.text(row, "id")};
        place.at = Rows::point(row);
        place.details.name = rows.text(row, "name");
        index.add(place.key.text());
        places.push_back(std::move(place));
    }
}

struct PlaceIndexes {
    KeyIndex<CabinIndex> cabins;
    KeyIndex<CentreIndex> centres;
    KeyIndex<DepotIndex> depots;
    KeyIndex<DemandIndex> homes;
};

using RouteRows = std::unordered_map<std::string, std::size_t>;

void readStops(const std::string& path, const char* layer, std::vector<PlannedRoute>& made,
               const RouteRows& routes, const PlaceIndexes& places) {
    Rows rows(storedLayer(path, layer));
    for (const Feature& row : rows.all()) {
        const auto route = routes.find(rows.text(row, "route_id"));
        if (route == routes.end())
            continue;
        const std::string place = rows.text(row, "place_id");
        PlannedStop stop;
        stop.kind = fromCode<RouteStopKind>(rows.text(row, "kind"));
        stop.cabin = places.cabins.find(rows.text(row, "cabin_id"));
        if (stop.kind == RouteStopKind::Home) {
            stop.home = places.homes.find(place);
        } else if (!stop.cabin) {
            stop.centre = places.centres.find(place);
            if (!stop.centre)
                stop.depot = places.depots.find(place);
        }
        stop.at = Rows::point(row);
        stop.arrive = clockTime(rows.text(row, "arrive"));
        stop.dwell = minutes(rows.number(row, "dwell_min"));
        stop.mass = kilograms(rows.number(row, "kg"));
        stop.volume = cubicMetres(rows.number(row, "m3"));
        made[route->second].stops.push_back(stop);
    }
}

void readRoutes(const std::string& path, const char* layer, RouteKind kind, std::vector<PlannedRoute>& made,
                RouteRows& index) {
    Rows rows(storedLayer(path, layer));
    for (Feature& row : rows.all()) {
        PlannedRoute route;
        route.kind = kind;
        route.key = Key{rows.text(row, "id")};
        route.day = static_cast<std::uint32_t>(std::max(1.0, rows.number(row, "day"))) - 1;
        route.truck = rows.text(row, "truck");
        route.trip = static_cast<std::uint32_t>(std::max(1.0, rows.number(row, "trip"))) - 1;
        route.length = metres(rows.number(row, "km") * 1e3);
        route.duration = minutes(rows.number(row, "minutes"));
        route.mass = kilograms(rows.number(row, "kg"));
        route.volume = cubicMetres(rows.number(row, "m3"));
        if (auto* lines = std::get_if<MultiPolyline>(&row.geometry); lines != nullptr && !lines->empty())
            route.line = std::move(lines->front());
        index.emplace(route.key.text(), made.size());
        made.push_back(std::move(route));
    }
}

/// Files of an older form have no tricycles.
bool hasLayer(const std::string& path, const char* layer) {
    try {
        (void)storedLayer(path, layer);
        return true;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::NotAProject)
            return false;
        throw;
    }
}

} // namespace

LayerTable storedLayer(const std::string& path, const std::string& layer) {
    SourceSpec spec;
    spec.path = path;
    spec.layer = layer;
    try {
        VectorSource source(spec, SourceUse::Any);
        return readAll(source);
    } catch (const Error& error) {
        switch (error.code()) {
        case ErrorCode::FileEmpty:
            if (error.details().layer == layer)
                return {};
            [[fallthrough]];
        case ErrorCode::FileUnreadable:
        case ErrorCode::LayerMissing:
            throw Error(ErrorCode::NotAProject,
                        {.file = path, .layer = layer, .reason = error.details().reason});
        default: throw;
        }
    }
}

Plan planFromLayers(const std::string& path, const std::string& crs, City& city) {
    Plan plan;
    city.crs = Crs::fromText(crs);
    KeyIndex<SiteIndex> sites;
    KeyIndex<DistrictIndex> districts;
    PlaceIndexes places;
    readCandidates(path, city, plan, sites);
    readCabins(path, city, plan, sites, places.cabins, districts);
    readHomes(path, city, plan, places.cabins, districts);
    readAreas(path, plan, places.cabins);
    readPlaces(path, "centres", city.centres, places.centres);
    readPlaces(path, "depots", city.depots, places.depots);
    RouteRows routes;
    readRoutes(path, "routes", RouteKind::Collection, plan.routes, routes);
    readStops(path, "stops", plan.routes, routes, places);
    if (hasLayer(path, "doors")) {
        for (const DemandPoint& home : city.demand)
            places.homes.add(home.key.text());
        RouteRows rounds;
        readRoutes(path, "doors", RouteKind::DoorToDoor, plan.doorRounds, rounds);
        readStops(path, "door_stops", plan.doorRounds, rounds, places);
    }
    Rows indicators(storedLayer(path, "indicators"));
    for (const Feature& row : indicators.all())
        plan.indicators.push_back({indicators.text(row, "name"), indicators.number(row, "value"),
                                   indicators.text(row, "unit"), indicators.number(row, "assumed") != 0.0});
    return plan;
}

} // namespace planner::gis
