#include "libplanner/collection/horizon.h"

#include "libplanner/collection/calendar_choices.h"
#include "libplanner/collection/missed.h"
#include "libplanner/collection/visit_worth.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

namespace {

/// A visit on the way is thought of once a cabin has filled for this share of its longest interval.
constexpr double WorthAVisit = 0.4;

} // namespace

Horizon::Horizon(const CollectionInput& input, const CollectionParameters& parameters,
                 const RoutingOptions& options, bool withBounds, std::stop_token stop,
                 const ProgressFunction& progress)
    : m_input(input), m_parameters(parameters), m_largest(largestTrucks(input, parameters)),
      m_solver(input, parameters, options, withBounds, std::move(stop), progress),
      m_isLate(input.cabins.size(), 0) {
    m_plan.fills = cabinFills(input, parameters);
    m_foreseen = collectionCalendar(input, m_plan.fills, parameters);
    m_age = m_foreseen.daysFilled;
}

Horizon::Horizon(const CollectionInput& input, const CollectionParameters& parameters,
                 const RoutingOptions& options, bool withBounds, std::stop_token stop,
                 const ProgressFunction& progress, const CollectionCalendar& kept)
    : m_input(input), m_parameters(parameters), m_largest(largestTrucks(input, parameters)),
      m_solver(input, parameters, options, withBounds, std::move(stop), progress), m_isGiven(true),
      m_isLate(input.cabins.size(), 0) {
    m_plan.fills = cabinFills(input, parameters);
    m_foreseen = extendedCalendar(input, m_plan.fills, parameters, kept);
    m_age = m_foreseen.daysFilled;
}

CollectionPlan Horizon::run() {
    if (m_input.centres.empty())
        m_plan.warnings.emplace_back("no-centre");
    if (m_input.cabins.empty())
        m_plan.warnings.emplace_back("no-cabin");
    for (std::size_t c = 0; c < m_input.cabins.size(); ++c)
        if (!m_input.cabins[c].place)
            m_plan.missed.push_back({c, 0, RoutingLimit::Unreachable, "", 0.0});
    CabinStock stock(m_plan.fills, m_foreseen.daysFilled);
    m_plan.atStart = stock.total();
    m_plan.calendar.daysFilled = m_foreseen.daysFilled;
    if (m_parameters.rhythm == CollectionRhythm::Rolling && !m_isGiven && !m_input.centres.empty())
        runRolling(stock);
    else
        runCalendar(stock);
    m_plan.atEnd = stock.total();
    if (!m_hasBound)
        m_plan.bound = 0;
    return std::move(m_plan);
}

void Horizon::runCalendar(CabinStock& stock) {
    noteShut();
    std::vector<CollectionDay> foreseen = solveForeseen();
    for (std::size_t day = 0; day < m_foreseen.days.size(); ++day) {
        m_plan.brought += stock.bringDay();
        m_plan.days.push_back(std::move(foreseen[day]));
        if (std::find(m_isLate.begin(), m_isLate.end(), 1) != m_isLate.end())
            m_plan.days.back() = m_solver.solve(day, stock.pickups(dueOn(day), m_largest));
        book(static_cast<std::uint32_t>(day), stock);
    }
}

void Horizon::runRolling(CabinStock& stock) {
    m_worth = visitWorths(m_input, m_parameters, m_plan.fills);
    std::size_t visits = 0;
    for (const std::vector<std::size_t>& day : m_foreseen.days)
        visits += day.size();
    m_solver.expectVisits(visits);
    for (std::size_t day = 0; day < m_foreseen.days.size(); ++day) {
        m_plan.brought += stock.bringDay();
        for (std::uint32_t& age : m_age)
            ++age;
        m_plan.days.push_back(m_solver.solve(day, choicesOn(stock, day)));
        book(static_cast<std::uint32_t>(day), stock);
    }
}

std::vector<std::vector<Pickup>> Horizon::forecast() const {
    CabinStock stock(m_plan.fills, m_foreseen.daysFilled);
    std::vector<std::vector<Pickup>> days;
    for (const std::vector<std::size_t>& due : m_foreseen.days) {
        (void)stock.bringDay();
        days.push_back(stock.pickups(due, m_largest));
        for (const Pickup& pickup : days.back())
            stock.take(pickup);
    }
    return days;
}

/// Each different day once.
std::vector<CollectionDay> Horizon::solveForeseen() {
    const std::vector<std::vector<Pickup>> days = forecast();
    std::vector<std::vector<Pickup>> different;
    std::vector<std::size_t> rowOf;
    std::vector<std::size_t> firstDay;
    for (std::size_t day = 0; day < days.size(); ++day) {
        std::size_t row = 0;
        while (row < different.size() &&
               (kindOf(firstDay[row]) != kindOf(day) || different[row] != days[day]))
            ++row;
        rowOf.push_back(row);
        if (row < different.size())
            continue;
        firstDay.push_back(day);
        different.push_back(days[day]);
    }
    const std::vector<CollectionDay> solved = m_solver.solveAll(different, firstDay, m_starts);
    std::vector<CollectionDay> result;
    for (const std::size_t row : rowOf)
        result.push_back(solved[row]);
    return result;
}

