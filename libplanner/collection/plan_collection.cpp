#include "libplanner/collection/plan_collection.h"

#include "libplanner/base/error.h"
#include "libplanner/collection/cabin_stock.h"
#include "libplanner/collection/day_solver.h"
#include "libplanner/collection/fleet_model.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& feature, const std::string& reason) {
    ErrorDetails details;
    details.name = name;
    details.feature = feature;
    details.reason = reason;
    throw Error(ErrorCode::BadValue, std::move(details));
}

void check(const CollectionInput& input, const CollectionParameters& parameters) {
    for (const CollectionStream& stream : input.streams)
        if (!(stream.density > 0.0))
            refuse("density", stream.name, "must be positive");
    for (const CollectionCabin& cabin : input.cabins) {
        if (cabin.rates.size() != input.streams.size())
            refuse("rates", cabin.key.text(), "one for each stream");
        if (!cabin.compartments.empty() && cabin.compartments.size() != input.streams.size())
            refuse("compartments", cabin.key.text(), "one for each stream");
        for (const MassRate rate : cabin.rates)
            if (rate.count() < 0)
                refuse("rates", cabin.key.text(), "negative");
    }
    for (const CollectionTruck& truck : input.fleet)
        if (truck.depot && *truck.depot >= input.depots.size())
            refuse("depot", truck.name, "no such depot");
    if (input.tables.empty())
        refuse("tables", "", "no travel table");
    if (parameters.days == 0 || !(parameters.threshold > 0.0) || parameters.threshold > 1.0 ||
        !(parameters.overflowProbability > 0.0) || parameters.overflowProbability >= 1.0)
        refuse("collection", "", "days, threshold or overflow probability out of range");
}

/// In the unit people speak.
MissedPickup missed(const UnassignedStop& stop, std::size_t cabin, std::uint32_t day) {
    MissedPickup result{cabin, day, stop.limit, "", 0.0};
    const auto amount = static_cast<double>(stop.amount);
    switch (stop.limit) {
    case RoutingLimit::Capacity:
    case RoutingLimit::CentreCapacity:
        result.unit = stop.dimension == 0 ? "kg" : "m³";
        result.amount = stop.dimension == 0 ? amount / 1e3 : amount / 1e6;
        break;
    case RoutingLimit::Window:
    case RoutingLimit::Shift:
    case RoutingLimit::CentreHours:
        result.unit = "min";
        result.amount = amount / 6e4;
        break;
    case RoutingLimit::Length:
        result.unit = "km";
        result.amount = amount / 1e6;
        break;
    case RoutingLimit::Vehicles:
        result.unit = "trucks";
        result.amount = amount;
        break;
    case RoutingLimit::None:
    case RoutingLimit::Unreachable:
    case RoutingLimit::NoDisposal:
    case RoutingLimit::TypeNotAllowed:
    case RoutingLimit::NotWorthIt:
        break;
    }
    return result;
}

/// Walks through the horizon day by day. All days are first solved as the calendar foresees them, at once; a
/// day is solved again only where an earlier one left something behind.
class Horizon {
public:
    Horizon(const CollectionInput& input, const CollectionParameters& parameters,
            const RoutingOptions& options, std::stop_token stop, const ProgressFunction& progress)
        : m_input(input), m_largest(detail::largestTruck(input, parameters)),
          m_solver(input, parameters, options, std::move(stop), progress), m_isLate(input.cabins.size(), 0) {
        m_plan.fills = cabinFills(input, parameters);
        m_calendar = collectionCalendar(input, m_plan.fills, parameters);
    }

