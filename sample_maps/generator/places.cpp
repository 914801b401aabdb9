// Where cabins stand or could stand, where trucks start and unload, and the trucks.
#include "sample_maps/generator/layer_builder.h"
#include "sample_maps/generator/names.h"
#include "sample_maps/generator/town_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planner::town {

namespace {

constexpr std::int64_t HouseholdsPerCentre = 60'000;
constexpr std::int64_t HouseholdsPerTruck = 3'000;
constexpr std::int64_t HouseholdsPerDepot = 600'000;
constexpr std::size_t ExistingEvery = 13; // homes' grounds that have a collection point today

/// Who gives the ground and who runs a cabin there.
struct Host {
    const char* kind;
    const char* owner;
    const char* runBy;
    const char* hours;
};

Host hostOf(BlockUse use) {
    switch (use) {
    case BlockUse::Compound:
    case BlockUse::Towers: return {"neighbourhood", "业主委员会", "物业公司", "07:00-20:00"};
    case BlockUse::OldQuarter: return {"neighbourhood", "社区居委会", "低收入家庭合作社", "08:00-19:00"};
    case BlockUse::Village: return {"neighbourhood", "村民委员会", "志愿者", "08:00-18:00"};
    case BlockUse::School: return {"school", "学校", "学校志愿者", "07:30-17:30"};
    case BlockUse::Industry: return {"industrial_park", "园区管委会", "园区物业", "08:00-18:00"};
    case BlockUse::Park:
    case BlockUse::Shops:
    case BlockUse::Green: break;
    }
    return {"street", "市城市管理局", "运营公司", "07:00-21:00"};
}

std::int64_t allHouseholds(const TownPlan& plan) {
    return std::accumulate(plan.parts.grounds.begin(), plan.parts.grounds.end(), std::int64_t{0},
                           [](std::int64_t sum, const Ground& ground) { return sum + ground.households; });
}

/// `count` grounds far from each other: industrial ones where there are any, else those at the town's edge.
std::vector<const Ground*> yards(const TownPlan& plan, std::size_t count) {
    std::vector<const Ground*> choice;
    for (const Ground& ground : plan.parts.grounds)
        if (ground.use == BlockUse::Industry || ground.use == BlockUse::Shops)
            choice.push_back(&ground);
    if (choice.size() < count)
        for (auto ground = plan.parts.grounds.rbegin(); ground != plan.parts.grounds.rend(); ++ground)
            if (ground->use != BlockUse::Park && choice.size() < 2 * count)
                choice.push_back(&*ground);
    std::ranges::stable_partition(choice, [](const Ground* g) { return g->use == BlockUse::Industry; });
    std::vector<const Ground*> chosen;
    std::vector<double> nearest(choice.size(), 1e18);
    // Farthest first: every next yard lies as far as possible from those before it.
    for (std::size_t next = 0; chosen.size() < count && !choice.empty();) {
        chosen.push_back(choice[next]);
        for (std::size_t i = 0; i < choice.size(); ++i)
            nearest[i] = std::min(nearest[i], planarDistance(choice[i]->middle, chosen.back()->middle));
        next = static_cast<std::size_t>(std::ranges::max_element(nearest) - nearest.begin());
        if (nearest[next] <= 0.0)
            break;
    }
    return chosen;
}

std::size_t centreCount(const TownPlan& plan) {
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(1 + allHouseholds(plan) / HouseholdsPerCentre, 2, 46));
}

std::size_t depotCount(const TownPlan& plan) {
    return static_cast<std::size_t>(1 + allHouseholds(plan) / HouseholdsPerDepot);
}

} // namespace

TownLayer candidatesLayer(const TownPlan& plan) {
    LayerBuilder candidates("candidates", GeometryKind::Point,
                            {{"id", FieldType::Text, 8},
                             {"name", FieldType::Text, 30},
                             {"address", FieldType::Text, 30},
                             {"owner", FieldType::Text, 12},
                             {"host", FieldType::Text, 16},
                             {"run_by", FieldType::Text, 16},
                             {"area_m2", FieldType::Real, 6},
                             {"hours", FieldType::Text, 11},
                             {"status", FieldType::Text, 10}});
    constexpr double Areas[] = {12.0, 20.0, 30.0};
    for (const Ground& ground : plan.parts.grounds)
        for (std::size_t door = 0; door < ground.doors.size(); ++door) {
            const Host host = hostOf(ground.use);
            const std::string which = ground.doors.size() > 1 ? chineseNumber(door + 1) + "号门" : "门口";
            candidates.addPoint(ground.doors[door],
                                {idOf('C', candidates.size() + 1), ground.name + which, ground.address,
                                 std::string(host.owner), std::string(host.kind), std::string(host.runBy),
                                 Areas[(ground.firstBuilding + door) % std::size(Areas)],
                                 std::string(host.hours), std::string("candidate")});
        }
    return candidates.take();
}