std::size_t Horizon::kindOf(std::size_t day) const {
    const bool hasHours = std::any_of(m_input.cabins.begin(), m_input.cabins.end(),
                                      [](const CollectionCabin& cabin) { return cabin.hours.has_value(); });
    if (m_parameters.rhythm != CollectionRhythm::Weekdays && !m_input.locks.empty())
        return day;
    return hasHours || !m_input.locks.empty() ? day % DaysOfWeek : 0;
}

void Horizon::noteShut() {
    for (std::size_t cabin = 0; cabin < m_input.cabins.size(); ++cabin) {
        if (!m_input.cabins[cabin].hours || m_plan.fills[cabin].mass.count() <= 0)
            continue;
        std::uint32_t filled = m_foreseen.daysFilled[cabin];
        for (std::size_t day = 0; day < m_foreseen.days.size(); ++day) {
            const std::vector<std::size_t>& on = m_foreseen.days[day];
            ++filled;
            if (filled >= m_plan.fills[cabin].intervalDays &&
                isShut(m_input.cabins[cabin], m_parameters, day))
                m_plan.missed.push_back(
                    {cabin, static_cast<std::uint32_t>(day), RoutingLimit::Shut, "", 0.0});
            if (std::binary_search(on.begin(), on.end(), cabin))
                filled = 0;
        }
    }
}

std::uint32_t Horizon::toNextOpen(std::size_t cabin, std::size_t day) const {
    std::uint32_t ahead = 1;
    while (ahead < DaysOfWeek && isShut(m_input.cabins[cabin], m_parameters, day + ahead))
        ++ahead;
    return ahead;
}

/// The calendar's cabins and those left behind.
std::vector<std::size_t> Horizon::dueOn(std::size_t day) const {
    std::vector<std::size_t> cabins = m_foreseen.days[day];
    for (std::size_t c = 0; c < m_isLate.size(); ++c)
        if (m_isLate[c] != 0 && !isShut(m_input.cabins[c], m_parameters, day))
            cabins.push_back(c);
    std::sort(cabins.begin(), cabins.end());
    cabins.erase(std::unique(cabins.begin(), cabins.end()), cabins.end());
    return cabins;
}

std::vector<Pickup> Horizon::choicesOn(const CabinStock& stock, std::size_t day) {
    std::vector<std::size_t> cabins;
    for (std::size_t c = 0; c < m_input.cabins.size(); ++c) {
        const double share = static_cast<double>(m_age[c]) / m_plan.fills[c].intervalDays;
        if (!m_input.cabins[c].place || (share < WorthAVisit && !isLockedOn(m_input, c, day)))
            continue;
        if (!isShut(m_input.cabins[c], m_parameters, day))
            cabins.push_back(c);
        else if (m_age[c] >= m_plan.fills[c].intervalDays)
            m_plan.missed.push_back({c, static_cast<std::uint32_t>(day), RoutingLimit::Shut, "", 0.0});
    }
    std::vector<Pickup> pickups = stock.pickups(cabins, m_largest);
    for (Pickup& pickup : pickups) {
        const std::int64_t interval = m_plan.fills[pickup.cabin].intervalDays;
        const std::int64_t age = m_age[pickup.cabin];
        pickup.mustGo =
            age + toNextOpen(pickup.cabin, day) > interval || isLockedOn(m_input, pickup.cabin, day);
        if (!pickup.mustGo)
            pickup.prize = m_worth[pickup.cabin] * m_age[pickup.cabin] / interval;
    }
    return pickups;
}

void Horizon::book(std::uint32_t day, CabinStock& stock) {
    const CollectionDay& result = m_plan.days.back();
    std::vector<std::size_t>& taken = m_plan.calendar.days.emplace_back();
    std::vector<char> isMissed(result.pickups.size(), 0);
    for (const UnassignedStop& stop : result.routes.unassigned) {
        const Pickup& pickup = result.pickups[stop.stop.value()];
        isMissed[stop.stop.value()] = 1;
        if (pickup.mustGo)
            m_plan.missed.push_back(missedPickup(stop, pickup.cabin, day));
    }
    for (const Pickup& pickup : result.pickups)
        m_isLate[pickup.cabin] = 0;
    for (std::size_t row = 0; row < result.pickups.size(); ++row) {
        const Pickup& pickup = result.pickups[row];
        if (!result.problem) {
            m_plan.missed.push_back({pickup.cabin, day, RoutingLimit::NoDisposal, "", 0.0});
        } else if (isMissed[row] != 0) {
            m_isLate[pickup.cabin] = pickup.mustGo ? 1 : 0;
        } else {
            stock.take(pickup);
            m_plan.collected += pickup.mass;
            taken.push_back(pickup.cabin);
        }
    }
    // A cabin taken in parts is empty only when all of them are.
    std::erase_if(taken, [&](std::size_t cabin) { return m_isLate[cabin] != 0; });
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    for (const std::size_t cabin : taken)
        m_age[cabin] = 0;
    sum(result.routes);
}

void Horizon::sum(const RoutePlan& routes) {
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

} // namespace planner::detail
