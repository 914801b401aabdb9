#include "libplanner/planning/dispatch.h"

#include "libplanner/planning/collection_amounts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planner {

namespace {

/// On which days the plan empties each cabin.
class Rounds {
public:
    Rounds(const Plan& plan, std::uint32_t days) : m_days(std::max(1U, days)), m_on(plan.cabins.size()) {
        for (std::vector<bool>& days_ : m_on)
            days_.assign(m_days, false);
        for (const PlannedRoute& route : plan.routes)
            for (const PlannedStop& stop : route.stops)
                if (stop.cabin && route.day < m_days)
                    m_on[stop.cabin->value()][route.day] = true;
    }

    [[nodiscard]] bool isOn(std::size_t cabin, std::uint32_t day) const { return m_on[cabin][day % m_days]; }
    /// Days from `day` to the next round after it; the horizon repeats. Empty: never.
    [[nodiscard]] std::optional<std::uint32_t> toNext(std::size_t cabin, std::uint32_t day) const {
        for (std::uint32_t ahead = 1; ahead <= m_days; ++ahead)
            if (isOn(cabin, day + ahead))
                return ahead;
        return std::nullopt;
    }
    /// Days' yield that has come by the morning of `day`, as the plan foresees.
    [[nodiscard]] std::uint32_t filled(std::size_t cabin, std::uint32_t day) const {
        std::uint32_t since = 1;
        while (since < m_days && !isOn(cabin, day + m_days - since % m_days))
            ++since;
        return since;
    }

private:
    std::uint32_t m_days;
    std::vector<std::vector<bool>> m_on;
};

/// What stands in one row of the model.
CabinState stateOf(const CollectionInput& input, std::size_t row, const CabinStockNote* note, double share,
                   std::uint32_t filled) {
    const CollectionCabin& cabin = input.cabins[row];
    Mass perDay;
    Volume volumePerDay;
    for (std::size_t s = 0; s < cabin.rates.size(); ++s) {
        perDay += Mass{cabin.rates[s].count()};
        volumePerDay += Volume{
            std::llround(static_cast<double>(cabin.rates[s].count()) / input.streams[s].density * 1e3)};
    }
    const double density = // g a ml
        volumePerDay.count() > 0
            ? static_cast<double>(perDay.count()) / static_cast<double>(volumePerDay.count())
            : input.streams.front().density / 1e3;
    CabinState state;
    if (note == nullptr) {
        state.mass = perDay * filled;
        state.volume = volumePerDay * filled;
    } else if (note->mass) {
        state.mass = scaled(*note->mass, share);
        state.volume = Volume{std::llround(static_cast<double>(state.mass.count()) / density)};
    } else {
        state.volume = scaled(cabin.volume, note->fullness.value_or(0.0));
        state.mass = Mass{std::llround(static_cast<double>(state.volume.count()) * density)};
    }
    return state;
}

std::vector<CabinState> statesOf(const Plan& plan, const RoundsModel& model, std::uint32_t day,
                                 const std::vector<CabinStockNote>& notes) {
    std::vector<const CabinStockNote*> noteOf(plan.cabins.size(), nullptr);
    for (const CabinStockNote& note : notes)
        noteOf[note.cabin.value()] = &note;
    std::vector<double> units(plan.cabins.size(), 0.0);
    for (const CabinIndex cabin : model.rows.cabins)
        units[cabin.value()] += 1.0;
    const Rounds rounds(plan, model.parameters.days);
    std::vector<CabinState> states;
    for (std::size_t row = 0; row < model.input.cabins.size(); ++row) {
        const std::size_t cabin = model.rows.cabins[row].value();
        states.push_back(
            stateOf(model.input, row, noteOf[cabin], 1.0 / units[cabin], rounds.filled(cabin, day)));
        states.back().isOnCalendar = rounds.isOn(cabin, day);
        states.back().daysToNext = rounds.toNext(cabin, day).value_or(model.parameters.days);
    }
    return states;
}

std::vector<LeftOutCabin> leftOut(const Plan& plan, const RoundsModel& model, std::uint32_t day,
                                  const std::vector<LeftCabin>& left) {
    const Rounds rounds(plan, model.parameters.days);
    std::vector<LeftOutCabin> result;
    for (const LeftCabin& row : left) {
        const CabinIndex cabin = model.rows.cabins[row.cabin];
        const std::optional<std::uint32_t> ahead = rounds.toNext(cabin.value(), day);
        // Units side by side are told once, the fullest of them.
        if (!result.empty() && result.back().cabin == cabin) {
            result.back().fill = std::max(result.back().fill, row.fill);
            result.back().daysLeft = std::min(result.back().daysLeft, row.daysLeft);
            result.back().reason = std::max(result.back().reason, row.reason);
            continue;
        }
        LeftOutCabin entry;
        entry.cabin = cabin;
        entry.reason = row.reason;
        entry.limit = {cabin, day, limitCode(row.limit), amountText(row.limit)};
        entry.fill = row.fill;
        entry.daysLeft = row.daysLeft;
        if (ahead)
            entry.nextDay = day + *ahead;
        result.push_back(std::move(entry));
    }
    return result;
}

/// The model as of one day: that day is day 0, and only its locks are left.
void beginOn(RoundsModel& model, std::uint32_t day) {
    const bool isWeekly = model.parameters.rhythm == CollectionRhythm::Weekdays;
    std::vector<CollectionLock> today;
    for (CollectionLock lock : model.input.locks) {
        if (lock.day && *lock.day != day && !(isWeekly && *lock.day % 7 == day % 7))
            continue;
        if (lock.day)
            lock.day = 0;
        today.push_back(lock);
    }
    model.input.locks = std::move(today);
    model.parameters.firstWeekday = weekdayOf(model.parameters, day);
}

} // namespace

DispatchResult dispatch(const Plan& plan, const Parameters& parameters, std::uint32_t day,
                        const std::vector<CabinStockNote>& notes, const PlanOptions& options,
                        std::stop_token stop, const ProgressFunction& progress) {
    RoundsModel model = makeRoundsModel(plan, parameters);
    addTruckTables(model, *plan.city, parameters, options.threads, stop, progress);
    const std::vector<CabinState> states = statesOf(plan, model, day, notes);
    beginOn(model, day);
    RoutingOptions routing;
    routing.seed = plan.scenario.seed;
    routing.budget = options.budget;
    DispatchDay today = dispatchDay(model.input, model.parameters, states, routing, stop, progress);
    DispatchResult result;
    result.warnings = model.warnings;
    result.status = today.day.routes.status;
    result.left = leftOut(plan, model, day, today.left);
    result.stock.resize(plan.cabins.size());
    for (std::size_t row = 0; row < states.size(); ++row)
        result.stock[model.rows.cabins[row].value()] += states[row].mass;
    CollectionPlan rounds;
    rounds.days.resize(day + 1);
    rounds.days[day] = std::move(today.day);
    result.rounds = plannedRounds(rounds, model, plan);
    return result;
}

} // namespace planner
