#include "libplanner/collection/plan_collection.h"

#include "libplanner/base/error.h"
#include "libplanner/collection/day_problem.h"
#include "libplanner/collection/fleet_model.h"

#include <algorithm>
#include <cmath>
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
    case RoutingLimit::NotWorthIt: break;
    }
    return result;
}

/// Walks through the horizon day by day, with what lies in every cabin.
class Horizon {
public:
    Horizon(const CollectionInput& input, const CollectionParameters& parameters, const RoutingOptions& options,
            std::stop_token stop, const ProgressFunction& progress)
        : m_input(input), m_parameters(parameters), m_options(options), m_stop(std::move(stop)),
          m_progress(progress), m_trucks(detail::placeFleet(input, parameters)),
          m_largest(detail::largestTruck(input, parameters)), m_mass(input.cabins.size()),
          m_volume(input.cabins.size()), m_isLate(input.cabins.size(), 0) {}

    CollectionPlan run() {
        m_plan.fills = cabinFills(m_input, m_parameters);
        if (m_input.centres.empty())
            m_plan.warnings.emplace_back("no-centre");
        if (m_input.cabins.empty())
            m_plan.warnings.emplace_back("no-cabin");
        const std::vector<std::vector<std::size_t>> calendar =
            collectionCalendar(m_input, m_plan.fills, m_parameters);
        fillAtStart(calendar);
        for (const std::vector<std::size_t>& day : calendar)
            m_visits += day.size();
        for (std::uint32_t day = 0; day < m_parameters.days; ++day)
            planDay(day, calendar[day]);
        for (const Mass mass : m_mass)
            m_plan.atEnd += mass;
        return std::move(m_plan);
    }

private:
    void bring(std::size_t cabin, std::int64_t days) {
        m_mass[cabin] += Mass{m_plan.fills[cabin].mass.count() * days};
        m_volume[cabin] += Volume{m_plan.fills[cabin].volume.count() * days};
    }

    void fillAtStart(const std::vector<std::vector<std::size_t>>& calendar) {
        std::vector<char> isSeen(m_mass.size(), 0);
        for (std::uint32_t day = 0; day < calendar.size(); ++day)
            for (const std::size_t cabin : calendar[day]) {
                if (isSeen[cabin] != 0)
                    continue;
                isSeen[cabin] = 1;
                bring(cabin, std::max<std::int64_t>(
                                 0, static_cast<std::int64_t>(m_plan.fills[cabin].roundDays) - 1 - day));
            }
        for (const Mass mass : m_mass)
            m_plan.atStart += mass;
    }

    void planDay(std::uint32_t day, const std::vector<std::size_t>& due) {
        for (std::size_t c = 0; c < m_mass.size(); ++c) {
            bring(c, 1);
            m_plan.brought += Mass{m_plan.fills[c].mass.count()};
        }
        CollectionDay& result = m_plan.days.emplace_back();
        addPickups(due, day, result);
        if (result.pickups.empty() || m_input.centres.empty())
            return;
        result.problem = detail::dayProblem(m_input, m_parameters, m_trucks, result.pickups);
        result.routes = solveRouting(*result.problem, dayOptions(result.pickups.size()), m_stop, dayProgress());
        m_done += result.pickups.size();
        book(day, result);
    }

    void addPickups(const std::vector<std::size_t>& due, std::uint32_t day, CollectionDay& result) {
        std::vector<std::size_t> cabins = due;
        for (std::size_t c = 0; c < m_isLate.size(); ++c)
            if (m_isLate[c] != 0)
                cabins.push_back(c);
        if (day == 0)
            for (std::size_t c = 0; c < m_input.cabins.size(); ++c)
                if (!m_input.cabins[c].place)
                    m_plan.missed.push_back({c, day, RoutingLimit::Unreachable, "", 0.0});
        std::sort(cabins.begin(), cabins.end());
        cabins.erase(std::unique(cabins.begin(), cabins.end()), cabins.end());
        for (const std::size_t cabin : cabins) {
            if (m_input.centres.empty()) {
                m_plan.missed.push_back({cabin, day, RoutingLimit::NoDisposal, "", 0.0});
                continue;
            }
            addParts(cabin, result);
        }
    }

