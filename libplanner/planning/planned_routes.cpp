#include "libplanner/planning/planned_routes.h"

#include "libplanner/network/path.h"

#include <map>
#include <string>
#include <utility>

namespace planner {

namespace {

/// Ways between places, each looked up once: the same legs come again day after day.
class Ways {
public:
    Ways(std::shared_ptr<const StreetNetwork> network, const std::vector<Access>& places)
        : m_finder(std::move(network), TravelMode::Truck), m_places(places) {}

    void append(Polyline& line, PlaceIndex from, PlaceIndex to) {
        if (from == to)
            return;
        const auto key = std::pair(from.value(), to.value());
        auto found = m_lines.find(key);
        if (found == m_lines.end()) {
            const Access& a = m_places[from.value()];
            const Access& b = m_places[to.value()];
            const std::optional<Path> path = m_finder.find(a.foot, a, b.foot, b);
            found = m_lines.emplace(key, path ? path->line : Polyline{}).first;
        }
        for (const Point& point : found->second)
            if (line.empty() || line.back() != point)
                line.push_back(point);
    }

private:
    PathFinder m_finder;
    const std::vector<Access>& m_places;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Polyline> m_lines;
};

class RouteMaker {
public:
    RouteMaker(const CollectionInput& input, const RoundRows& rows, const std::vector<Access>& places,
               const Plan& plan)
        : m_rows(rows), m_plan(plan), m_ways(plan.city->network, places) {
        for (std::size_t i = 0; i < input.centres.size(); ++i)
            m_centreAt.emplace(input.centres[i].place, rows.centres[i]);
        for (std::size_t i = 0; i < input.depots.size(); ++i)
            m_depotAt.emplace(input.depots[i], rows.depots[i]);
    }

    PlannedRoute make(const CollectionDay& day, const RouteTrip& trip) {
        PlannedRoute route;
        route.length = trip.length;
        route.duration = trip.duration;
        std::optional<PlaceIndex> last;
        for (const RouteVisit& visit : trip.visits) {
            if (!visit.place)
                continue;
            PlannedStop stop = stopOf(day, visit);
            if (last) {
                m_ways.append(route.line, *last, *visit.place);
            } else {
                // The truck's stay here belongs to the trip before.
                stop.arrive = visit.leave;
                stop.dwell = {};
            }
            if (stop.cabin) {
                route.mass += stop.mass;
                route.volume += stop.volume;
            } else if (last && stop.kind == RouteStopKind::Centre) {
                stop.mass = route.mass;
                stop.volume = route.volume;
            }
            last = visit.place;
            add(route, stop);
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
    static void add(PlannedRoute& route, const PlannedStop& stop) {
        PlannedStop* previous = route.stops.empty() ? nullptr : &route.stops.back();
        if (previous != nullptr && stop.cabin && previous->cabin == stop.cabin) {
            previous->mass += stop.mass;
            previous->volume += stop.volume;
            previous->dwell = stop.arrive + stop.dwell - previous->arrive;
            return;
        }
        route.stops.push_back(stop);
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

std::vector<PlannedRoute> plannedRoutes(const CollectionPlan& rounds, const CollectionInput& input,
                                        const RoundRows& rows, const std::vector<Access>& places,
                                        const Plan& plan) {
    RouteMaker maker(input, rows, places, plan);
    std::vector<PlannedRoute> routes;
    for (std::size_t d = 0; d < rounds.days.size(); ++d) {
        const CollectionDay& day = rounds.days[d];
        for (std::size_t t = 0; t < day.routes.routes.size(); ++t) {
            const VehicleRoute& vehicle = day.routes.routes[t];
            for (std::size_t r = 0; r < vehicle.trips.size(); ++r) {
                PlannedRoute route = maker.make(day, vehicle.trips[r]);
                route.day = static_cast<std::uint32_t>(d);
                route.trip = static_cast<std::uint32_t>(r);
                route.truck = input.fleet.empty() ? std::to_string(t + 1) : input.fleet[fleetRow(day, vehicle)].name;
                route.key = Key("d" + std::to_string(d + 1) + "-t" + std::to_string(t + 1) + "-r" +
                                std::to_string(r + 1));
                routes.push_back(std::move(route));
            }
        }
    }
    return routes;
}

} // namespace planner
