#include "libplanner/routing/explain.h"

#include <algorithm>
#include <tuple>

namespace planner::detail {

namespace {

/// One try of one stop alone on an empty truck; a later `stage` came nearer to serving it.
struct Attempt {
    int stage = -1;
    RoutingLimit limit = RoutingLimit::TypeNotAllowed;
    std::size_t dimension = 0;
    std::int64_t amount = 0;

    [[nodiscard]] bool isBetterThan(const Attempt& other) const {
        return std::tuple(-stage, amount) < std::tuple(-other.stage, other.amount);
    }
};

class Explainer {
public:
    explicit Explainer(const Tour& tour)
        : m_tour(tour), m_model(tour.model()), m_problem(m_model.problem()) {}

    [[nodiscard]] Attempt explain(Visit client) {
        Attempt best;
        for (std::size_t t = 0; t < m_model.types.size(); ++t) {
            const Attempt attempt = tryType(client, t);
            if (attempt.isBetterThan(best))
                best = attempt;
        }
        return best;
    }

private:
    [[nodiscard]] Attempt tryType(Visit client, std::size_t t) {
        const ModelType& type = m_model.types[t];
        if (!m_model.allows(client, static_cast<std::int32_t>(t)))
            return {0, RoutingLimit::TypeNotAllowed, 0, 0};
        const std::span<const std::int64_t> load = m_model.loadOf(client);
        const std::span<const std::int64_t> capacity = m_model.capacityOf(static_cast<std::int32_t>(t));
        for (std::size_t d = 0; d < load.size(); ++d)
            if (load[d] > capacity[d])
                return {2, RoutingLimit::Capacity, d, load[d] - capacity[d]};
        if (!type.endsEmpty)
            return tryRoute(client, t, -1);
        if (type.disposals.empty())
            return {1, RoutingLimit::NoDisposal, 0, 0};
        Attempt best;
        for (const std::uint32_t centre : type.disposals) {
            const Attempt attempt = tryRoute(client, t, static_cast<std::int32_t>(centre));
            if (attempt.isBetterThan(best))
                best = attempt;
        }
        return best;
    }

    [[nodiscard]] Attempt tryRoute(Visit client, std::size_t t, std::int32_t centre) {
        const ModelType& type = m_model.types[t];
        const RoutingStop& stop = m_problem.stops()[static_cast<std::size_t>(client)];
        m_steps.clear();
        m_steps.push_back({type.startPlace, 0, nullptr, stop.release.count()});
        m_steps.push_back({stop.place.value(), stop.service.count(), &stop.windows, 0});
        if (centre >= 0) {
            const DisposalCentre& disposal = m_problem.disposals()[static_cast<std::size_t>(centre)];
            m_steps.push_back({disposal.place.value(), disposal.unloading.count(), &disposal.hours, 0});
        }
        m_steps.push_back({type.endPlace, 0, nullptr, 0});
        std::int64_t length = 0;
        for (std::size_t i = 1; i < m_steps.size(); ++i)
            length += m_model.distance(type.profile, m_steps[i - 1].place, m_steps[i].place);
        if (length >= Impossible)
            return {1, RoutingLimit::Unreachable, 0, 0};
        const ScheduleResult schedule = scheduleRoute(m_model, t, m_steps, {});
        switch (schedule.failure) {
        case ScheduleFailure::Unreachable: // the way exists, but in none of the periods left
            return {3, RoutingLimit::Banned, 0, 0};
        case ScheduleFailure::Window:
            if (schedule.failedStep == 2 && centre >= 0)
                return {4, RoutingLimit::CentreHours, 0, schedule.amount};
            return {3, RoutingLimit::Window, 0, schedule.amount};
        case ScheduleFailure::Rest:
        case ScheduleFailure::Latest:
        case ScheduleFailure::Duration: return {5, RoutingLimit::Shift, 0, schedule.amount};
        case ScheduleFailure::None: break;
        }
        if (length > type.maxDistance)
            return {6, RoutingLimit::Length, 0, length - type.maxDistance};
        return tryTotals(client, t, centre, length);
    }

    /// The stop alone would fit: what is used up?
    [[nodiscard]] Attempt tryTotals(Visit client, std::size_t t, std::int32_t centre, std::int64_t length) {
        const std::span<const std::int64_t> load = m_model.loadOf(client);
        for (std::size_t d = 0; d < load.size() && centre >= 0; ++d) {
            const auto row = static_cast<std::size_t>(centre);
            const std::int64_t over =
                m_tour.centreUse(row, d) + load[d] - m_model.disposalCapacity[row * load.size() + d];
            if (over > 0)
                return {7, RoutingLimit::CentreCapacity, d, over};
        }
        for (std::size_t d = 0; d < load.size(); ++d) {
            const std::int64_t over = load[d] - m_model.totalLimits[t * load.size() + d];
            if (over > 0)
                return {7, RoutingLimit::Capacity, d, over};
        }
        const RoutingStop& stop = m_problem.stops()[static_cast<std::size_t>(client)];
        const ModelType& type = m_model.types[t];
        const std::int64_t cost = type.fixedCost + type.costPerDistance * length;
        if (stop.prize && cost >= *stop.prize)
            return {8, RoutingLimit::NotWorthIt, 0, cost - *stop.prize};
        if (m_model.isLocked(client) || !stop.allowedTypes.empty())
            return {9, RoutingLimit::Locked, 0, 0};
        return {9, RoutingLimit::Vehicles, 0, 1};
    }

    const Tour& m_tour;
    const SearchModel& m_model;
    const RoutingProblem& m_problem;
    std::vector<ScheduleStep> m_steps;
};

} // namespace

void explainUnassigned(const Tour& tour, RoutePlan& plan) {
    Explainer explainer(tour);
    for (UnassignedStop& stop : plan.unassigned) {
        const Attempt attempt = explainer.explain(static_cast<Visit>(stop.stop.value()));
        stop.limit = attempt.limit;
        stop.dimension = attempt.dimension;
        stop.amount = attempt.amount;
    }
}

} // namespace planner::detail

namespace planner {

const char* nameOf(RoutingLimit limit) {
    switch (limit) {
    case RoutingLimit::None: return "none";
    case RoutingLimit::Unreachable: return "unreachable";
    case RoutingLimit::Capacity: return "capacity";
    case RoutingLimit::Window: return "window";
    case RoutingLimit::Shift: return "shift";
    case RoutingLimit::Length: return "length";
    case RoutingLimit::NoDisposal: return "no-centre";
    case RoutingLimit::CentreHours: return "centre-hours";
    case RoutingLimit::CentreCapacity: return "centre-capacity";
    case RoutingLimit::Vehicles: return "trucks";
    case RoutingLimit::Banned: return "truck-ban";
    case RoutingLimit::TypeNotAllowed: return "truck-type";
    case RoutingLimit::Shut: return "gate-shut";
    case RoutingLimit::Locked: return "locked";
    case RoutingLimit::NotWorthIt: return "not-worth-it";
    }
    return "none";
}

} // namespace planner