TownLayer existingLayer(const TownPlan& plan) {
    LayerBuilder existing("existing", GeometryKind::Point,
                          {{"id", FieldType::Text, 8},
                           {"name", FieldType::Text, 30},
                           {"address", FieldType::Text, 30},
                           {"owner", FieldType::Text, 12},
                           {"host", FieldType::Text, 16},
                           {"run_by", FieldType::Text, 16},
                           {"hours", FieldType::Text, 11},
                           {"volume_m3", FieldType::Real, 6},
                           {"state", FieldType::Text, 10}});
    std::size_t homes = 0;
    for (const Ground& ground : plan.parts.grounds) {
        if (!isResidential(ground.use) || homes++ % ExistingEvery != ExistingEvery / 2)
            continue;
        const Host host = hostOf(ground.use);
        const std::size_t number = existing.size() + 1;
        existing.addPoint(ground.doors.front(),
                          {idOf('E', number), ground.name + "回收点", ground.address, std::string(host.owner),
                           std::string(host.kind), std::string(host.runBy), std::string(host.hours),
                           number % 3 == 0 ? 6.0 : 12.0,
                           std::string(number % 4 == 0 ? "may_close" : "keep")});
    }
    return existing.take();
}

TownLayer centresLayer(const TownPlan& plan) {
    LayerBuilder centres("centres", GeometryKind::Point,
                         {{"id", FieldType::Text, 8},
                          {"name", FieldType::Text, 24},
                          {"address", FieldType::Text, 30},
                          {"capacity_t", FieldType::Real, 8},
                          {"opens", FieldType::Text, 5},
                          {"closes", FieldType::Text, 5}});
    for (const Ground* ground : yards(plan, centreCount(plan)))
        centres.addPoint(ground->doors.front(),
                         {idOf('P', centres.size() + 1),
                          "第" + chineseNumber(centres.size() + 1) + "分拣中心", ground->address, 60.0,
                          std::string("06:00"), std::string("22:00")});
    return centres.take();
}

TownLayer depotsLayer(const TownPlan& plan) {
    LayerBuilder depots(
        "depots", GeometryKind::Point,
        {{"id", FieldType::Text, 8}, {"name", FieldType::Text, 24}, {"address", FieldType::Text, 30}});
    const std::size_t centres = centreCount(plan);
    const std::vector<const Ground*> all = yards(plan, centres + depotCount(plan));
    for (std::size_t i = std::min(centres, all.size() - 1); i < all.size(); ++i)
        depots.addPoint(all[i]->doors.front(),
                        {idOf('G', depots.size() + 1), "第" + chineseNumber(depots.size() + 1) + "车场",
                         all[i]->address});
    return depots.take();
}

TownLayer fleetLayer(const TownPlan& plan) {
    LayerBuilder fleet("fleet", GeometryKind::None,
                       {{"plate", FieldType::Text, 12},
                        {"energy", FieldType::Text, 10},
                        {"kg", FieldType::Integer, 6},
                        {"m3", FieldType::Real, 6},
                        {"shift_h", FieldType::Real, 5},
                        {"depot", FieldType::Text, 8},
                        {"cost_day", FieldType::Real, 8},
                        {"cost_km", FieldType::Real, 8},
                        {"cost_hour", FieldType::Real, 8}});
    const auto trucks =
        static_cast<std::size_t>(std::max<std::int64_t>(3, 1 + allHouseholds(plan) / HouseholdsPerTruck));
    const std::size_t depots = depotCount(plan);
    for (std::size_t i = 0; i < trucks; ++i) {
        const bool isDiesel = i % 4 == 3;
        const std::string digits = std::to_string(10000 + 7 * i);
        fleet.addRow({(isDiesel ? "禾A" : "禾AD") + digits, std::string(isDiesel ? "diesel" : "electric"),
                      std::int64_t{isDiesel ? 3000 : 1500}, isDiesel ? 25.0 : 16.0, 8.0,
                      idOf('G', 1 + i % depots), isDiesel ? 230.0 : 180.0, isDiesel ? 3.8 : 2.2, 55.0});
    }
    return fleet.take();
}

} // namespace planner::town
