#include "libplanner/collection/update_rounds.h"

#include "libplanner/collection/horizon.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace planner {

namespace {

/// Rows of one input in another.
class RowMap {
public:
    RowMap(const CollectionInput& was, const CollectionInput& now) {
        std::unordered_map<Key, std::size_t> cabins;
        for (std::size_t row = 0; row < now.cabins.size(); ++row)
            cabins.emplace(now.cabins[row].key, row);
        for (const CollectionCabin& cabin : was.cabins) {
            const auto found = cabins.find(cabin.key);
            m_cabins.push_back(found == cabins.end() ? std::nullopt : std::optional(found->second));
        }
        std::map<std::string, std::size_t> trucks;
        for (std::size_t row = 0; row < now.fleet.size(); ++row)
            trucks.emplace(now.fleet[row].name, row);
        for (const CollectionTruck& truck : was.fleet) {
            const auto found = trucks.find(truck.name);
            m_trucks.push_back(found == trucks.end() ? std::nullopt : std::optional(found->second));
        }
    }

    [[nodiscard]] std::optional<std::size_t> cabin(std::size_t row) const { return m_cabins[row]; }
    [[nodiscard]] std::optional<std::size_t> truck(std::size_t row) const { return m_trucks[row]; }
    [[nodiscard]] bool hasFleet() const { return !m_trucks.empty(); }

private:
    std::vector<std::optional<std::size_t>> m_cabins;
    std::vector<std::optional<std::size_t>> m_trucks;
};

CollectionCalendar inRowsOf(const CollectionInput& now, const CollectionCalendar& before, const RowMap& rows,
                            std::uint32_t days) {
    CollectionCalendar calendar;
    calendar.daysFilled.assign(now.cabins.size(), 0);
    for (std::size_t row = 0; row < before.daysFilled.size(); ++row)
        if (const auto cabin = rows.cabin(row))
            calendar.daysFilled[*cabin] = before.daysFilled[row];
    calendar.days.resize(std::max<std::size_t>(days, before.days.size()));
    for (std::size_t day = 0; day < before.days.size(); ++day)
        for (const std::size_t row : before.days[day])
            if (const auto cabin = rows.cabin(row))
                calendar.days[day].push_back(*cabin);
    return calendar;
}

/// Truck `row` of the fleet among the types of a problem; trucks that are alike are one type.
std::optional<VehicleTypeIndex> typeOf(const RoutingProblem& problem, std::size_t row) {
    for (std::size_t type = 0; type < problem.vehicleTypes().size(); ++type) {
        if (row < problem.vehicleTypes()[type].count)
            return VehicleTypeIndex{type};
        row -= problem.vehicleTypes()[type].count;
    }
    return std::nullopt;
}

std::size_t fleetRow(const RoutingProblem& problem, const VehicleRoute& route) {
    std::size_t row = route.number;
    for (std::size_t type = 0; type < route.type.value(); ++type)
        row += problem.vehicleTypes()[type].count;
    return row;
}

/// An older day's routes in the numbers of a new problem; what is no more is left out.
RoutePlan translated(const CollectionDay& before, const RowMap& rows, const RoutingProblem& problem,
                     const std::vector<Pickup>& pickups) {
    std::unordered_map<std::size_t, std::vector<std::size_t>> stopsOf; // parts of one cabin in order
    for (std::size_t stop = pickups.size(); stop-- > 0;)
        stopsOf[pickups[stop].cabin].push_back(stop);
    RoutePlan plan;
    for (const VehicleRoute& route : before.routes.routes) {
        VehicleRoute copy = route;
        if (rows.hasFleet()) {
            const auto truck = rows.truck(fleetRow(*before.problem, route));
            const auto type = truck ? typeOf(problem, *truck) : std::nullopt;
            if (!type)
                continue;
            copy.type = *type;
        }
        for (RouteTrip& trip : copy.trips) {
            std::vector<RouteVisit> visits;
            for (RouteVisit& visit : trip.visits) {
                if (visit.kind == VisitKind::Stop) {
                    const auto cabin = rows.cabin(before.pickups[visit.stop->value()].cabin);
                    const auto stops = cabin ? stopsOf.find(*cabin) : stopsOf.end();
                    if (stops == stopsOf.end() || stops->second.empty())
                        continue;
                    visit.stop = StopIndex{stops->second.back()};
                    stops->second.pop_back();
                }
                visits.push_back(std::move(visit));
            }
            trip.visits = std::move(visits);
        }
        plan.routes.push_back(std::move(copy));
    }
    return plan;
}

} // namespace

CollectionPlan updateRounds(const CollectionPlan& before, const CollectionInput& was,
                            const CollectionInput& now, const CollectionParameters& parameters,
                            const RoutingOptions& options, std::stop_token stop,
                            const ProgressFunction& progress) {
    const RowMap rows(was, now);
    detail::Horizon horizon(now, parameters, options, false, std::move(stop), progress,
                            inRowsOf(now, before.calendar, rows, parameters.days));
    horizon.startFrom([&](std::size_t day, const RoutingProblem& problem,
                          const std::vector<Pickup>& pickups) -> std::optional<RoutePlan> {
        if (day >= before.days.size() || !before.days[day].problem)
            return std::nullopt;
        return translated(before.days[day], rows, problem, pickups);
    });
    return horizon.run();
}

} // namespace planner
