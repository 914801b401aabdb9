#include "libplanner/city/city_loader.h"

#include "libplanner/base/error.h"
#include "libplanner/city/area_index.h"
#include "libplanner/city/area_rows.h"
#include "libplanner/city/candidate_maker.h"
#include "libplanner/city/city_access.h"
#include "libplanner/city/demand_placing.h"
#include "libplanner/city/demand_rows.h"
#include "libplanner/city/fleet_rows.h"
#include "libplanner/city/load_context.h"
#include "libplanner/city/place_rows.h"
#include "libplanner/city/project_crs.h"
#include "libplanner/city/shift_check.h"
#include "libplanner/city/source_box.h"
#include "libplanner/city/street_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

/// The profile with the City file's settings; what was overridden before (a flag) stays.
Parameters effective(const Parameters& parameters, const CityDescription& description) {
    Parameters made = parameters;
    for (const auto& [name, value] : description.settings)
        if (!made.at(name).isOverridden)
            made = made.with(name, value);
    return made;
}

Box boundsOfArea(const MultiPolygon& area) {
    Box box;
    for (const Polygon& part : area)
        box.add(boundsOf(part));
    return box;
}

MultiPolygon projected(const MultiPolygon& area, const Crs& crs) {
    const Transform transform(Crs::wgs84(), crs);
    Geometry geometry = area;
    auto& parts = std::get<MultiPolygon>(geometry);
    for (Polygon& part : parts) {
        transform.forward(part.outer);
        for (Ring& hole : part.holes)
            transform.forward(hole);
    }
    return parts;
}

/// Loads the parts of one city, in the order in which they need each other.
class CityLoader {
public:
    CityLoader(LoadContext& context, const TravelProfiles& profiles)
        : m_context(context), m_profiles(profiles) {}

    std::shared_ptr<const City> load() {
        readDemandAndStreets();
        readAreas();
        readPlaces();
        CityAccess access(m_context, m_city);
        access.spreadDemand(m_demand);
        makeCandidates(access);
        access.findDemand(m_demand);
        access.findCentresAndDepots();
        access.tellCutOff(m_demand);
        assignDistricts();
        tellDuplicates(m_context, m_city.demand, m_demand);
        tellMissingRoles();
        tellTotal();
        checkShift();
        m_city.health = m_context.health.report();
        return std::make_shared<const City>(std::move(m_city));
    }

private:
    void readDemandAndStreets() {
        m_city.name = m_context.description.name;
        const MultiPolygon areaLonLat = readStudyArea(m_context);
        const Box areaBox = boundsOfArea(areaLonLat);
        std::vector<DemandRows> rows =
            readDemandRows(m_context, areaLonLat.empty() ? std::nullopt : std::optional(areaBox));
        checkOffsets(rows, m_context.health);
        const Point centre = areaLonLat.empty() ? demandCentre(rows) : areaBox.centre();
        m_city.crs = projectCrs(m_context.description.crs, centre);
        m_area = projected(areaLonLat, m_city.crs);
        const Point here = Transform(Crs::wgs84(), m_city.crs).forward(centre).value_or(Point{});
        m_demand = placeDemand(m_context, rows, m_city.crs, m_area, here);
        const Box study = m_area.empty() ? m_demand.bounds : boundsOfArea(m_area);
        m_within = study.grownBy(m_context.parameters.value("network.study_margin_m"));
        ReadStreets streets = readStreets(m_context, m_city.crs, m_profiles, m_within);
        m_city.network = std::move(streets.network);
        m_city.attributions = std::move(streets.attributions);
        m_streetBarriers = std::move(streets.barriers);
        m_city.demand = std::move(m_demand.points);
    }

    void readAreas() {
        m_city.districts = readDistricts(m_context, m_city.crs);
        m_city.forbidden = readForbidden(m_context, m_city.crs);
        m_city.truckZones = readTruckZones(m_context, m_city.crs);
        m_city.barriers = readBarriers(m_context, m_city.crs, m_within);
        m_city.barriers.lines.insert(m_city.barriers.lines.end(), m_streetBarriers.begin(),
                                     m_streetBarriers.end());
    }

    void readPlaces() {
        m_city.existing = readExisting(m_context, m_city.crs, m_within);
        m_city.centres = readCentres(m_context, m_city.crs, m_within);
        m_city.depots = readDepots(m_context, m_city.crs, m_within);
        m_city.fleet = readFleet(m_context, m_city.depots);
        m_city.candidates = readCandidates(m_context, m_city.crs, m_within);
    }

