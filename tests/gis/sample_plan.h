#pragma once

#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/project.h"

#include <memory>
#include <string>

namespace planner::gis {

/// A hand-made plan: 12 homes in two districts (the second with two homes), 3 candidates, 2 cabins, one
/// route.
inline std::shared_ptr<const Plan> samplePlan() {
    auto city = std::make_shared<City>();
    city->name = "样例镇";
    city->crs = Crs::fromText("EPSG:4544");
    city->attributions = {"© OpenStreetMap contributors"};
    city->districts = {{Key{"d1"}, "春熙路街道", {}}, {Key{"d2"}, "盐市口街道", {}}};
    for (std::size_t i = 0; i < 12; ++i) {
        DemandPoint home;
        home.key = Key{"h" + std::to_string(i)};
        home.at = {565000.0 + 10.0 * static_cast<double>(i), 3392000.5};
        home.people = People{2500 + static_cast<std::int64_t>(i)};
        home.district = DistrictIndex{i < 10 ? std::size_t{0} : std::size_t{1}};
        city->demand.push_back(home);
    }
    for (std::size_t i = 0; i < 3; ++i) {
        CandidateSite site;
        site.key = Key{"s" + std::to_string(i)};
        site.at = {565000.0 + 50.0 * static_cast<double>(i), 3392020.0};
        site.details = {"候选" + std::to_string(i), "人民路 1 号", "街道办", "物业", "7:00-21:00", "028-1",
                        HostKind::School,           21.5};
        if (i == 2)
            site.forbiddenBy = Key{"river"};
        city->candidates.push_back(site);
    }
    RecyclingCentre centre;
    centre.key = Key{"c1"};
    centre.at = {566000.0, 3393000.0};
    centre.details.name = "分拣中心";
    city->centres.push_back(centre);
    HealthFinding finding;
    finding.code = "off-network";
    finding.role = "demand";
    finding.count = 2;
    finding.features = {3, 4};
    city->health.findings.push_back(finding);

    auto weights = std::make_shared<DemandWeights>();
    weights->collected.assign(12, MassRate{375});
    weights->total = MassRate{12 * 375};

    auto plan = std::make_shared<Plan>();
    for (std::size_t i = 0; i < 2; ++i) {
        Cabin cabin;
        cabin.key = Key{"cabin-" + std::to_string(i)};
        cabin.site = SiteIndex{i};
        cabin.at = city->candidates[i].at;
        cabin.details = city->candidates[i].details;
        cabin.status = i == 0 ? CabinStatus::Existing : CabinStatus::Proposed;
        cabin.type = "standard";
        cabin.district = DistrictIndex{0};
        cabin.people = People{15003};
        cabin.collected = MassRate{2250};
        cabin.walkMean = Distance{123456};
        cabin.walkMax = Distance{299999};
        cabin.volume = Volume{12000001};
        cabin.fillDays = 3.25;
        cabin.reason = "best-gain";
        cabin.closingGain = 1.5;
        plan->cabins.push_back(cabin);
    }
    for (std::size_t i = 0; i < 12; ++i) {
        Allocation allocation;
        if (i == 11)
            allocation.reason = UnservedReason::TooFar;
        else
            allocation.cabin = CabinIndex{i % 2};
        allocation.walk = Distance{100000 + 1001 * static_cast<std::int64_t>(i)};
        plan->allocation.push_back(allocation);
    }
    const Ring ring = {{565000, 3392000}, {565100, 3392000}, {565100, 3392100}, {565000, 3392000}};
    plan->areas.push_back({CabinIndex{1}, metres(300), People{15003}, 5000.0, {{ring, {}}}});
    PlannedRoute route;
    route.key = Key{"d1-t1-r1"};
    route.truck = "川A·12345";
    route.length = Distance{1234567};
    route.duration = Duration{3599999};
    route.mass = Mass{4500};
    route.volume = Volume{98765};
    route.line = {{566000, 3393000}, {565000, 3392020}, {566000, 3393000}};
    PlannedStop stop;
    stop.kind = RouteStopKind::Cabin;
    stop.cabin = CabinIndex{0};
    stop.at = plan->cabins[0].at;
    stop.arrive = seconds(8 * 3600 + 5 * 60);
    stop.dwell = minutes(12);
    stop.mass = Mass{4500};
    stop.volume = Volume{98765};
    route.stops.push_back(stop);
    stop.kind = RouteStopKind::Centre;
    stop.cabin.reset();
    stop.centre = CentreIndex{0};
    stop.at = centre.at;
    route.stops.push_back(stop);
    plan->routes.push_back(route);
    plan->uncollected.push_back({CabinIndex{1}, 3, "kg", "250 kg"});
    plan->indicators = {{"walk_mean", 123.4, "m", false}, {"truck_km_week", 1.234567, "km/week", true}};
    plan->siting = {Goal::Walk,         1234.5, 1200.25,    0.0277,       "kg·m/day",  SolveStatus::Feasible,
                    StopReason::Effort, 3,      "kg·m/day", "lagrangian", std::nullopt};
    plan->siting.second = SecondSummary{
        {Goal::Reach, MixRule::Weighted, 250'000}, 400.0, 410.5, 409.0, 1220.0, "people", "people"};
    plan->routing.length = Distance{1234567};
    plan->routing.objective = 1.5;
    plan->routing.days = 7;
    plan->warnings = {"depots-missing"};
    plan->scenario.cabins = 2;
    plan->city = city;
    plan->weights = weights;
    return plan;
}

inline Project sampleProject(const std::string& folder) {
    Project project;
    project.description.name = "样例镇";
    project.description.crs = "EPSG:4544";
    project.description.baseFolder = folder;
    SourceSpec roads;
    roads.path = "roads.shp";
    roads.encoding = "GBK";
    roads.offset = OffsetSystem::Gcj02;
    roads.fields["name"] = "道路名称";
    project.description.roles[Role::Roads] = {roads};
    project.description.settings["candidates.spacing_m"] = "75";
    project.scenario.name = "二〇二六";
    project.scenario.cabins = 2;
    project.scenario.maxWalk = metres(300);
    project.scenario.settings["demand.kg_per_person_day"] = "0.15";
    project.scenario.pins = {{Key{"s1"}, {565050.0, 3392020.0}, PinKind::Required, "已立项"}};
    project.scenario.closedStreets = {Key{"way/1"}};
    project.scenario.footbridges = {{Key{"footbridge-1"}, {{500.0, 600.25}, {520.5, 640.0}}}};
    project.scenario.roundLocks = {{Key{"c1"}, 2, "川A00001", 1, true}};
    project.scenario.second = SecondGoal{Goal::Reach, MixRule::Weighted, 250'000};
    project.scenario.paintedForbidden = {{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}};
    project.scenario.seed = 18446744073709551615ULL;
    project.profile = "chengdu-2025";
    project.sources = {{Role::Roads, "roads.shp", std::string(64, 'a')}};
    project.programVersion = "0.1.0";
    return project;
}

} // namespace planner::gis
