#include "libplanner/planning/door_days.h"
#include "libplanner/planning/door_stage.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace planner {

namespace {

/// What the choice weighs, in the currency for one order.
class DoorCosts {
public:
    explicit DoorCosts(const Parameters& parameters)
        : m_walkPerMetre(2.0 * parameters.value("cost.walking_per_hour") /
                         (1e3 * parameters.value("walk.speed_kmh"))),
          m_perHour(parameters.value("door.cost_per_hour")),
          m_service(parameters.value("door.service_min") / 60.0),
          m_speed(1e3 * parameters.value("door.speed_kmh")), m_order(parameters.value("door.order_kg")),
          m_capacity(parameters.value("door.capacity_kg")), m_volume(parameters.value("door.volume_m3")) {}

    /// There and back with the order.
    [[nodiscard]] double walk(Distance way) const { return m_walkPerMetre * inMetres(way); }
    /// Service, its share of the way out and back, and the hop from the home before.
    [[nodiscard]] double pickup(Distance way, double density) const {
        const double orders = std::max(1.0, std::min(m_capacity, m_volume * density) / m_order);
        return m_perHour * (m_service + hours(way, orders));
    }
    /// Working time one order takes.
    [[nodiscard]] double hoursOf(Distance way, double density) const {
        const double orders = std::max(1.0, std::min(m_capacity, m_volume * density) / m_order);
        return m_service + hours(way, orders);
    }

private:
    static constexpr double UsualHop = 150.0; ///< metres between homes of a round

    [[nodiscard]] double hours(Distance way, double orders) const {
        const double metresDriven = 2.0 * inMetres(way) / orders + std::min(UsualHop, inMetres(way));
        return metresDriven / m_speed;
    }

    double m_walkPerMetre;
    double m_perHour;
    double m_service;
    double m_speed;
    double m_order;
    double m_capacity;
    double m_volume;
};

struct Wish {
    int rank = 0;
    Distance way;
    Point at;
    std::size_t home = 0;
    std::size_t cabin = 0;
    double hours = 0.0; ///< a day

    [[nodiscard]] auto order() const { return std::tuple(rank, way, at, home); }
};

/// Which homes ask the tricycle to come, by rank; none: -1.
int rankOf(const DemandPoint& home, const Allocation& allocation, Distance elderlyWalk, bool isCheaper) {
    const bool isUnserved = !allocation.cabin;
    if (home.group == AskingGroup && (isUnserved || allocation.walk > elderlyWalk || isCheaper))
        return 0;
    if (isUnserved)
        return 1;
    return isCheaper ? 2 : -1;
}

/// Empty when stopped: then nobody is collected at the door.
std::optional<WalkTable> tableOf(const StreetNetwork& network, const std::vector<Access>& bases,
                                 const WalkTableOptions& options, const std::stop_token& stop,
                                 const ProgressFunction& progress) {
    try {
        return buildWalkTable(network, bases, options, stop, progress);
    } catch (const Cancelled&) {
        return std::nullopt;
    }
}

} // namespace

void chooseDoorHomes(Plan& plan, const Parameters& parameters, unsigned threads, std::stop_token stop,
                     const ProgressFunction& progress) {
    const double offered = parameters.value("door.offered");
    const City& city = *plan.city;
    const bool isAsked = std::any_of(city.demand.begin(), city.demand.end(),
                                     [](const DemandPoint& home) { return home.group == AskingGroup; });
    if (offered < 0.5 || plan.cabins.empty() || (offered < 1.5 && !isAsked))
        return;
    std::vector<Access> bases;
    for (const Cabin& cabin : plan.cabins)
        bases.push_back(*city.candidates[cabin.site.value()].access);
    WalkTableOptions options;
    options.nearest = 1;
    options.limit = metres(parameters.value("door.radius_m"));
    options.threads = threads;
    const std::optional<WalkTable> table = tableOf(*city.network, bases, options, stop, progress);
    if (!table)
        return;

    const DoorCosts costs(parameters);
    const double density = mixedDensity(plan.weights->streams);
    const Distance elderlyWalk = metres(parameters.value("siting.max_walk_elderly_m"));
    std::vector<Wish> wishes;
    std::vector<WalkEntry> row;
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const DemandPoint& home = city.demand[i];
        const MassRate rate = plan.weights->collected[i];
        if (!home.access || rate.count() <= 0)
            continue;
        row.clear();
        (void)walkRow(*table, *city.network, bases, *home.access, 1, row);
        if (row.empty() || Distance{row.front().distance} > *options.limit)
            continue;
        const Distance way{row.front().distance};
        const Allocation& allocation = plan.allocation[i];
        const bool isCheaper = allocation.cabin && costs.pickup(way, density) < costs.walk(allocation.walk);
        const int rank = rankOf(home, allocation, elderlyWalk, isCheaper);
        if (rank < 0 || (rank > 0 && offered < 1.5))
            continue;
        const double visits = 1.0 / detail::doorInterval(rate, parameters);
        const std::size_t base = allocation.cabin ? allocation.cabin->value() : row.front().site;
        wishes.push_back({rank, way, home.at, i, base, visits * costs.hoursOf(way, density)});
    }
    std::sort(wishes.begin(), wishes.end(),
              [](const Wish& a, const Wish& b) { return a.order() < b.order(); });
    const double room = parameters.value("door.tricycles_per_cabin") * parameters.value("truck.shift_h");
    std::vector<double> used(plan.cabins.size(), 0.0);
    std::size_t left = 0;
    for (const Wish& wish : wishes) {
        if (used[wish.cabin] + wish.hours > room) {
            ++left;
            continue;
        }
        used[wish.cabin] += wish.hours;
        Allocation& allocation = plan.allocation[wish.home];
        allocation.pickup = CabinIndex(wish.cabin);
        if (!allocation.cabin) // else it comes to the same cabin either way
            plan.cabins[wish.cabin].fromDoors += plan.weights->collected[wish.home];
    }
    if (left > 0)
        plan.warnings.push_back("doors-full: " + std::to_string(left));
}

} // namespace planner
