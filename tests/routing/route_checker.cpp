#include "route_checker.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

namespace planner::test {

namespace {

class Checker {
public:
    Checker(const RoutingProblem& problem, const RoutePlan& plan) : m_problem(problem), m_plan(plan) {}

    std::string run() {
        m_visits.assign(m_problem.stops().size(), 0);
        m_unloaded.assign(m_problem.disposals().size(), LoadVector(m_problem.loadDimensions(), 0));
        std::map<std::uint32_t, std::uint32_t> used;
        Distance length;
        Duration duration;
        for (const VehicleRoute& route : m_plan.routes) {
            expect(route.number == used[route.type.value()]++,
                   "trucks are not numbered 0, 1, … in their type");
            checkRoute(route);
            length += route.length;
            duration += route.duration;
            m_objective += route.cost;
        }
        for (const auto& [type, count] : used)
            expect(count <= m_problem.vehicleTypes()[type].count, "more trucks than there are");
        expect(length == m_plan.length && duration == m_plan.duration, "sums of length or duration");
        checkStops();
        checkLocks();
        checkCentres();
        return m_faults.str();
    }

private:
    void expect(bool holds, const std::string& what) {
        if (!holds)
            m_faults << what << "; ";
    }

    static bool opensAt(const std::vector<TimeWindow>& windows, Duration at) {
        return windows.empty() || std::any_of(windows.begin(), windows.end(), [at](const TimeWindow& window) {
                   return window.from <= at && at <= window.until;
               });
    }

    void checkRoute(const VehicleRoute& route) {
        const VehicleType& type = m_problem.vehicleTypes()[route.type.value()];
        std::vector<RouteVisit> visits;
        std::size_t stops = 0;
        Distance length;
        LoadVector total(m_problem.loadDimensions(), 0);
        for (const RouteTrip& trip : route.trips) {
            checkTrip(type, trip, total, stops);
            length += trip.length;
            const std::size_t skip = visits.empty() ? 0 : 1;
            if (skip == 1)
                expect(visits.back() == trip.visits.front(),
                       "a trip does not begin where the last one ended");
            visits.insert(visits.end(), trip.visits.begin() + static_cast<std::ptrdiff_t>(skip),
                          trip.visits.end());
        }
        expect(visits.front().kind == VisitKind::Start, "does not begin at the start");
        expect(visits.front().place == type.start, "begins elsewhere");
        const Duration left = visits.front().leave;
        const Duration back = visits.back().leave;
        expect(left >= type.earliest && back <= type.latest, "outside the working day");
        expect(back - left == route.duration, "duration");
        expect(route.duration <= type.maxDuration, "shift too long");
        expect(length == route.length && length <= type.maxDistance, "length");
        expect(stops <= type.maxStops, "too many stops");
        for (std::size_t d = 0; d < total.size() && !type.maxLoadTotal.empty(); ++d)
            expect(total[d] <= type.maxLoadTotal[d], "too much in all trips");
        const auto loaded = std::count_if(route.trips.begin(), route.trips.end(), [](const RouteTrip& trip) {
            return std::any_of(trip.visits.begin(), trip.visits.end(),
                               [](const RouteVisit& visit) { return visit.kind == VisitKind::Stop; });
        });
        expect(static_cast<std::uint32_t>(loaded) <= type.maxTrips, "too many trips");
        if (visits.back().kind == VisitKind::End)
            expect(visits.back().place == type.end, "ends elsewhere");
        else
            expect(visits.back().place == type.end || !type.end, "does not go home");
        checkClock(type, visits);
        expect(route.cost == type.fixedCost + type.costPerDistance * length.count() +
                                 type.costPerDuration * route.duration.count(),
               "cost");
    }

    void checkTrip(const VehicleType& type, const RouteTrip& trip, LoadVector& total, std::size_t& stops) {
        LoadVector onBoard(m_problem.loadDimensions(), 0);
        for (std::size_t i = 0; i < trip.visits.size(); ++i) {
            const RouteVisit& visit = trip.visits[i];
            if (visit.kind == VisitKind::Stop) {
                ++stops;
                ++m_visits[visit.stop->value()];
                const RoutingStop& stop = m_problem.stops()[visit.stop->value()];
                expect(visit.place == stop.place && visit.load == stop.load, "stop's place or load");
                expect(stop.allowedTypes.empty() ||
                           std::any_of(stop.allowedTypes.begin(), stop.allowedTypes.end(),
                                       [&](VehicleTypeIndex t) {
                                           return &m_problem.vehicleTypes()[t.value()] == &type;
                                       }),
                       "truck not allowed");
                expect(trip.visits.front().leave >= stop.release, "left before the release");
                for (std::size_t d = 0; d < onBoard.size(); ++d) {
                    onBoard[d] += stop.load[d];
                    total[d] += stop.load[d];
                    expect(onBoard[d] <= type.capacity[d], "overloaded");
                }
            } else if (visit.kind == VisitKind::Unload && i > 0) {
                expect(i + 1 == trip.visits.size(), "unloads in the middle of a trip");
                expect(visit.load == onBoard, "unloads something else than it carries");
                for (std::size_t d = 0; d < onBoard.size(); ++d)
                    m_unloaded[visit.disposal->value()][d] += onBoard[d];
            } else if (visit.kind == VisitKind::End) {
                expect(!type.endsEmpty || onBoard == LoadVector(onBoard.size(), 0), "comes home loaded");
            }
        }
        expect(trip.load == onBoard, "load of the trip");
    }

