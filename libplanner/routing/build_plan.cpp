#include "libplanner/routing/build_plan.h"

#include <algorithm>

namespace planner::detail {

namespace {

/// Turns one route of the tour into a VehicleRoute.
class RouteWriter {
public:
    RouteWriter(const Tour& tour, std::int32_t route)
        : m_tour(tour), m_model(tour.model()), m_route(route),
          m_typeIndex(static_cast<std::size_t>(m_model.routeType[static_cast<std::size_t>(route)])),
          m_type(m_model.problem().vehicleTypes()[m_typeIndex]) {}

    [[nodiscard]] VehicleRoute write(std::uint32_t number) {
        m_result.type = VehicleTypeIndex{m_typeIndex};
        m_result.number = number;
        m_tour.stepsOf(m_route, NoVisit, {Impossible, NoVisit - 1, -1, false}, m_steps);
        m_times.resize(m_steps.size());
        const ScheduleResult schedule = scheduleRoute(m_model, m_typeIndex, m_steps, m_times);
        writeTrips();
        m_result.duration = Duration{schedule.duration()};
        m_result.cost = m_type.fixedCost + m_type.costPerDistance * m_result.length.count() +
                        m_type.costPerDuration * m_result.duration.count();
        return std::move(m_result);
    }

private:
    void writeTrips() {
        const Visit end = m_model.endOf(m_route);
        RouteTrip trip;
        Visit visit = m_model.startOf(m_route);
        for (std::size_t i = 0;; ++i, visit = m_tour.next(visit)) {
            if (i > 0) {
                trip.length += legLength(i);
                trip.duration += Duration{m_times[i].leave - m_times[i - 1].leave};
            }
            trip.visits.push_back(visitAt(visit, i));
            if (visit == end)
                break;
            if (m_model.isUnload(visit)) {
                close(trip, m_tour.headOf(visit));
                trip = {};
                trip.visits.push_back(visitAt(visit, i));
            }
        }
        // Where the last unloading is the end itself there is no drive home to tell, unless the driver rests
        // there.
        const bool isHome = trip.visits.size() == 2 && trip.length == Distance{} && !m_result.trips.empty() &&
                            m_times.back().rest == 0;
        if (!isHome)
            close(trip, m_tour.headOf(end));
    }

    void close(RouteTrip& trip, Visit head) {
        const std::span<const std::int64_t> load = m_tour.loadOfTrip(head);
        trip.load.assign(load.begin(), load.end());
        m_result.length += trip.length;
        m_result.trips.push_back(std::move(trip));
    }

    [[nodiscard]] RouteVisit visitAt(Visit visit, std::size_t step) const {
        RouteVisit result;
        result.arrive = Duration{m_times[step].arrive};
        result.begin = Duration{m_times[step].begin};
        result.leave = Duration{m_times[step].leave};
        result.rest = Duration{m_times[step].rest};
        if (m_steps[step].place != m_model.anywhere)
            result.place = PlaceIndex{std::size_t{m_steps[step].place}};
        result.load.assign(m_model.dims, 0);
        if (m_model.isClient(visit)) {
            result.stop = StopIndex{static_cast<std::size_t>(visit)};
            const std::span<const std::int64_t> load = m_model.loadOf(visit);
            result.load.assign(load.begin(), load.end());
        } else if (m_model.isUnload(visit)) {
            result.kind = VisitKind::Unload;
            result.disposal = DisposalIndex{static_cast<std::size_t>(m_tour.disposalOf(visit))};
            const std::span<const std::int64_t> load = m_tour.loadOfTrip(m_tour.headOf(visit));
            result.load.assign(load.begin(), load.end());
        } else {
            result.kind = visit == m_model.startOf(m_route) ? VisitKind::Start : VisitKind::End;
        }
        return result;
    }

    /// The way into a step, in the period that brings the truck there at the time it arrives.
    [[nodiscard]] Distance legLength(std::size_t step) const {
        const std::uint32_t from = m_steps[step - 1].place;
        const std::uint32_t to = m_steps[step].place;
        if (from == m_model.anywhere || to == m_model.anywhere || from == to)
            return {};
        const PlaceIndex a{std::size_t{from}};
        const PlaceIndex b{std::size_t{to}};
        const std::vector<Duration>& periods = m_model.problem().data().periods;
        const std::int64_t ready = m_times[step - 1].leave;
        for (std::size_t p = m_model.problem().periodOf(Duration{ready}); p < periods.size(); ++p) {
            const TravelMatrix& table = m_model.problem().table(m_type.profile, p);
            const std::int64_t leave = std::max(ready, periods[p].count());
            if (table.isReachable(a, b) && leave + table.duration(a, b).count() == m_times[step].arrive)
                return table.distance(a, b);
        }
        return Distance{m_model.distance(m_type.profile, from, to)};
    }

    const Tour& m_tour;
    const SearchModel& m_model;
    std::int32_t m_route;
    std::size_t m_typeIndex;
    const VehicleType& m_type;
    std::vector<ScheduleStep> m_steps;
    std::vector<ScheduleTimes> m_times;
    VehicleRoute m_result;
};

} // namespace

RoutePlan buildPlan(const Tour& tour) {
    const SearchModel& model = tour.model();
    RoutePlan plan;
    std::vector<std::int32_t> used = tour.usedRoutes();
    // By type, then by the first stop: the search's own numbers mean nothing to people.
    std::sort(used.begin(), used.end(), [&](std::int32_t a, std::int32_t b) {
        const std::int32_t left = model.routeType[static_cast<std::size_t>(a)];
        const std::int32_t right = model.routeType[static_cast<std::size_t>(b)];
        return left != right ? left < right : tour.next(model.startOf(a)) < tour.next(model.startOf(b));
    });
    std::vector<std::uint32_t> numbers(model.types.size(), 0);
    for (const std::int32_t route : used) {
        std::uint32_t& number =
            numbers[static_cast<std::size_t>(model.routeType[static_cast<std::size_t>(route)])];
        plan.routes.push_back(RouteWriter(tour, route).write(number++));
        plan.length += plan.routes.back().length;
        plan.duration += plan.routes.back().duration;
        plan.objective += plan.routes.back().cost;
    }
    std::vector<Visit> absent = tour.absent();
    std::sort(absent.begin(), absent.end());
    for (const Visit client : absent) {
        plan.unassigned.push_back({StopIndex{static_cast<std::size_t>(client)}, RoutingLimit::None, 0, 0});
        plan.objective += model.absentCost[static_cast<std::size_t>(client)];
    }
    return plan;
}

} // namespace planner::detail
