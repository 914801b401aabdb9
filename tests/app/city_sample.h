#pragma once

#include "libplanner/city/city.h"
#include "libplanner/network/street_network_builder.h"
#include "libplanner/scenario/plan.h"

#include <memory>
#include <string>

namespace testing {

/// A made quarter for tests of what is shown: a grid of named streets, homes along them, a river, two
/// districts, two centres, a depot, made candidates; written by hand, so that every number is known.
struct CitySample {
    static constexpr int Blocks = 8;
    static constexpr double BlockSize = 100.0;

    std::shared_ptr<const planner::City> city;
    std::shared_ptr<const planner::Plan> plan;
};

inline planner::WalkProfile everyoneWalks() {
    planner::WalkProfile profile;
    profile.allowed.fill(true);
    return profile;
}

inline planner::TruckProfile trucksDrive() {
    planner::TruckProfile profile;
    profile.allowed.fill(true);
    profile.speedKmh.fill(30.0);
    return profile;
}

inline std::shared_ptr<const planner::StreetNetwork> gridStreets(const planner::Crs& crs) {
    planner::StreetNetworkBuilder builder(crs, everyoneWalks(), trucksDrive(), {});
    for (int i = 0; i <= CitySample::Blocks; ++i) {
        for (const bool isEast : {true, false}) {
            planner::Street street;
            street.key = planner::Key((isEast ? "e" : "n") + std::to_string(i));
            street.name = isEast ? "东西大街" + std::to_string(i) : "North Street " + std::to_string(i);
            street.streetClass = i == 4 ? planner::StreetClass::Primary : planner::StreetClass::Residential;
            for (int j = 0; j <= CitySample::Blocks; ++j) {
                const double along = j * CitySample::BlockSize;
                const double across = i * CitySample::BlockSize;
                street.line.push_back(isEast ? planner::Point{400000.0 + along, 3390000.0 + across}
                                             : planner::Point{400000.0 + across, 3390000.0 + along});
            }
            builder.add(std::move(street));
        }
    }
    return builder.build({}, {});
}

inline planner::MultiPolygon rectangle(double minX, double minY, double maxX, double maxY) {
    return {{{{minX, minY}, {maxX, minY}, {maxX, maxY}, {minX, maxY}, {minX, minY}}, {}}};
}

inline std::shared_ptr<const planner::City> makeCity() {
    using namespace planner;
    auto city = std::make_shared<City>();
    city->name = "样板区 Sample Quarter";
    city->crs = Crs::fromText("EPSG:4544");
    city->network = gridStreets(city->crs);
    const AccessFinder walk(city->network, TravelMode::Walk, {}, metres(200.0));
    const AccessFinder truck(city->network, TravelMode::Truck, {}, metres(200.0));
    const auto access = [](const AccessFinder& finder, Point p) -> std::optional<Access> {
        const AccessResult found = finder.find(p);
        return std::holds_alternative<Access>(found) ? std::optional(std::get<Access>(found)) : std::nullopt;
    };
    for (int i = 0; i < 2; ++i) {
        const double left = 400000.0 + i * 400.0;
        city->districts.push_back({Key("d" + std::to_string(i)), i == 0 ? "西城街道" : "东城街道",
                                   rectangle(left, 3390000.0, left + 400.0, 3390800.0)});
    }
    int number = 0;
    for (int x = 0; x < 16; ++x)
        for (int y = 0; y < 16; ++y) {
            DemandPoint home;
            home.key = Key("h" + std::to_string(number++));
            home.at = {400030.0 + x * 48.0, 3390030.0 + y * 48.0};
            home.access = access(walk, home.at);
            home.people = persons(3.0);
            home.district = DistrictIndex(x < 8 ? 0U : 1U);
            city->demand.push_back(home);
        }
    for (int x = 0; x < 4; ++x)
        for (int y = 0; y < 4; ++y) {
            CandidateSite site;
            site.key = Key("c" + std::to_string(x * 4 + y));
            site.at = {400105.0 + x * 200.0, 3390105.0 + y * 200.0};
            site.access = access(walk, site.at);
            site.truckAccess = access(truck, site.at);
            site.details.name = "小屋 " + std::to_string(x * 4 + y + 1);
            site.isMade = true;
            city->candidates.push_back(site);
        }
    RecyclingCentre centre;
    centre.key = Key("z1");
    centre.at = {400790.0, 3390010.0};
    centre.truckAccess = access(truck, centre.at);
    centre.details.name = "东城回收中心";
    city->centres.push_back(centre);
    Depot depot;
    depot.key = Key("p1");
    depot.at = {400010.0, 3390790.0};
    depot.truckAccess = access(truck, depot.at);
    depot.details.name = "Depot North";
    city->depots.push_back(depot);
    city->forbidden.push_back({Key("f1"), "公园", rectangle(400500.0, 3390500.0, 400600.0, 3390600.0)});
    city->barriers.areas.push_back(rectangle(400000.0, 3390310.0, 400800.0, 3390330.0).front());
    city->attributions = {"© made for tests"};
    city->health.findings.push_back({"zero-weight", "demand", "homes.csv", 3, {4, 9, 12}, "", true});
    return city;
}

/// Every home to the nearest of four cabins, one trip a day on two days, two homes left out.
inline std::shared_ptr<const planner::Plan> makePlan(const std::shared_ptr<const planner::City>& city) {
    using namespace planner;
    auto plan = std::make_shared<Plan>();
    plan->city = city;
    plan->scenario.cabins = 4;
    plan->scenario.maxWalk = metres(500.0);
    auto weights = std::make_shared<DemandWeights>();
    weights->collected.assign(city->demand.size(), kilogramsPerDay(0.6));
    plan->weights = weights;
    for (const std::uint32_t site : {0U, 6U, 9U, 15U}) {
        Cabin cabin;
        cabin.site = SiteIndex(site);
        const CandidateSite& place = city->candidates[site];
        cabin.key = place.key;
        cabin.at = place.at;
        cabin.details = place.details;
        cabin.status = site == 6   ? CabinStatus::Required
                       : site == 9 ? CabinStatus::Existing
                                   : CabinStatus::Proposed;
        cabin.type = "standard";
        cabin.reason = "best-gain";
        cabin.people = persons(192.0);
        cabin.collected = kilogramsPerDay(38.4);
        cabin.walkMean = metres(180.0);
        cabin.walkMax = metres(420.0);
        cabin.volume = cubicMetres(12.0);
        cabin.fillDays = 4.5;
        cabin.district = DistrictIndex(site < 8 ? 0U : 1U);
        ServiceArea area;
        area.cabin = CabinIndex(plan->cabins.size());
        area.limit = metres(300.0);
        area.shape =
            rectangle(cabin.at.x - 180.0, cabin.at.y - 180.0, cabin.at.x + 180.0, cabin.at.y + 180.0);
        plan->areas.push_back(area);
        plan->cabins.push_back(cabin);
    }
    for (std::size_t i = 0; i < city->demand.size(); ++i) {
        Allocation allocation;
        if (i < 2) {
            allocation.reason = i == 0 ? UnservedReason::TooFar : UnservedReason::OffNetwork;
            allocation.walk = metres(i == 0 ? 640.0 : 0.0);
        } else {
            std::size_t best = 0;
            for (std::size_t k = 1; k < plan->cabins.size(); ++k)
                if (planarDistance(city->demand[i].at, plan->cabins[k].at) <
                    planarDistance(city->demand[i].at, plan->cabins[best].at))
                    best = k;
            allocation.cabin = CabinIndex(best);
            allocation.walk = metres(planarDistance(city->demand[i].at, plan->cabins[best].at));
        }
        plan->allocation.push_back(allocation);
    }
    for (std::uint32_t day = 0; day < 2; ++day) {
        PlannedRoute route;
        route.key = Key("d" + std::to_string(day) + "-t1-r1");
        route.day = day;
        route.truck = day == 0 ? "川A·12345" : "川A·67890";
        route.length = metres(2400.0);
        route.duration = minutes(75.0);
        route.mass = kilograms(310.0);
        route.volume = cubicMetres(4.0);
        for (std::uint32_t k = day * 2; k < day * 2 + 2; ++k) {
            PlannedStop stop;
            stop.cabin = CabinIndex(k);
            stop.at = plan->cabins[k].at;
            stop.mass = kilograms(155.0);
            route.stops.push_back(stop);
        }
        const double y = 3390000.0 + day * 400.0;
        route.line = {{400000.0, 3390800.0}, {400000.0, y},         {400400.0, y},
                      {400400.0, 3390400.0}, {400800.0, 3390400.0}, {400800.0, 3390000.0}};
        plan->routes.push_back(route);
    }
    plan->indicators = {{"cabins", 4.0, "count", false},
                        {"walk_mean", 181.4, "m", false},
                        {"people_within_300m", 640.0, "people", false},
                        {"share_served", 0.992, "share", false},
                        {"kg_day", 152.4, "kg/day", true},
                        {"truck_km_week", 16.8, "km/week", false}};
    plan->siting.gap = 0.0123;
    plan->siting.candidatesConsidered = 16;
    plan->siting.status = SolveStatus::Feasible;
    plan->warnings = {"depots-missing"};
    return plan;
}

inline CitySample makeSample() {
    CitySample sample;
    sample.city = makeCity();
    sample.plan = makePlan(sample.city);
    return sample;
}

} // namespace testing