    void checkClock(const VehicleType& type, const std::vector<RouteVisit>& visits) {
        Duration rested;
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const RouteVisit& visit = visits[i];
            rested += visit.rest;
            if (visit.kind == VisitKind::Stop) {
                const RoutingStop& stop = m_problem.stops()[visit.stop->value()];
                expect(opensAt(stop.windows, visit.begin), "outside the stop's window");
                expect(visit.leave >= visit.begin + stop.service, "leaves before the service is done");
            }
            if (visit.kind == VisitKind::Unload) {
                const DisposalCentre& centre = m_problem.disposals()[visit.disposal->value()];
                expect(opensAt(centre.hours, visit.begin), "outside the centre's hours");
                expect(visit.leave >= visit.begin + centre.unloading, "leaves before it is empty");
                expect(visit.place == centre.place, "centre's place");
            }
            expect(visit.begin >= visit.arrive + visit.rest, "no time for the break");
            if (i > 0)
                checkLeg(type, visits[i - 1], visit);
        }
        if (type.rest && visits.back().arrive > type.rest->from + type.rest->length)
            expect(rested == type.rest->length, "no break taken");
    }

    void checkLeg(const VehicleType& type, const RouteVisit& from, const RouteVisit& to) {
        if (!from.place || !to.place || from.place == to.place) {
            expect(to.arrive >= from.leave, "arrives before it left");
            return;
        }
        bool isPossible = false;
        const std::vector<Duration>& periods = m_problem.data().periods;
        for (std::size_t p = 0; p < periods.size(); ++p) {
            const TravelMatrix& table = m_problem.table(type.profile, p);
            if (!table.isReachable(*from.place, *to.place))
                continue;
            const Duration latestLeave = to.arrive - table.duration(*from.place, *to.place);
            const bool isInPeriod = latestLeave >= from.leave && latestLeave >= periods[p] &&
                                    (p + 1 == periods.size() || latestLeave < periods[p + 1]);
            isPossible = isPossible || isInPeriod;
        }
        expect(isPossible, "no way that fast");
    }

    void checkStops() {
        std::vector<int> left(m_visits.size(), 0);
        for (const UnassignedStop& stop : m_plan.unassigned) {
            ++left[stop.stop.value()];
            expect(stop.limit != RoutingLimit::None, "left out without a reason");
            const RoutingStop& source = m_problem.stops()[stop.stop.value()];
            if (source.prize)
                m_objective += *source.prize;
            else
                m_hasRequiredLeft = true;
        }
        for (std::size_t s = 0; s < m_visits.size(); ++s)
            expect(m_visits[s] + left[s] == 1,
                   "stop " + std::to_string(s) + " is not in the plan exactly once");
        if (!m_hasRequiredLeft)
            expect(m_objective == m_plan.objective, "objective");
        if (m_plan.bound)
            expect(*m_plan.bound <= m_plan.objective, "the bound is above the objective");
    }

    /// Where each stop is: truck, and place in its order.
    void checkLocks() {
        std::vector<std::pair<std::size_t, std::size_t>> at(m_visits.size(), {m_plan.routes.size(), 0});
        for (std::size_t r = 0; r < m_plan.routes.size(); ++r) {
            std::size_t count = 0;
            for (const RouteTrip& trip : m_plan.routes[r].trips)
                for (const RouteVisit& visit : trip.visits)
                    if (visit.kind == VisitKind::Stop) {
                        const StopIndex stop = *visit.stop;
                        at[stop.value()] = {r, count++};
                        expect(count == 1 || !m_problem.stops()[stop.value()].isFirst, "is not first");
                    }
        }
        for (const StopSequence& sequence : m_problem.data().sequences) {
            std::pair<std::size_t, std::size_t> last = {m_plan.routes.size(), 0};
            for (const StopIndex stop : sequence) {
                const auto here = at[stop.value()];
                if (here.first == m_plan.routes.size())
                    continue;
                expect(last.first == m_plan.routes.size() ||
                           (last.first == here.first && last.second < here.second),
                       "a locked order is broken");
                last = here;
            }
        }
    }

    void checkCentres() {
        for (std::size_t c = 0; c < m_unloaded.size(); ++c) {
            const LoadVector& capacity = m_problem.disposals()[c].capacity;
            for (std::size_t d = 0; d < capacity.size(); ++d)
                expect(m_unloaded[c][d] <= capacity[d], "a centre takes too much");
        }
    }

    const RoutingProblem& m_problem;
    const RoutePlan& m_plan;
    std::ostringstream m_faults;
    std::vector<int> m_visits;
    std::vector<LoadVector> m_unloaded;
    std::int64_t m_objective = 0;
    bool m_hasRequiredLeft = false;
};

} // namespace

std::string checkPlan(const RoutingProblem& problem, const RoutePlan& plan) {
    return Checker(problem, plan).run();
}

} // namespace planner::test