    /// One stop, or several alike where the load exceeds the largest truck.
    void addParts(std::size_t cabin, CollectionDay& result) const {
        const Mass mass = m_mass[cabin];
        const Volume volume = m_volume[cabin];
        if (mass.count() <= 0)
            return;
        const std::int64_t byMass = m_largest.mass.count() > 0 ? (mass.count() - 1) / m_largest.mass.count() + 1 : 1;
        const std::int64_t byVolume =
            m_largest.volume.count() > 0 && volume.count() > 0 ? (volume.count() - 1) / m_largest.volume.count() + 1
                                                               : 1;
        const std::int64_t parts = std::max(byMass, byVolume);
        for (std::int64_t part = 0; part < parts; ++part) {
            Pickup pickup;
            pickup.cabin = cabin;
            pickup.mass = Mass{mass.count() * (part + 1) / parts - mass.count() * part / parts};
            pickup.volume = Volume{volume.count() * (part + 1) / parts - volume.count() * part / parts};
            result.pickups.push_back(pickup);
        }
    }

    [[nodiscard]] RoutingOptions dayOptions(std::size_t stops) const {
        RoutingOptions options = m_options;
        options.seed = m_options.seed + m_plan.days.size() * 1'000'003;
        const double left = static_cast<double>(std::max(stops, m_visits - std::min(m_visits, m_done)));
        const double share = static_cast<double>(stops) / left;
        if (m_options.budget.effort > 0)
            options.budget.effort = std::max<std::int64_t>(
                1, m_options.budget.effort * static_cast<std::int64_t>(stops) /
                       static_cast<std::int64_t>(std::max<std::size_t>(1, std::max(m_visits, stops))));
        if (options.budget.wallSeconds)
            *options.budget.wallSeconds = (*m_options.budget.wallSeconds - m_wallUsed) * share;
        if (options.budget.cpuSeconds)
            *options.budget.cpuSeconds = *m_options.budget.cpuSeconds * static_cast<double>(stops) /
                                         static_cast<double>(std::max<std::size_t>(1, std::max(m_visits, stops)));
        return options;
    }

    [[nodiscard]] ProgressFunction dayProgress() const {
        if (!m_progress)
            return {};
        const double before = static_cast<double>(m_done) / static_cast<double>(std::max<std::size_t>(1, m_visits));
        const double share = 1.0 / static_cast<double>(std::max(1U, m_parameters.days));
        return [this, before, share](const Progress& inner) {
            Progress outer = inner;
            outer.fraction = std::min(1.0, before + share * inner.fraction.value_or(0.0));
            m_progress(outer);
        };
    }

    /// Takes the day's routes into the sums and empties the cabins they visit.
    void book(std::uint32_t day, const CollectionDay& result) {
        const RoutePlan& routes = result.routes;
        std::vector<char> isMissed(result.pickups.size(), 0);
        for (const UnassignedStop& stop : routes.unassigned) {
            isMissed[stop.stop.value()] = 1;
            m_plan.missed.push_back(missed(stop, result.pickups[stop.stop.value()].cabin, day));
        }
        for (const Pickup& pickup : result.pickups)
            m_isLate[pickup.cabin] = 0;
        for (std::size_t row = 0; row < result.pickups.size(); ++row) {
            const Pickup& pickup = result.pickups[row];
            if (isMissed[row] != 0) {
                m_isLate[pickup.cabin] = 1;
                continue;
            }
            m_mass[pickup.cabin] -= pickup.mass;
            m_volume[pickup.cabin] -= pickup.volume;
            m_plan.collected += pickup.mass;
        }
        m_plan.length += routes.length;
        m_plan.duration += routes.duration;
        m_plan.objective += routes.objective;
        m_plan.bound += routes.bound.value_or(0);
        m_plan.mostTrucks = std::max(m_plan.mostTrucks, routes.routes.size());
        for (const VehicleRoute& route : routes.routes)
            m_plan.trips += static_cast<std::size_t>(
                std::count_if(route.trips.begin(), route.trips.end(),
                              [](const RouteTrip& trip) { return trip.load.front() > 0 || trip.visits.size() > 2; }));
        if (routes.status == SolveStatus::Cancelled)
            m_plan.status = SolveStatus::Cancelled;
    }

    const CollectionInput& m_input;
    const CollectionParameters& m_parameters;
    const RoutingOptions& m_options;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::vector<detail::PlacedTruck> m_trucks;
    detail::LargestTruck m_largest;
    std::vector<Mass> m_mass;     ///< by cabin: lies in it
    std::vector<Volume> m_volume;
    std::vector<char> m_isLate;
    std::size_t m_visits = 0;
    std::size_t m_done = 0;
    double m_wallUsed = 0.0;
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
