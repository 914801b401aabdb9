#include "libplanner/collection/calendar_choices.h"
#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace planner {

namespace {

constexpr std::int64_t Far = std::int64_t{1} << 60;

/// Chooses for every cabin the days it is emptied on.
///
/// A visit costs what the detour from its two nearest neighbours of that day is worth, its part of the way to
/// the centre, plus the growth of the square of that day's work, so that work spreads. Improved cabin by
/// cabin until nothing changes.
class CalendarMaker {
public:
    CalendarMaker(const CollectionInput& input, const std::vector<CabinFill>& fills, std::uint32_t days,
                  bool isWeekly, const CollectionParameters& parameters)
        : m_input(input), m_fills(fills), m_days(days), m_isWeekly(isWeekly), m_parameters(parameters),
          m_truck(detail::largestTruck(input, parameters)), m_choice(input.cabins.size()), m_onDay(days),
          m_work(days, 0) {
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

    /// Cabins whose days of another calendar still hold keep them; the others are fitted in.
    [[nodiscard]] CollectionCalendar extend(const std::vector<std::optional<detail::CalendarChoice>>& kept) {
        std::vector<std::size_t> open;
        for (const std::size_t cabin : m_order) {
            if (kept[cabin] && holds(*kept[cabin], m_fills[cabin].intervalDays) &&
                *kept[cabin] == adapted(cabin, *kept[cabin]))
                put(cabin, *kept[cabin]);
            else
                open.push_back(cabin);
        }
        for (const std::size_t cabin : open)
            choose(cabin);
        return finish();
    }

    [[nodiscard]] CollectionCalendar make() {
        for (const std::size_t cabin : m_order)
            choose(cabin);
        for (int pass = 0; pass < MostPasses; ++pass) {
            bool isChanged = false;
            for (const std::size_t cabin : m_order) {
                const detail::CalendarChoice before = m_choice[cabin];
                remove(cabin);
                choose(cabin);
                isChanged = isChanged || before != m_choice[cabin];
            }
            if (!isChanged)
                break;
        }
        return finish();
    }

private:
    static constexpr int MostPasses = 6;

    static bool holds(const detail::CalendarChoice& choice, std::uint32_t interval) {
        return !choice.visits.empty() &&
               std::all_of(choice.visits.begin(), choice.visits.end(),
                           [interval](const detail::CalendarVisit& visit) { return visit.gap <= interval; });
    }

    [[nodiscard]] CollectionCalendar finish() {
        CollectionCalendar calendar;
        for (std::vector<std::size_t>& day : m_onDay)
            std::sort(day.begin(), day.end());
        calendar.days = std::move(m_onDay);
        for (const detail::CalendarChoice& choice : m_choice)
            calendar.daysFilled.push_back(choice.daysFilled);
        return calendar;
    }

    /// Share of a truck, in millionths, that a round of the cabin fills after so many days.
    [[nodiscard]] std::int64_t workOf(std::size_t cabin, std::uint32_t gap) const {
        const CabinFill& fill = m_fills[cabin];
        const auto days = static_cast<std::int64_t>(gap);
        return std::max(
            fill.volume.count() * days * 1'000'000 / std::max<std::int64_t>(1, m_truck.volume.count()),
            fill.mass.count() * days * 1'000'000 / std::max<std::int64_t>(1, m_truck.mass.count()));
    }

    void setScales() {
        std::int64_t sum = 0;
        m_toCentre.assign(m_input.cabins.size(), 0);
        for (const std::size_t cabin : m_order) {
            m_toCentre[cabin] = toCentre(cabin);
            sum += m_toCentre[cabin];
            m_target += workOf(cabin, 1);
        }
        m_target = std::max<std::int64_t>(1, m_target);
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
        std::int64_t first = m_toCentre[cabin];
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

    /// The part of the way to the centre and back of a load that leaves no room for another like it.
    [[nodiscard]] std::int64_t haul(std::size_t cabin, std::int64_t work) const {
        const std::int64_t stops = std::max<std::int64_t>(1, 1'000'000 / std::max<std::int64_t>(1, work));
        return 2 * m_toCentre[cabin] / stops;
    }

    /// By day covered: a late beginning that saves a round in this horizon only pushes it into the next.
    [[nodiscard]] std::int64_t costOf(std::size_t cabin, const detail::CalendarChoice& choice) const {
        std::int64_t cost = 0;
        std::int64_t covered = 0;
        for (const detail::CalendarVisit& visit : choice.visits) {
            const std::int64_t work = workOf(cabin, visit.gap);
            const double crowd =
                static_cast<double>(2 * m_work[visit.day] + work) / static_cast<double>(m_target);
            const double share = static_cast<double>(work) / 1e6;
            cost += m_detours[visit.day] + haul(cabin, work) +
                    static_cast<std::int64_t>(crowd * share * static_cast<double>(m_tripLength));
            covered += visit.gap;
        }
        return covered == 0 ? Far : cost / covered;
    }

    void choose(std::size_t cabin) {
        m_detours.resize(m_days);
        for (std::size_t day = 0; day < m_days; ++day)
            m_detours[day] = detour(cabin, day);
        detail::CalendarChoice best;
        std::pair<std::uint32_t, std::int64_t> bestCost{std::numeric_limits<std::uint32_t>::max(), Far};
        for (const detail::CalendarChoice& plain : choicesOf(cabin)) {
            detail::CalendarChoice choice = adapted(cabin, plain);
            const std::pair cost(lateDays(choice, m_fills[cabin].intervalDays), costOf(cabin, choice));
            if (cost < bestCost) {
                bestCost = cost;
                best = std::move(choice);
            }
        }
        put(cabin, std::move(best));
    }

    void put(std::size_t cabin, detail::CalendarChoice choice) {
        for (const detail::CalendarVisit& visit : choice.visits) {
            m_onDay[visit.day].push_back(cabin);
            m_work[visit.day] += workOf(cabin, visit.gap);
        }
        m_choice[cabin] = std::move(choice);
    }

    [[nodiscard]] std::vector<detail::CalendarChoice> choicesOf(std::size_t cabin) const {
        return m_isWeekly ? detail::weekdayChoices(m_fills[cabin].intervalDays)
                          : detail::periodChoices(m_fills[cabin].roundDays, m_days);
    }

    /// The choice where the gate is open: rounds of a day it is shut on are driven on the day before, and
    /// days a person wants are added.
    [[nodiscard]] detail::CalendarChoice adapted(std::size_t cabin,
                                                 const detail::CalendarChoice& choice) const {
        const CollectionCabin& row = m_input.cabins[cabin];
        if (!row.hours && m_input.locks.empty())
            return choice;
        std::vector<char> isOn(m_days, 0);
        for (const detail::CalendarVisit& visit : choice.visits)
            for (std::uint32_t back = 0; back < detail::DaysOfWeek; ++back) {
                if (!m_isWeekly && back > visit.day)
                    break;
                const std::uint32_t day = (visit.day + m_days - back) % m_days;
                if (isShut(row, m_parameters, day))
                    continue;
                isOn[day] = 1;
                break;
            }
        for (const CollectionLock& lock : m_input.locks)
            if (lock.cabin == cabin && lock.day && (m_isWeekly || *lock.day < m_days))
                isOn[*lock.day % m_days] = 1;
        return detail::choiceOn(isOn, choice.daysFilled, m_isWeekly);
    }

    /// By how many days its rounds are too late, in all; a calendar made for a cabin has none unless its gate
    /// is shut.
    static std::uint32_t lateDays(const detail::CalendarChoice& choice, std::uint32_t interval) {
        std::uint32_t late = choice.visits.empty() ? std::numeric_limits<std::uint32_t>::max() / 2 : 0;
        for (const detail::CalendarVisit& visit : choice.visits)
            late += visit.gap > interval ? visit.gap - interval : 0;
        return late;
    }

    void remove(std::size_t cabin) {
        for (const detail::CalendarVisit& visit : m_choice[cabin].visits) {
            std::erase(m_onDay[visit.day], cabin);
            m_work[visit.day] -= workOf(cabin, visit.gap);
        }
    }

    const CollectionInput& m_input;
    const std::vector<CabinFill>& m_fills;
    std::uint32_t m_days;
    bool m_isWeekly;
    const CollectionParameters& m_parameters;
    detail::LargestTruck m_truck;
    std::vector<std::size_t> m_order;
    std::vector<std::int64_t> m_toCentre;
    std::vector<std::int64_t> m_detours; ///< of the cabin being chosen for, by day
    std::vector<detail::CalendarChoice> m_choice;
    std::vector<std::vector<std::size_t>> m_onDay;
    std::vector<std::int64_t> m_work;
    std::int64_t m_target = 0; ///< work of a day when it is spread evenly
    std::int64_t m_tripLength = 1;
};

/// Weeks are alike: one, repeated over the horizon.
CollectionCalendar repeated(CollectionCalendar week, std::uint32_t days) {
    CollectionCalendar calendar;
    calendar.daysFilled = std::move(week.daysFilled);
    for (std::size_t day = 0; day < days; ++day)
        calendar.days.push_back(week.days[day % detail::DaysOfWeek]);
    return calendar;
}

} // namespace

CollectionCalendar extendedCalendar(const CollectionInput& input, const std::vector<CabinFill>& fills,
                                    const CollectionParameters& parameters, const CollectionCalendar& kept) {
    const bool isWeekly =
        parameters.rhythm == CollectionRhythm::Weekdays && parameters.days >= detail::DaysOfWeek;
    const std::uint32_t days = isWeekly ? detail::DaysOfWeek : parameters.days;
    std::vector<std::optional<detail::CalendarChoice>> choices(input.cabins.size());
    std::vector<std::uint32_t> filled = kept.daysFilled;
    for (std::uint32_t day = 0; day < days; ++day) {
        for (std::uint32_t& age : filled)
            ++age;
        for (const std::size_t cabin : kept.days[day]) {
            detail::CalendarChoice& choice = choices[cabin] ? *choices[cabin] : choices[cabin].emplace();
            choice.daysFilled = kept.daysFilled[cabin];
            choice.visits.push_back({day, filled[cabin]});
            filled[cabin] = 0;
        }
    }
    CollectionCalendar calendar = CalendarMaker(input, fills, days, isWeekly, parameters).extend(choices);
    return isWeekly ? repeated(std::move(calendar), parameters.days) : calendar;
}

CollectionCalendar collectionCalendar(const CollectionInput& input, const std::vector<CabinFill>& fills,
                                      const CollectionParameters& parameters) {
    const bool isWeekly = parameters.rhythm == CollectionRhythm::Weekdays;
    CollectionCalendar calendar =
        CalendarMaker(input, fills, isWeekly ? detail::DaysOfWeek : parameters.days, isWeekly, parameters)
            .make();
    return isWeekly ? repeated(std::move(calendar), parameters.days) : calendar;
}

} // namespace planner
