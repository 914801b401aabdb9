#include "libplanner/planning/planned_routes.h"

#include "libplanner/network/path.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

namespace planner {

namespace {

/// Ways between places, each looked up once: the same legs come again day after day.
class Ways {
public:
    explicit Ways(const RoundsModel& model) : m_model(model) {}

    /// As driven by a truck of the profile that leaves at `leave` and arrives at `arrive`.
    RouteLeg append(Polyline& line, std::uint32_t profile, const RouteVisit& previous,
                    const RouteVisit& visit) {
        const PlaceIndex from = *previous.place;
        const PlaceIndex to = *visit.place;
        if (from == to)
            return {};
        const std::size_t table = tableOf(profile, previous, visit);
        const auto key = std::tuple(table, from.value(), to.value());
        auto found = m_paths.find(key);
        if (found == m_paths.end()) {
            const Access& a = m_model.places[from.value()];
            const Access& b = m_model.places[to.value()];
            const std::optional<Path> path = finder(table).find(a.foot, a, b.foot, b);
            found = m_paths.emplace(key, path.value_or(Path{})).first;
        }
        for (const Point& point : found->second.line)
            if (line.empty() || line.back() != point)
                line.push_back(point);
        return {found->second.length, found->second.streets};
    }

private:
    /// The table of the period that brings the truck there when it arrives.
    [[nodiscard]] std::size_t tableOf(std::uint32_t profile, const RouteVisit& previous,
                                      const RouteVisit& visit) const {
        const std::vector<Duration>& periods = m_model.input.periods;
        const std::size_t first = profile * periods.size();
        for (std::size_t p = 0; p < periods.size(); ++p) {
            const Duration leave = std::max(previous.leave, periods[p]);
            if (p + 1 < periods.size() && leave >= periods[p + 1])
                continue;
            const TravelMatrix& table = *m_model.input.tables[first + p];
            if (table.isReachable(*previous.place, *visit.place) &&
                leave + table.duration(*previous.place, *visit.place) == visit.arrive)
                return first + p;
        }
        return first;
    }

    PathFinder& finder(std::size_t table) {
        const std::shared_ptr<const StreetNetwork>& network = m_model.networks[table];
        return m_finders.try_emplace(network.get(), PathFinder(network, TravelMode::Truck, m_model.kerb))
            .first->second;
    }

    const RoundsModel& m_model;
    std::map<const StreetNetwork*, PathFinder> m_finders;
    std::map<std::tuple<std::size_t, std::uint32_t, std::uint32_t>, Path> m_paths;
};

class RouteMaker {
public:
    RouteMaker(const RoundsModel& model, const Plan& plan) : m_rows(model.rows), m_plan(plan), m_ways(model) {
        for (std::size_t i = 0; i < model.input.centres.size(); ++i)
            m_centreAt.emplace(model.input.centres[i].place, m_rows.centres[i]);
        for (std::size_t i = 0; i < model.input.depots.size(); ++i)
            m_depotAt.emplace(model.input.depots[i], m_rows.depots[i]);
    }

