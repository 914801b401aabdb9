#include "libplanner/collection/dispatch_day.h"

#include "libplanner/collection/day_solver.h"
#include "libplanner/collection/missed.h"
#include "libplanner/collection/visit_worth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace planner {

namespace {

/// A visit on the way is thought of from this share of the threshold on.
constexpr double WorthAVisit = 0.4;

class Dispatcher {
public:
    Dispatcher(const CollectionInput& input, const CollectionParameters& parameters,
               const std::vector<CabinState>& states)
        : m_input(input), m_parameters(parameters), m_states(states), m_fills(cabinFills(input, parameters)),
          m_worth(detail::visitWorths(input, parameters, m_fills)),
          m_largest(detail::largestTrucks(input, parameters)),
          m_margin(normalQuantile(1.0 - parameters.overflowProbability)) {}

    [[nodiscard]] std::vector<Pickup> pickups() const {
        std::vector<Pickup> result;
        for (std::size_t row = 0; row < m_states.size(); ++row) {
            if (!m_input.cabins[row].place || m_states[row].mass.count() <= 0)
                continue;
            if (isShut(m_input.cabins[row], m_parameters, 0))
                continue;
            const bool isDue = mustGo(row);
            const double share = fillOf(row) / m_parameters.threshold;
            if (!isDue && !m_states[row].isOnCalendar && share < WorthAVisit)
                continue;
            add(result, row, isDue, std::min(1.0, share));
        }
        return result;
    }

    [[nodiscard]] std::vector<LeftCabin> leftOut(const CollectionDay& day) const {
        std::vector<LeftCabin> result;
        std::vector<char> isEmptied(m_states.size(), 0);
        std::vector<const UnassignedStop*> missed(m_states.size(), nullptr);
        for (const Pickup& pickup : day.pickups)
            isEmptied[pickup.cabin] = 1;
        for (const UnassignedStop& stop : day.routes.unassigned)
            missed[day.pickups[stop.stop.value()].cabin] = &stop;
        for (std::size_t row = 0; row < m_states.size(); ++row) {
            if (isEmptied[row] != 0 && missed[row] == nullptr && day.problem)
                continue;
            LeftCabin left{
                row, LeftReason::NotDue, {row, 0, RoutingLimit::None, "", 0.0}, fillOf(row), daysLeft(row)};
            if (!m_input.cabins[row].place) {
                left.reason = LeftReason::Limit;
                left.limit.limit = RoutingLimit::Unreachable;
            } else if (mustGo(row) && isShut(m_input.cabins[row], m_parameters, 0)) {
                left.reason = LeftReason::Limit;
                left.limit.limit = RoutingLimit::Shut;
            } else if (missed[row] != nullptr) {
                left.reason = mustGo(row) ? LeftReason::Limit : LeftReason::NotWorthIt;
                left.limit = detail::missedPickup(*missed[row], row, 0);
            } else if (mustGo(row) && !day.problem && isEmptied[row] != 0) {
                left.reason = LeftReason::Limit;
                left.limit.limit = RoutingLimit::NoDisposal;
            }
            result.push_back(std::move(left));
        }
        return result;
    }

private:
    [[nodiscard]] double room(std::size_t row) const {
        return std::max(1.0, static_cast<double>(m_input.cabins[row].volume.count()));
    }
    [[nodiscard]] double fillOf(std::size_t row) const {
        return static_cast<double>(m_states[row].volume.count()) / room(row);
    }
    [[nodiscard]] double daysLeft(std::size_t row) const {
        const auto rate = static_cast<double>(m_fills[row].volume.count());
        const double left = room(row) - static_cast<double>(m_states[row].volume.count());
        return rate > 0.0 ? std::max(0.0, left / rate) : std::numeric_limits<double>::infinity();
    }
    [[nodiscard]] bool mustGo(std::size_t row) const {
        if (fillOf(row) >= m_parameters.threshold || isLockedOn(m_input, row, 0))
            return true;
        const double days = m_states[row].daysToNext;
        const double coming = static_cast<double>(m_fills[row].volume.count()) *
                              (days + m_margin * m_parameters.dailyVariation * std::sqrt(days));
        return static_cast<double>(m_states[row].volume.count()) + coming > room(row);
    }

    /// One stop, or several alike where the load is more than a truck takes.
    void add(std::vector<Pickup>& result, std::size_t row, bool isDue, double share) const {
        const std::int64_t mass = m_states[row].mass.count();
        const std::int64_t volume = m_states[row].volume.count();
        const auto parts = std::max<std::int64_t>(
            {1, (mass - 1) / std::max<std::int64_t>(1, m_largest[row].mass.count()) + 1,
             volume <= 0 ? 1 : (volume - 1) / std::max<std::int64_t>(1, m_largest[row].volume.count()) + 1});
        for (std::int64_t part = 0; part < parts; ++part) {
            Pickup pickup;
            pickup.cabin = row;
            pickup.mass = Mass{mass * (part + 1) / parts - mass * part / parts};
            pickup.volume = Volume{volume * (part + 1) / parts - volume * part / parts};
            pickup.mustGo = isDue;
            if (!isDue)
                pickup.prize = static_cast<std::int64_t>(static_cast<double>(m_worth[row]) * share);
            result.push_back(pickup);
        }
    }

    const CollectionInput& m_input;
    const CollectionParameters& m_parameters;
    const std::vector<CabinState>& m_states;
    std::vector<CabinFill> m_fills;
    std::vector<std::int64_t> m_worth;
    std::vector<detail::LargestTruck> m_largest; ///< by cabin
    double m_margin;
};

} // namespace

DispatchDay dispatchDay(const CollectionInput& input, const CollectionParameters& parameters,
                        const std::vector<CabinState>& states, const RoutingOptions& options,
                        std::stop_token stop, const ProgressFunction& progress) {
    const Dispatcher dispatcher(input, parameters, states);
    detail::DaySolver solver(input, parameters, options, false, std::move(stop), progress);
    const std::vector<Pickup> pickups = dispatcher.pickups();
    solver.expectVisits(pickups.size());
    DispatchDay result;
    result.day = solver.solve(0, pickups);
    result.left = dispatcher.leftOut(result.day);
    return result;
}

} // namespace planner
