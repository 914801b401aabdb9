#include "libplanner/scenario/plan_indicators.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace planner {

namespace {

struct Walks {
    std::vector<std::pair<Distance, People>> served; ///< ascending by walk
    People people;
    People peopleServed;
    MassRate collected;
    MassRate lost; ///< of homes without a cabin
};

Walks walksOf(const Plan& plan) {
    Walks walks;
    const std::vector<DemandPoint>& demand = plan.city->demand;
    walks.served.reserve(demand.size());
    for (std::size_t i = 0; i < demand.size(); ++i) {
        walks.people += demand[i].people;
        if (plan.allocation[i].cabin) {
            walks.peopleServed += demand[i].people;
            walks.collected += plan.weights->collected[i];
            walks.served.emplace_back(plan.allocation[i].walk, demand[i].people);
        } else {
            walks.lost += plan.weights->collected[i];
        }
    }
    std::sort(walks.served.begin(), walks.served.end());
    return walks;
}

/// Mean, rounded to mm; the sum of mm times thousandths of people stays far below 2^127.
double meanMetres(const Walks& walks) {
    if (walks.peopleServed.count() == 0)
        return 0.0;
    __extension__ using Wide = __int128;
    Wide sum = 0;
    for (const auto& [walk, people] : walks.served)
        sum += Wide{walk.count()} * people.count();
    return inMetres(Distance{static_cast<std::int64_t>(sum / walks.peopleServed.count())});
}

/// The walk that `share` of the served people do not exceed.
double quantileMetres(const Walks& walks, double share) {
    std::int64_t left = std::llround(static_cast<double>(walks.peopleServed.count()) * share);
    for (const auto& [walk, people] : walks.served) {
        left -= people.count();
        if (left <= 0)
            return inMetres(walk);
    }
    return walks.served.empty() ? 0.0 : inMetres(walks.served.back().first);
}

People peopleWithin(const Walks& walks, Distance limit) {
    People sum;
    for (const auto& [walk, people] : walks.served)
        if (walk <= limit)
            sum += people;
    return sum;
}

class Collector {
public:
    void add(std::string name, double value, std::string unit, bool isAssumed = false) {
        m_indicators.push_back({std::move(name), value, std::move(unit), isAssumed});
    }
    [[nodiscard]] Indicators take() { return std::move(m_indicators); }

private:
    Indicators m_indicators;
};

void addWalks(Collector& out, const Plan& plan, const Parameters& parameters) {
    const Walks walks = walksOf(plan);
    out.add("cabins", static_cast<double>(plan.cabins.size()), "count");
    out.add("people", inPersons(walks.people), "people");
    out.add("people_served", inPersons(walks.peopleServed), "people");
    out.add("people_unserved", inPersons(walks.people - walks.peopleServed), "people");
    out.add("share_served", walks.people.count() == 0 ? 0.0 : ratio(walks.peopleServed, walks.people),
            "share");
    for (const char* band : {"cover.near_m", "cover.mid_m", "cover.far_m"}) {
        const double limit = parameters.value(band);
        out.add("people_within_" + std::to_string(std::llround(limit)) + "m",
                inPersons(peopleWithin(walks, metres(limit))), "people");
    }
    out.add("walk_mean", meanMetres(walks), "m");
    out.add("walk_p95", quantileMetres(walks, 0.95), "m");
    out.add("walk_max", walks.served.empty() ? 0.0 : inMetres(walks.served.back().first), "m");
    out.add("kg_day", inKilogramsPerDay(walks.collected), "kg/day", true);
    out.add("kg_day_unserved", inKilogramsPerDay(walks.lost), "kg/day", true);
}

void addRounds(Collector& out, const Plan& plan, const Parameters& parameters) {
    if (plan.routing.days == 0)
        return;
    const double weeks = static_cast<double>(plan.routing.days) / 7.0;
    Distance length;
    Duration duration;
    Mass mass;
    std::int64_t collections = 0;
    std::set<std::pair<std::uint32_t, std::string>> truckDays;
    for (const PlannedRoute& route : plan.routes) {
        length += route.length;
        duration += route.duration;
        mass += route.mass;
        truckDays.emplace(route.day, route.truck);
        collections += std::count_if(route.stops.begin(), route.stops.end(),
                                     [](const PlannedStop& s) { return s.kind == RouteStopKind::Cabin; });
    }
    out.add("truck_km_week", inKilometres(length) / weeks, "km/week");
    out.add("truck_hours_week", inHours(duration) / weeks, "h/week", true);
    out.add("trips_week", static_cast<double>(plan.routes.size()) / weeks, "1/week");
    out.add("collections_week", static_cast<double>(collections) / weeks, "1/week");
    out.add("kg_week", inKilograms(mass) / weeks, "kg/week", true);
    out.add("trucks", static_cast<double>(plan.routing.trucks), "count");
    out.add("uncollected", static_cast<double>(plan.uncollected.size()), "count");
    const RoutingSummary& routing = plan.routing;
    if (routing.overflowShare) {
        out.add("overflow_probability", *routing.overflowShare, "share", true);
        out.add("overflow_probability_worst", *routing.worstOverflowShare, "share", true);
    }
    if (routing.volumeFill) {
        out.add("truck_fill_volume", *routing.volumeFill, "share");
        out.add("truck_fill_mass", *routing.massFill, "share", true);
        out.add("truck_shift_used", *routing.shiftUsed, "share", true);
    }
    if (routing.dailyLength && routing.dailyLength->count() > 0) {
        out.add("truck_km_week_daily", inKilometres(*routing.dailyLength) / weeks, "km/week");
        out.add("truck_km_saved", 1.0 - ratio(length, *routing.dailyLength), "share");
    }
    if (routing.otherLength && routing.otherLength->count() > 0) {
        const Distance weekly = routing.isWeekly ? length : *routing.otherLength;
        const Distance rolling = routing.isWeekly ? *routing.otherLength : length;
        out.add("truck_km_week_rolling", inKilometres(rolling) / weeks, "km/week");
        out.add("truck_km_extra_weekdays", ratio(weekly, rolling) - 1.0, "share");
    }
    const double money = inKilometres(length) * parameters.value("truck.cost_per_km") +
                         inHours(duration) * parameters.value("truck.cost_per_hour") +
                         static_cast<double>(truckDays.size()) * parameters.value("truck.cost_per_day");
    out.add("cost_week", std::round(money / weeks * 100.0) / 100.0, "yuan/week", true);
}

void addDoors(Collector& out, const Plan& plan) {
    People people;
    People all;
    MassRate mass;
    std::size_t homes = 0;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        all += plan.city->demand[i].people;
        if (!plan.allocation[i].pickup)
            continue;
        ++homes;
        people += plan.city->demand[i].people;
        mass += plan.weights->collected[i];
    }
    if (homes == 0)
        return;
    out.add("door_homes", static_cast<double>(homes), "count");
    out.add("door_share", all.count() == 0 ? 0.0 : ratio(people, all), "share");
    out.add("door_kg_day", inKilogramsPerDay(mass), "kg/day", true);
    if (plan.doorRounds.empty() || plan.routing.days == 0)
        return;
    Distance length;
    Duration duration;
    for (const PlannedRoute& round : plan.doorRounds) {
        length += round.length;
        duration += round.duration;
    }
    const double weeks = static_cast<double>(plan.routing.days) / 7.0;
    out.add("door_km_week", inKilometres(length) / weeks, "km/week", true);
    out.add("door_hours_week", inHours(duration) / weeks, "h/week", true);
}

} // namespace

const Indicator* findIndicator(const Indicators& indicators, const std::string& name) {
    const auto found = std::find_if(indicators.begin(), indicators.end(),
                                    [&name](const Indicator& indicator) { return indicator.name == name; });
    return found == indicators.end() ? nullptr : &*found;
}

Indicators indicatorsOf(const Plan& plan, const Parameters& parameters) {
    Collector collector;
    addWalks(collector, plan, parameters);
    addRounds(collector, plan, parameters);
    addDoors(collector, plan);
    return collector.take();
}

} // namespace planner