    void makeCandidates(CityAccess& access) {
        std::vector<const MultiPolygon*> areas;
        for (const ForbiddenArea& area : m_city.forbidden)
            areas.push_back(&area.area);
        const AreaIndex forbidden(areas);
        const bool isLayerGiven = !m_context.sources(Role::Candidates).empty();
        addExisting();
        for (CandidateSite& site : m_city.candidates)
            if (const std::optional<std::size_t> area = forbidden.find(site.at)) {
                site.forbiddenBy = m_city.forbidden[*area].key;
                m_context.health.count("forbidden-candidate", nameOf(Role::Candidates), {}, std::nullopt,
                                       false);
            }
        access.findCandidates(0);
        if (isLayerGiven)
            return;
        const std::size_t known = m_city.candidates.size();
        addStreetSide(forbidden);
        access.findCandidates(known);
        dropUnreached(known);
        m_context.health.tell("candidates-made", nameOf(Role::Candidates), {},
                              static_cast<std::int64_t>(m_city.candidates.size() - known),
                              fmt::format("{:g} m", m_context.parameters.value("candidates.spacing_m")),
                              false);
    }

    /// Cabins that stand already are candidates, unless one of the layer stands for them.
    void addExisting() {
        constexpr double SamePlace = 5.0; // m
        const std::size_t listed = m_city.candidates.size();
        for (const ExistingCabin& cabin : m_city.existing) {
            CandidateSite* nearest = nullptr;
            double distance = SamePlace;
            for (std::size_t i = 0; i < listed; ++i) {
                CandidateSite& site = m_city.candidates[i];
                const double away = planarDistance(site.at, cabin.at);
                if (!site.existingCabin && away <= distance && (nearest == nullptr || away < distance)) {
                    nearest = &site;
                    distance = away;
                }
            }
            if (nearest != nullptr) {
                nearest->existingCabin = cabin.key;
                continue;
            }
            CandidateSite& site = m_city.candidates.emplace_back();
            site.key = Key("e" + cabin.key.text());
            site.at = cabin.at;
            site.details = cabin.details;
            site.existingCabin = cabin.key;
        }
    }

    void addStreetSide(const AreaIndex& forbidden) {
        MultiPolygon water = m_city.barriers.areas;
        const AreaIndex waterIndex({&water});
        const AreaIndex areaIndex({&m_area});
        CandidateRules rules;
        rules.spacing = m_context.parameters.value("candidates.spacing_m");
        rules.setback = m_context.parameters.value("candidates.setback_m");
        rules.usefulReach = m_context.parameters.value("siting.max_walk_m");
        rules.forbidden = &forbidden;
        rules.water = &waterIndex;
        rules.studyArea = m_area.empty() ? nullptr : &areaIndex;
        std::vector<Point> homes;
        for (const DemandPoint& point : m_city.demand)
            homes.push_back(point.at);
        std::vector<Point> taken;
        for (const CandidateSite& site : m_city.candidates)
            taken.push_back(site.at);
        for (StreetSidePlace& place : makeStreetSidePlaces(*m_city.network, rules, homes, taken)) {
            CandidateSite& site = m_city.candidates.emplace_back();
            site.key = std::move(place.key);
            site.at = place.at;
            site.details.name = m_city.network->street(place.edge).name;
            site.details.host = HostKind::Street;
            site.isMade = true;
        }
    }

    /// A made place whose own street lies behind a wall is no place at all.
    void dropUnreached(std::size_t known) {
        const auto first = m_city.candidates.begin() + static_cast<std::ptrdiff_t>(known);
        m_city.candidates.erase(std::remove_if(first, m_city.candidates.end(),
                                               [](const CandidateSite& site) { return !site.access; }),
                                m_city.candidates.end());
    }

    void assignDistricts() {
        std::vector<const MultiPolygon*> areas;
        for (const District& district : m_city.districts)
            areas.push_back(&district.area);
        if (areas.empty())
            return;
        const AreaIndex index(areas);
        std::int64_t outside = 0;
        for (DemandPoint& point : m_city.demand) {
            if (const std::optional<std::size_t> district = index.find(point.at))
                point.district = DistrictIndex{*district};
            else
                ++outside;
        }
        m_context.health.tell("outside-districts", nameOf(Role::Demand), {}, outside);
    }