    CollectionPlan run() {
        if (m_input.centres.empty())
            m_plan.warnings.emplace_back("no-centre");
        if (m_input.cabins.empty())
            m_plan.warnings.emplace_back("no-cabin");
        for (std::size_t c = 0; c < m_input.cabins.size(); ++c)
            if (!m_input.cabins[c].place)
                m_plan.missed.push_back({c, 0, RoutingLimit::Unreachable, "", 0.0});
        std::vector<CollectionDay> foreseen = m_solver.solveAll(forecast());
        detail::CabinStock stock(m_plan.fills, m_calendar);
        m_plan.atStart = stock.total();
        for (std::size_t day = 0; day < m_calendar.size(); ++day) {
            m_plan.brought += stock.bringDay();
            m_plan.days.push_back(std::move(foreseen[day]));
            if (std::find(m_isLate.begin(), m_isLate.end(), 1) != m_isLate.end())
                m_plan.days.back() =
                    m_solver.solve(day, stock.pickups(dueOn(day), m_largest.mass, m_largest.volume));
            book(static_cast<std::uint32_t>(day), stock);
        }
        m_plan.atEnd = stock.total();
        if (!m_hasBound)
            m_plan.bound = 0;
        return std::move(m_plan);
    }

private:
    [[nodiscard]] std::vector<std::vector<Pickup>> forecast() const {
        detail::CabinStock stock(m_plan.fills, m_calendar);
        std::vector<std::vector<Pickup>> days;
        for (const std::vector<std::size_t>& due : m_calendar) {
            (void)stock.bringDay();
            days.push_back(stock.pickups(due, m_largest.mass, m_largest.volume));
            for (const Pickup& pickup : days.back())
                stock.take(pickup);
        }
        return days;
    }

    /// The calendar's cabins and those left behind.
    [[nodiscard]] std::vector<std::size_t> dueOn(std::size_t day) const {
        std::vector<std::size_t> cabins = m_calendar[day];
        for (std::size_t c = 0; c < m_isLate.size(); ++c)
            if (m_isLate[c] != 0)
                cabins.push_back(c);
        std::sort(cabins.begin(), cabins.end());
        cabins.erase(std::unique(cabins.begin(), cabins.end()), cabins.end());
        return cabins;
    }

    /// Takes the day's routes into the sums and empties the cabins they visit.
    void book(std::uint32_t day, detail::CabinStock& stock) {
        const CollectionDay& result = m_plan.days.back();
        std::vector<char> isMissed(result.pickups.size(), 0);
        for (const UnassignedStop& stop : result.routes.unassigned) {
            isMissed[stop.stop.value()] = 1;
            m_plan.missed.push_back(missed(stop, result.pickups[stop.stop.value()].cabin, day));
        }
        for (const Pickup& pickup : result.pickups)
            m_isLate[pickup.cabin] = 0;
        for (std::size_t row = 0; row < result.pickups.size(); ++row) {
            const Pickup& pickup = result.pickups[row];
            if (!result.problem) {
                m_plan.missed.push_back({pickup.cabin, day, RoutingLimit::NoDisposal, "", 0.0});
            } else if (isMissed[row] != 0) {
                m_isLate[pickup.cabin] = 1;
            } else {
                stock.take(pickup);
                m_plan.collected += pickup.mass;
            }
        }
        sum(result.routes);
    }

    void sum(const RoutePlan& routes) {
        m_plan.length += routes.length;
        m_plan.duration += routes.duration;
        m_plan.objective += routes.objective;
        m_plan.bound += routes.bound.value_or(0);
        m_hasBound = m_hasBound && (routes.bound.has_value() || routes.routes.empty());
        m_plan.mostTrucks = std::max(m_plan.mostTrucks, routes.routes.size());
        for (const VehicleRoute& route : routes.routes)
            m_plan.trips += static_cast<std::size_t>(
                std::count_if(route.trips.begin(), route.trips.end(),
                              [](const RouteTrip& trip) { return trip.load.front() > 0; }));
        if (routes.status == SolveStatus::Cancelled)
            m_plan.status = SolveStatus::Cancelled;
    }

    const CollectionInput& m_input;
    detail::LargestTruck m_largest;
    detail::DaySolver m_solver;
    std::vector<std::vector<std::size_t>> m_calendar;
    std::vector<char> m_isLate;
    bool m_hasBound = true;
    CollectionPlan m_plan;
};

} // namespace

CollectionPlan planCollection(const CollectionInput& input, const CollectionParameters& parameters,
                              const RoutingOptions& options, std::stop_token stop,
                              const ProgressFunction& progress) {
    check(input, parameters);
    return Horizon(input, parameters, options, std::move(stop), progress).run();
}

} // namespace planner
