#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace planner {

namespace {

/// Chooses for every cabin the first day it is emptied on; further rounds follow at its interval.
///
/// A day's cost of a cabin: what the detour from its two nearest neighbours of that day is worth, plus the
/// growth of the square of that day's work, so that work spreads. Improved cabin by cabin until nothing
/// changes.
class CalendarMaker {
public:
    CalendarMaker(const CollectionInput& input, const std::vector<CabinFill>& fills,
                  const CollectionParameters& parameters)
        : m_input(input), m_fills(fills), m_days(parameters.days),
          m_truck(detail::largestTruck(input, parameters)), m_first(input.cabins.size(), 0),
          m_onDay(parameters.days), m_work(parameters.days, 0) {
        for (std::size_t c = 0; c < input.cabins.size(); ++c)
            if (input.cabins[c].place && fills[c].mass.count() > 0)
                m_order.push_back(c);
        // Those that leave least choice first; then by position, so that input order does not matter.
        std::sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            const Point& left = input.cabins[a].at;
            const Point& right = input.cabins[b].at;
            return std::tuple(fills[a].roundDays, left.x, left.y, a) <
                   std::tuple(fills[b].roundDays, right.x, right.y, b);
        });
        setScales();
    }

    [[nodiscard]] std::vector<std::vector<std::size_t>> make() {
        for (const std::size_t cabin : m_order)
            choose(cabin);
        for (int pass = 0; pass < MostPasses; ++pass) {
            bool isChanged = false;
            for (const std::size_t cabin : m_order) {
                const std::uint32_t before = m_first[cabin];
                remove(cabin);
                choose(cabin);
                isChanged = isChanged || before != m_first[cabin];
            }
            if (!isChanged)
                break;
        }
        for (std::vector<std::size_t>& day : m_onDay)
            std::sort(day.begin(), day.end());
        return std::move(m_onDay);
    }

private:
    static constexpr int MostPasses = 6;

    /// Share of a truck, in millionths, that one round of the cabin fills.
    [[nodiscard]] std::int64_t workOf(std::size_t cabin) const {
        const CabinFill& fill = m_fills[cabin];
        const auto days = static_cast<std::int64_t>(fill.roundDays);
        return std::max(
            fill.volume.count() * days * 1'000'000 / std::max<std::int64_t>(1, m_truck.volume.count()),
            fill.mass.count() * days * 1'000'000 / std::max<std::int64_t>(1, m_truck.mass.count()));
    }

    void setScales() {
        for (const std::size_t cabin : m_order) {
            const auto visits = static_cast<std::int64_t>(m_days) / m_fills[cabin].roundDays;
            m_target += workOf(cabin) * std::max<std::int64_t>(1, visits);
        }
        m_target = std::max<std::int64_t>(1, m_target / std::max(1U, m_days));
        std::int64_t sum = 0;
        for (const std::size_t cabin : m_order)
            sum += toCentre(cabin);
        if (!m_order.empty())
            m_tripLength = std::max<std::int64_t>(1, 2 * sum / static_cast<std::int64_t>(m_order.size()));
    }

    [[nodiscard]] std::int64_t toCentre(std::size_t cabin) const {
        std::int64_t nearest = Far;
        for (const CollectionCentre& centre : m_input.centres)
            if (m_input.tables.front()->isReachable(*m_input.cabins[cabin].place, centre.place))
                nearest = std::min(
                    nearest,
                    m_input.tables.front()->distance(*m_input.cabins[cabin].place, centre.place).count());
        return nearest == Far ? 0 : nearest;
    }

    /// Estimated detour to the cabin on a day: mean way to its two nearest cabins there, at most the way out
    /// and back from a centre.
    [[nodiscard]] std::int64_t detour(std::size_t cabin, std::size_t day) const {
        std::int64_t first = toCentre(cabin);
        std::int64_t second = first;
        const TravelMatrix& table = *m_input.tables.front();
        for (const std::size_t other : m_onDay[day]) {
            if (other == cabin ||
                !table.isReachable(*m_input.cabins[cabin].place, *m_input.cabins[other].place))
                continue;
            const std::int64_t way =
                table.distance(*m_input.cabins[cabin].place, *m_input.cabins[other].place).count();
            if (way < first) {
                second = first;
                first = way;
            } else {
                second = std::min(second, way);
            }
        }
        return first + second;
    }

    [[nodiscard]] std::int64_t costOf(std::size_t cabin, std::uint32_t firstDay) const {
        std::int64_t cost = 0;
        std::int64_t visits = 0;
        const std::int64_t work = workOf(cabin);
        for (std::size_t day = firstDay; day < m_days; day += m_fills[cabin].roundDays, ++visits) {
            const double crowd = static_cast<double>(2 * m_work[day] + work) / static_cast<double>(m_target);
            const double share = static_cast<double>(work) / 1e6;
            cost += detour(cabin, day) +
                    static_cast<std::int64_t>(crowd * share * static_cast<double>(m_tripLength));
        }
        // Per visit: a late beginning that saves a round in this horizon only pushes it into the next.
        return visits == 0 ? Far : cost / visits;
    }

    void choose(std::size_t cabin) {
        const std::uint32_t choices = std::min(m_fills[cabin].roundDays, m_days);
        std::uint32_t best = 0;
        std::int64_t bestCost = Far;
        for (std::uint32_t first = 0; first < choices; ++first) {
            const std::int64_t cost = costOf(cabin, first);
            if (cost < bestCost) {
                best = first;
                bestCost = cost;
            }
        }
        m_first[cabin] = best;
        for (std::size_t day = best; day < m_days; day += m_fills[cabin].roundDays) {
            m_onDay[day].push_back(cabin);
            m_work[day] += workOf(cabin);
        }
    }

    void remove(std::size_t cabin) {
        for (std::size_t day = m_first[cabin]; day < m_days; day += m_fills[cabin].roundDays) {
            std::erase(m_onDay[day], cabin);
            m_work[day] -= workOf(cabin);
        }
    }

    static constexpr std::int64_t Far = std::int64_t{1} << 60;
    const CollectionInput& m_input;
    const std::vector<CabinFill>& m_fills;
    std::uint32_t m_days;
    detail::LargestTruck m_truck;
    std::vector<std::size_t> m_order;
    std::vector<std::uint32_t> m_first;
    std::vector<std::vector<std::size_t>> m_onDay;
    std::vector<std::int64_t> m_work;
    std::int64_t m_target = 0;
    std::int64_t m_tripLength = 1;
};

} // namespace

std::vector<std::vector<std::size_t>> collectionCalendar(const CollectionInput& input,
                                                         const std::vector<CabinFill>& fills,
                                                         const CollectionParameters& parameters) {
    return CalendarMaker(input, fills, parameters).make();
}

} // namespace planner