    void tellMissingRoles() {
        HealthBook& health = m_context.health;
        health.tell("no-centres", nameOf(Role::Centres), {}, m_city.centres.empty() ? 1 : 0);
        health.tell("no-depots", nameOf(Role::Depots), {}, m_city.depots.empty() ? 1 : 0, {}, false);
        health.tell("no-fleet", nameOf(Role::Fleet), {}, m_city.fleet.empty() ? 1 : 0, {}, false);
    }

    void tellTotal() {
        People people;
        MassRate stated;
        for (const DemandPoint& point : m_city.demand) {
            people += point.people;
            stated += point.stated.value_or(MassRate{});
        }
        const auto count = static_cast<std::int64_t>(m_city.demand.size());
        if (people > People{})
            m_context.health.tell("population", nameOf(Role::Demand), {}, count,
                                  fmt::format("{:.0f}", inPersons(people)), false);
        if (stated > MassRate{})
            m_context.health.tell("stated-mass", nameOf(Role::Demand), {}, count,
                                  fmt::format("{:.0f} kg/day", inKilogramsPerDay(stated)), false);
    }

    void checkShift() {
        std::vector<Point> homes;
        for (const DemandPoint& point : m_city.demand)
            homes.push_back(point.at);
        tellShift(Role::Demand, homes);
        const auto tellPlaces = [this](Role role, const auto& places) {
            std::vector<Point> points;
            for (const auto& place : places)
                points.push_back(place.at);
            tellShift(role, points);
        };
        tellPlaces(Role::Existing, m_city.existing);
        if (!m_context.sources(Role::Candidates).empty())
            tellPlaces(Role::Candidates, m_city.candidates);
        std::vector<Point> borders;
        for (const District& district : m_city.districts)
            for (const Polygon& part : district.area)
                borders.insert(borders.end(), part.outer.begin(), part.outer.end());
        tellShift(Role::Districts, borders);
    }

    void tellShift(Role role, const std::vector<Point>& places) {
        const std::optional<ShiftEvidence> evidence = shiftEvidence(*m_city.network, places);
        if (!evidence)
            return;
        const ShiftVerdict verdict = verdictOf(*evidence);
        const char* code = nullptr;
        switch (verdict) {
        case ShiftVerdict::None: return;
        case ShiftVerdict::LooksGcj02: code = "gcj02-suspected"; break;
        case ShiftVerdict::LooksBd09: code = "bd09-suspected"; break;
        case ShiftVerdict::LooksOverCorrected: code = "gcj02-over-corrected"; break;
        }
        m_context.health.tell(code, nameOf(role), {}, static_cast<std::int64_t>(evidence->sample),
                              fmt::format("{:.0f} m", std::hypot(evidence->shift.x, evidence->shift.y)));
    }

    LoadContext& m_context;
    const TravelProfiles& m_profiles;
    City m_city;
    PlacedDemand m_demand;
    std::vector<Polyline> m_streetBarriers;
    MultiPolygon m_area;
    Box m_within;
};

} // namespace

std::shared_ptr<const City> loadCity(const CityDescription& description, const SourceOpener& opener,
                                     const Parameters& parameters, const TravelProfiles& profiles,
                                     std::stop_token stop, const ProgressFunction& progress) {
    const Parameters settings = effective(parameters, description);
    HealthBook health;
    LoadProgress reporter(std::move(stop), progress);
    LoadContext context{description, opener, settings, health, reporter};
    return CityLoader(context, profiles).load();
}

LoadedStreets loadStreets(const CityDescription& description, const Box& lonLat, const SourceOpener& opener,
                          const Parameters& parameters, const TravelProfiles& profiles, std::stop_token stop,
                          const ProgressFunction& progress) {
    const Parameters settings = effective(parameters, description);
    HealthBook health;
    LoadProgress reporter(std::move(stop), progress);
    LoadContext context{description, opener, settings, health, reporter};
    const Crs crs = projectCrs(description.crs, lonLat.centre());
    const Box within = boxIn(lonLat, Crs::wgs84(), crs).grownBy(settings.value("network.study_margin_m"));
    LoadedStreets loaded;
    ReadStreets streets = readStreets(context, crs, profiles, within);
    loaded.network = std::move(streets.network);
    loaded.barriers = readBarriers(context, crs, within);
    loaded.barriers.lines.insert(loaded.barriers.lines.end(), streets.barriers.begin(),
                                 streets.barriers.end());
    loaded.health = health.report();
    return loaded;
}

} // namespace planner