    PlannedRoute make(const CollectionDay& day, std::uint32_t profile, const RouteTrip& trip,
                      std::vector<RouteLeg>& legs) {
        PlannedRoute route;
        route.length = trip.length;
        route.duration = trip.duration;
        const RouteVisit* last = nullptr;
        for (const RouteVisit& visit : trip.visits) {
            if (!visit.place)
                continue;
            PlannedStop stop = stopOf(day, visit);
            RouteLeg leg;
            if (last != nullptr) {
                leg = m_ways.append(route.line, profile, *last, visit);
            } else {
                // The truck's stay here belongs to the trip before.
                stop.arrive = visit.leave;
                stop.dwell = {};
            }
            if (visit.rest > Duration{}) {
                PlannedStop rest;
                rest.kind = RouteStopKind::Break;
                rest.at = stop.at;
                rest.arrive = visit.arrive;
                rest.dwell = visit.rest;
                add(route, legs, rest, std::exchange(leg, {}));
                stop.arrive = visit.arrive + visit.rest;
                stop.dwell = stop.dwell - visit.rest;
            }
            if (stop.cabin) {
                route.mass += stop.mass;
                route.volume += stop.volume;
            } else if (last != nullptr && stop.kind == RouteStopKind::Centre) {
                stop.mass = route.mass;
                stop.volume = route.volume;
            }
            last = &visit;
            add(route, legs, stop, std::move(leg));
        }
        return route;
    }

private:
    PlannedStop stopOf(const CollectionDay& day, const RouteVisit& visit) {
        PlannedStop stop;
        stop.arrive = visit.arrive;
        stop.dwell = visit.leave - visit.arrive;
        if (visit.kind == VisitKind::Stop) {
            const Pickup& pickup = day.pickups[visit.stop->value()];
            stop.kind = RouteStopKind::Cabin;
            stop.cabin = m_rows.cabins[pickup.cabin];
            stop.at = m_plan.cabins[stop.cabin->value()].at;
            stop.mass = pickup.mass;
            stop.volume = pickup.volume;
            return stop;
        }
        const auto depot = m_depotAt.find(*visit.place);
        const auto centre = m_centreAt.find(*visit.place);
        if (visit.kind != VisitKind::Unload && depot != m_depotAt.end()) {
            stop.kind = RouteStopKind::Depot;
            stop.depot = depot->second;
            stop.at = m_plan.city->depots[depot->second.value()].at;
        } else if (centre != m_centreAt.end()) {
            stop.kind = visit.kind == VisitKind::Unload ? RouteStopKind::Centre : RouteStopKind::Depot;
            stop.centre = centre->second;
            stop.at = m_plan.city->centres[centre->second.value()].at;
        }
        return stop;
    }

    /// Units side by side emptied one after the other are one stop to the driver.
    static void add(PlannedRoute& route, std::vector<RouteLeg>& legs, const PlannedStop& stop, RouteLeg leg) {
        PlannedStop* previous = route.stops.empty() ? nullptr : &route.stops.back();
        if (previous != nullptr && stop.cabin && previous->cabin == stop.cabin) {
            previous->mass += stop.mass;
            previous->volume += stop.volume;
            previous->dwell = stop.arrive + stop.dwell - previous->arrive;
            return;
        }
        route.stops.push_back(stop);
        legs.push_back(std::move(leg));
    }

    const RoundRows& m_rows;
    const Plan& m_plan;
    Ways m_ways;
    std::map<PlaceIndex, CentreIndex> m_centreAt;
    std::map<PlaceIndex, DepotIndex> m_depotAt;
};

/// Trucks that are alike are one type to the search: the row in the fleet of its `number`-th one.
std::size_t fleetRow(const CollectionDay& day, const VehicleRoute& vehicle) {
    std::size_t row = vehicle.number;
    for (std::size_t type = 0; type < vehicle.type.value(); ++type)
        row += day.problem->vehicleTypes()[type].count;
    return row;
}

} // namespace

PlannedRounds plannedRounds(const CollectionPlan& rounds, const RoundsModel& model, const Plan& plan) {
    const CollectionInput& input = model.input;
    RouteMaker maker(model, plan);
    PlannedRounds result;
    for (std::size_t d = 0; d < rounds.days.size(); ++d) {
        const CollectionDay& day = rounds.days[d];
        for (std::size_t t = 0; t < day.routes.routes.size(); ++t) {
            const VehicleRoute& vehicle = day.routes.routes[t];
            for (std::size_t r = 0; r < vehicle.trips.size(); ++r) {
                const std::uint32_t profile = day.problem->vehicleTypes()[vehicle.type.value()].profile;
                std::vector<RouteLeg> legs;
                PlannedRoute route = maker.make(day, profile, vehicle.trips[r], legs);
                route.day = static_cast<std::uint32_t>(d);
                route.trip = static_cast<std::uint32_t>(r);
                route.truck =
                    input.fleet.empty() ? std::to_string(t + 1) : input.fleet[fleetRow(day, vehicle)].name;
                route.key = Key("d" + std::to_string(d + 1) + "-t" + std::to_string(t + 1) + "-r" +
                                std::to_string(r + 1));
                result.routes.push_back(std::move(route));
                result.legs.push_back(std::move(legs));
            }
        }
    }
    return result;
}

} // namespace planner
