#include "tests/support/plan_checker/plan_data.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace checker {

namespace {

using Numbers = std::map<std::string, double>;

void addWalks(const PlanData& data, Numbers& own) {
    std::vector<std::pair<double, double>> walks; // metres, people
    double people = 0.0;
    double served = 0.0;
    double sum = 0.0;
    double kg = 0.0;
    double kgLost = 0.0;
    for (std::size_t row = 0; row < data.demand.size(); ++row) {
        const double here = data.demand.number(row, "people");
        people += here;
        if (data.demand.text(row, "cabin_id").empty()) {
            kgLost += data.demand.number(row, "kg_day");
            continue;
        }
        served += here;
        kg += data.demand.number(row, "kg_day");
        walks.emplace_back(data.demand.number(row, "walk_m"), here);
        sum += walks.back().first * here;
    }
    std::sort(walks.begin(), walks.end());
    own["cabins"] = static_cast<double>(data.cabins.size());
    own["people"] = people;
    own["people_served"] = served;
    own["people_unserved"] = people - served;
    own["share_served"] = people > 0.0 ? served / people : 0.0;
    own["walk_mean"] = served > 0.0 ? sum / served : 0.0;
    own["walk_max"] = walks.empty() ? 0.0 : walks.back().first;
    double left = 0.95 * served;
    own["walk_p95"] = walks.empty() ? 0.0 : walks.back().first;
    for (const auto& [walk, here] : walks) {
        left -= here;
        if (left <= 1e-6) {
            own["walk_p95"] = walk;
            break;
        }
    }
    for (const char* band : {"cover.near_m", "cover.mid_m", "cover.far_m"}) {
        const double limit = data.setting(band);
        double within = 0.0;
        for (const auto& [walk, here] : walks)
            within += walk <= limit + 1e-9 ? here : 0.0;
        own["people_within_" + std::to_string(std::lround(limit)) + "m"] = within;
    }
    own["kg_day"] = kg;
    own["kg_day_unserved"] = kgLost;
}

void addRounds(const PlanData& data, Numbers& own) {
    const double weeks = data.setting("collection.horizon_days") / 7.0;
    double km = 0.0;
    double hours = 0.0;
    double kg = 0.0;
    double pickups = 0.0;
    std::set<std::pair<std::string, std::string>> truckDays;
    for (std::size_t row = 0; row < data.routes.size(); ++row) {
        km += data.routes.number(row, "km");
        hours += data.routes.number(row, "minutes") / 60.0;
        kg += data.routes.number(row, "kg");
        truckDays.emplace(data.routes.text(row, "day"), data.routes.text(row, "truck"));
    }
    for (std::size_t row = 0; row < data.stops.size(); ++row)
        pickups += data.stops.text(row, "kind") == "cabin" ? 1.0 : 0.0;
    own["truck_km_week"] = km / weeks;
    own["truck_hours_week"] = hours / weeks;
    own["trips_week"] = static_cast<double>(data.routes.size()) / weeks;
    own["collections_week"] = pickups / weeks;
    own["kg_week"] = kg / weeks;
    std::map<std::string, int> perDay;
    for (const auto& [day, truck] : truckDays)
        ++perDay[day];
    int most = 0;
    for (const auto& [day, count] : perDay)
        most = std::max(most, count);
    own["trucks"] = most;
    own["cost_week"] = (km * data.setting("truck.cost_per_km") + hours * data.setting("truck.cost_per_hour") +
                        static_cast<double>(truckDays.size()) * data.setting("truck.cost_per_day")) /
                       weeks;
}

} // namespace

void checkIndicators(const PlanData& data, CheckReport& report) {
    Numbers own;
    addWalks(data, own);
    addRounds(data, own);
    std::set<std::string> stated;
    for (std::size_t row = 0; row < data.indicators.size(); ++row) {
        const std::string& name = data.indicators.text(row, "name");
        stated.insert(name);
        const auto found = own.find(name);
        if (found == own.end())
            continue;
        const double tolerance = std::max({1e-6 * std::abs(found->second), 0.0015});
        agree(report.findings, "indicator", name, data.indicators.number(row, "value"), found->second,
              tolerance);
    }
    for (const char* name :
         {"cabins", "people", "people_served", "walk_mean", "walk_p95", "walk_max", "kg_day"})
        if (!stated.contains(name))
            report.findings.add("indicator missing", name);
}

} // namespace checker
