#include "libplanner/gis/demand_layers.h"

#include "libplanner/gis/plan_codes.h"
#include "libplanner/gis/plan_layers.h"
#include "libplanner/gis/table_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace planner::gis {

namespace {

std::vector<Field> demandFields() {
    return {text("id"),     real("people"), real("kg_day"),   text("cabin_id"),
            real("walk_m"), text("reason"), text("district"), text("door_id")};
}
std::vector<Field> allocationFields() {
    return {text("demand_id"), text("cabin_id"), real("walk_m")};
}

MassRate weightOf(const Plan& plan, std::size_t home) {
    return plan.weights && home < plan.weights->collected.size() ? plan.weights->collected[home] : MassRate{};
}

std::string districtName(const Plan& plan, const std::optional<DistrictIndex>& district) {
    return district ? plan.city->districts[district->value()].name : std::string();
}

// Homes that share a row: their sums, and the walk weighted by people.
struct Group {
    std::size_t homes = 0;
    People people;
    MassRate collected;
    double walkPeople = 0.0;
    double walkWeight = 0.0;

    void add(const Plan& plan, std::size_t home) {
        const DemandPoint& point = plan.city->demand[home];
        ++homes;
        people += point.people;
        collected += weightOf(plan, home);
        const double weight = std::max(inPersons(point.people), 1e-3);
        walkPeople += weight * inMetres(plan.allocation[home].walk);
        walkWeight += weight;
    }
    // A mean over few homes would tell each home's own walk.
    [[nodiscard]] Value walk() const {
        if (homes < SmallestGroup)
            return {};
        return std::round(walkPeople / walkWeight * 10.0) / 10.0;
    }
};

std::string districtId(const Plan& plan, const std::optional<DistrictIndex>& district) {
    if (!district)
        return "city";
    const District& d = plan.city->districts[district->value()];
    return d.name.empty() ? d.key.text() : d.name;
}

// The middle of a district's homes stands for it; where there are few, the city's, so as to point at none of
// them.
std::map<std::optional<DistrictIndex>, Point> placesOfDistricts(const Plan& plan) {
    struct Sum {
        std::size_t homes = 0;
        double x = 0.0;
        double y = 0.0;
    };
    std::map<std::optional<DistrictIndex>, Sum> sums;
    for (const DemandPoint& home : plan.city->demand) {
        Sum& sum = sums[home.district];
        ++sum.homes;
        sum.x += home.at.x;
        sum.y += home.at.y;
    }
    std::map<std::optional<DistrictIndex>, Point> places;
    for (const auto& [district, sum] : sums) {
        const double n = static_cast<double>(sum.homes);
        places[district] = sum.homes < SmallestGroup ? plan.city->demandBounds().centre()
                                                     : Point{std::round(sum.x / n), std::round(sum.y / n)};
    }
    return places;
}

Value cabinId(const Plan& plan, const std::optional<CabinIndex>& cabin) {
    if (!cabin)
        return {};
    return plan.cabins[cabin->value()].key.text();
}

} // namespace

LayerTable homesLayer(const Plan& plan) {
    const City& city = *plan.city;
    TableBuilder table("demand", GeometryKind::Point, city.crs, demandFields());
    table.reserve(city.demand.size());
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const DemandPoint& home = city.demand[i];
        const Allocation& allocation = plan.allocation[i];
        const bool hasWalk = allocation.cabin || allocation.walk > Distance{};
        table.add(MultiPoint{home.at},
                  {home.key.text(), inPersons(home.people), inKilogramsPerDay(weightOf(plan, i)),
                   cabinId(plan, allocation.cabin), hasWalk ? Value{inMetres(allocation.walk)} : Value{},
                   std::string(codeOf(allocation.reason)), districtName(plan, home.district),
                   cabinId(plan, allocation.pickup)});
    }
    return table.take();
}

LayerTable homeAllocationLayer(const Plan& plan) {
    const City& city = *plan.city;
    TableBuilder table("allocation", GeometryKind::Line, city.crs, allocationFields());
    table.reserve(city.demand.size());
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const Allocation& allocation = plan.allocation[i];
        if (!allocation.cabin)
            continue;
        const Cabin& cabin = plan.cabins[allocation.cabin->value()];
        table.add(MultiPolyline{{city.demand[i].at, cabin.at}},
                  {city.demand[i].key.text(), cabin.key.text(), inMetres(allocation.walk)});
    }
    return table.take();
}

LayerTable districtDemandLayer(const Plan& plan) {
    const City& city = *plan.city;
    std::map<std::pair<std::optional<DistrictIndex>, UnservedReason>, Group> groups;
    for (std::size_t i = 0; i < city.demand.size(); ++i)
        groups[{city.demand[i].district, plan.allocation[i].reason}].add(plan, i);
    const auto places = placesOfDistricts(plan);
    TableBuilder table("demand", GeometryKind::Point, city.crs, demandFields());
    for (const auto& [key, group] : groups) {
        const auto& [district, reason] = key;
        table.add(MultiPoint{places.at(district)},
                  {districtId(plan, district), inPersons(group.people), inKilogramsPerDay(group.collected),
                   Value{}, group.walk(), std::string(codeOf(reason)), districtName(plan, district),
                   Value{}});
    }
    return table.take();
}

LayerTable districtAllocationLayer(const Plan& plan) {
    const City& city = *plan.city;
    std::map<std::pair<std::optional<DistrictIndex>, CabinIndex>, Group> groups;
    for (std::size_t i = 0; i < city.demand.size(); ++i)
        if (plan.allocation[i].cabin)
            groups[{city.demand[i].district, *plan.allocation[i].cabin}].add(plan, i);
    const auto places = placesOfDistricts(plan);
    TableBuilder table("allocation", GeometryKind::Line, city.crs, allocationFields());
    for (const auto& [key, group] : groups) {
        const auto& [district, cabin] = key;
        const Cabin& served = plan.cabins[cabin.value()];
        table.add(MultiPolyline{{places.at(district), served.at}},
                  {districtId(plan, district), served.key.text(), group.walk()});
    }
    return table.take();
}

} // namespace planner::gis
