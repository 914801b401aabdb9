#include "libplanner/routing/schedule.h"

#include <algorithm>

namespace planner::detail {

namespace {

/// One walk from a given departure; the break is taken as late as allowed, or where waiting makes it free.
class Walk {
public:
    Walk(const SearchModel& model, std::size_t type, std::span<const ScheduleStep> steps)
        : m_problem(model.problem()), m_type(m_problem.vehicleTypes()[type]), m_model(model), m_steps(steps) {
    }

    ScheduleResult run(std::int64_t departure, std::span<ScheduleTimes> times) {
        m_result = {};
        m_restTaken = !m_type.rest.has_value();
        std::int64_t clock = departure;
        m_result.start = departure;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            ScheduleTimes now;
            now.arrive = clock;
            if (i > 0) {
                now.arrive = arrival(clock, m_steps[i - 1].place, m_steps[i].place);
                if (now.arrive >= Impossible)
                    return fail(ScheduleFailure::Unreachable, i, 0);
            }
            if (!serve(m_steps[i], i, now))
                return m_result;
            clock = std::max(now.leave, m_steps[i].release);
            if (i == 0)
                m_result.start = clock;
            now.leave = clock;
            if (!times.empty())
                times[i] = now;
        }
        m_result.finish = clock;
        if (clock > m_type.latest.count())
            return fail(ScheduleFailure::Latest, m_steps.size() - 1, clock - m_type.latest.count());
        return m_result;
    }

private:
    ScheduleResult fail(ScheduleFailure failure, std::size_t step, std::int64_t amount) {
        m_result.failure = failure;
        m_result.failedStep = step;
        m_result.amount = amount;
        return m_result;
    }

    /// Earliest arrival when free to leave at `ready`; waits for a later period where that is faster.
    [[nodiscard]] std::int64_t arrival(std::int64_t ready, std::uint32_t from, std::uint32_t to) const {
        if (from == m_model.anywhere || to == m_model.anywhere || from == to)
            return ready;
        const std::vector<Duration>& periods = m_problem.data().periods;
        std::int64_t best = Impossible;
        for (std::size_t p = m_problem.periodOf(Duration{ready}); p < periods.size(); ++p) {
            const std::int64_t leave = std::max(ready, periods[p].count());
            if (leave >= best)
                break;
            const TravelMatrix& table = m_problem.table(m_type.profile, p);
            const PlaceIndex a{std::size_t{from}};
            const PlaceIndex b{std::size_t{to}};
            if (table.isReachable(a, b))
                best = std::min(best, leave + table.duration(a, b).count());
        }
        return best;
    }

    /// First moment from `ready` on at which a service may begin; Impossible when all windows are over.
    [[nodiscard]] static std::int64_t opening(const ScheduleStep& step, std::int64_t ready) {
        if (step.windows == nullptr || step.windows->empty())
            return ready;
        for (const TimeWindow& window : *step.windows)
            if (ready <= window.until.count())
                return std::max(ready, window.from.count());
        return Impossible;
    }

    bool serve(const ScheduleStep& step, std::size_t index, ScheduleTimes& now) {
        now.begin = opening(step, now.arrive);
        const bool isEnd = index + 1 == m_steps.size();
        if (!m_restTaken && mustRest(step, now, isEnd)) {
            const std::int64_t from = m_type.rest->from.count();
            const std::int64_t rested = std::max(now.arrive, from) + m_type.rest->length.count();
            now.rest = m_type.rest->length.count();
            now.begin = opening(step, rested);
            m_restTaken = true;
        }
        if (now.begin >= Impossible) {
            fail(ScheduleFailure::Window, index, now.arrive - step.windows->back().until.count());
            return false;
        }
        now.leave = now.begin + step.service;
        return true;
    }

    /// Whether the break is to be taken before this service: it cannot wait, or waiting makes it free.
    [[nodiscard]] bool mustRest(const ScheduleStep& step, const ScheduleTimes& now, bool isEnd) const {
        const DriverBreak& rest = *m_type.rest;
        if (now.begin >= Impossible)
            return false;
        const std::int64_t leave = now.begin + step.service;
        if (isEnd)
            return now.arrive > rest.from.count();
        if (leave > rest.until.count())
            return true;
        return now.begin >= std::max(now.arrive, rest.from.count()) + rest.length.count();
    }

    const RoutingProblem& m_problem;
    const VehicleType& m_type;
    const SearchModel& m_model;
    std::span<const ScheduleStep> m_steps;
    ScheduleResult m_result;
    bool m_restTaken = false;
};

} // namespace

ScheduleResult scheduleRoute(const SearchModel& model, std::size_t type, std::span<const ScheduleStep> steps,
                             std::span<ScheduleTimes> times) {
    Walk walk(model, type, steps);
    const VehicleType& vehicle = model.problem().vehicleTypes()[type];
    ScheduleResult best = walk.run(vehicle.earliest.count(), times);
    const bool isDurationFree = vehicle.maxDuration >= LatestTime && vehicle.costPerDuration == 0;
    if (!best.isFeasible() || (isDurationFree && times.empty()))
        return best;
    // The return is monotone in the departure: leave as late as the earliest return allows.
    std::int64_t low = best.start;
    std::int64_t high = best.finish;
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        const ScheduleResult later = walk.run(middle, {});
        if (later.isFeasible() && later.finish <= best.finish)
            low = middle;
        else
            high = middle - 1;
    }
    best = walk.run(low, times);
    if (best.duration() > vehicle.maxDuration.count()) {
        best.failure = ScheduleFailure::Duration;
        best.amount = best.duration() - vehicle.maxDuration.count();
        best.failedStep = steps.size() - 1;
    }
    return best;
}

bool canBeDriven(const SearchModel& model, std::size_t type, std::span<const ScheduleStep> steps) {
    Walk walk(model, type, steps);
    const VehicleType& vehicle = model.problem().vehicleTypes()[type];
    const ScheduleResult first = walk.run(vehicle.earliest.count(), {});
    if (!first.isFeasible() || first.duration() <= vehicle.maxDuration.count())
        return first.isFeasible();
    // Leaving just late enough must still bring it home at the earliest time.
    const ScheduleResult later = walk.run(first.finish - vehicle.maxDuration.count(), {});
    return later.isFeasible() && later.finish <= first.finish;
}

} // namespace planner::detail
