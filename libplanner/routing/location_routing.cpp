#include "libplanner/routing/location_routing.h"

#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/error.h"
#include "libplanner/routing/routing_instance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>
#include <utility>

namespace planner {

namespace {

using DepotSet = std::vector<char>;

/// Judges sets of depots by routes and walks from set to set.
class SetSearch {
public:
    SetSearch(const LocationRoutingProblem& problem, const RoutingOptions& options, std::stop_token stop,
              const ProgressFunction& progress)
        : m_problem(problem), m_options(options), m_stop(std::move(stop)), m_progress(progress),
          m_begin(processCpuSeconds()),
          m_total(std::accumulate(problem.demand.begin(), problem.demand.end(), std::int64_t{0})) {
        const auto customers = static_cast<std::int64_t>(problem.demand.size());
        m_effort = options.budget.effort > 0 ? options.budget.effort : 20'000 + 2'000 * customers;
        m_glance = std::max<std::int64_t>(200, std::min<std::int64_t>(m_effort / 100, 20 * customers));
    }

    LocationRoutingPlan run() {
        walk(firstSet());
        finish();
        m_best.bound = bound();
        m_best.status = m_stop.stop_requested()                                  ? SolveStatus::Cancelled
                        : m_best.isComplete && *m_best.bound >= m_best.objective ? SolveStatus::Optimal
                                                                                 : SolveStatus::Feasible;
        m_best.stoppedBy = m_stop.stop_requested()        ? StopReason::Cancel
                           : m_options.budget.cpuSeconds  ? StopReason::Time
                           : m_options.budget.wallSeconds ? StopReason::Time
                                                          : StopReason::Effort;
        return m_best;
    }

private:
    [[nodiscard]] bool holdsAll(const DepotSet& set) const {
        std::int64_t capacity = 0;
        for (std::size_t d = 0; d < set.size(); ++d)
            capacity += set[d] != 0 ? m_problem.capacity[d] : 0;
        return capacity >= m_total;
    }

    /// Share of the time limit used; 0 without one.
    [[nodiscard]] double spent() const {
        const double limit = m_options.budget.cpuSeconds.value_or(m_options.budget.wallSeconds.value_or(0.0));
        return limit > 0.0 ? (processCpuSeconds() - m_begin) / limit : 0.0;
    }

    /// Opens the depots that cost least for the customers nearest to them until all demand fits.
    [[nodiscard]] DepotSet firstSet() const {
        DepotSet set(m_problem.depotCount(), 0);
        while (!holdsAll(set)) {
            std::size_t best = set.size();
            double bestRate = 0.0;
            for (std::size_t d = 0; d < set.size(); ++d) {
                if (set[d] != 0)
                    continue;
                double near = 0.0;
                for (std::size_t c = 0; c < m_problem.demand.size(); ++c)
                    near += inMetres(m_problem.table->distance(PlaceIndex{d}, placeOf(c)));
                const double rate = (static_cast<double>(m_problem.openingCost[d]) + near) /
                                    static_cast<double>(std::max<std::int64_t>(1, m_problem.capacity[d]));
                if (best == set.size() || rate < bestRate) {
                    best = d;
                    bestRate = rate;
                }
            }
            set[best] = 1;
        }
        return set;
    }

    [[nodiscard]] PlaceIndex placeOf(std::size_t customer) const {
        return PlaceIndex{m_problem.depotCount() + customer};
    }

    [[nodiscard]] RoutingData dataOf(const DepotSet& set) const {
        RoutingData data;
        data.placeCount = m_problem.table->placeCount();
        data.tables = {m_problem.table};
        for (std::size_t c = 0; c < m_problem.demand.size(); ++c) {
            RoutingStop stop;
            stop.place = placeOf(c);
            stop.load = {m_problem.demand[c]};
            data.stops.push_back(std::move(stop));
        }
        for (std::size_t d = 0; d < set.size(); ++d) {
            if (set[d] == 0)
                continue;
            // The depot's capacity is that of an unloading place where it stands.
            DisposalCentre centre;
            centre.place = PlaceIndex{d};
            centre.capacity = {m_problem.capacity[d]};
            VehicleType type;
            type.count = static_cast<std::uint32_t>(m_problem.demand.size());
            type.capacity = {m_problem.vehicleCapacity};
            type.start = type.end = PlaceIndex{d};
            type.disposals = {DisposalIndex{data.disposals.size()}};
            type.endsEmpty = true;
            type.fixedCost = m_problem.routeCost;
            data.disposals.push_back(std::move(centre));
            data.vehicleTypes.push_back(std::move(type));
        }
        return data;
    }

    /// Routes from a set; keeps the best plan seen. `effort` in iterations, or a share of the time.
    std::int64_t judge(const DepotSet& set, std::int64_t effort, std::optional<double> seconds,
                       const RoutePlan* start, RoutePlan* result = nullptr) {
        const RoutingProblem problem(dataOf(set));
        RoutingOptions options = m_options;
        options.withBound = false;
        options.start = start;
        options.budget = {};
        options.budget.effort = effort;
        if (seconds) {
            options.budget.effort = 0;
            options.budget.cpuSeconds = *seconds;
        }
        RoutePlan plan = solveRouting(problem, options, m_stop, {});
        std::int64_t cost = plan.objective;
        for (std::size_t d = 0; d < set.size(); ++d)
            cost += set[d] != 0 ? m_problem.openingCost[d] : 0;
        if (!plan.unassigned.empty())
            cost = Never;
        else if (!m_best.isComplete || cost < m_best.objective)
            keep(set, problem, plan, cost);
        if (result != nullptr)
            *result = std::move(plan);
        m_seen[set] = std::min(cost, m_seen.contains(set) ? m_seen[set] : Never);
        if (m_progress)
            m_progress({Phase::Routing, std::nullopt, static_cast<double>(m_best.objective), std::nullopt});
        return cost;
    }

    void keep(const DepotSet& set, const RoutingProblem& problem, const RoutePlan& plan, std::int64_t cost) {
        m_best = {};
        m_best.isComplete = true;
        m_best.objective = cost;
        m_best.foundCpuSeconds = processCpuSeconds() - m_begin;
        std::vector<char> isUsed(set.size(), 0);
        for (const VehicleRoute& source : plan.routes) {
            LocationRoute route;
            route.depot = problem.vehicleTypes()[source.type.value()].start->value();
            isUsed[route.depot] = 1;
            for (const RouteTrip& trip : source.trips)
                for (const RouteVisit& visit : trip.visits)
                    if (visit.kind == VisitKind::Stop)
                        route.stops.push_back(visit.stop->value());
            m_best.routes.push_back(std::move(route));
        }
        // An open depot without a route need not be paid for.
        for (std::size_t d = 0; d < set.size(); ++d) {
            if (isUsed[d] != 0)
                m_best.open.push_back(d);
            else if (set[d] != 0)
                m_best.objective -= m_problem.openingCost[d];
        }
    }

    [[nodiscard]] std::vector<DepotSet> neighboursOf(const DepotSet& set) const {
        std::vector<DepotSet> result;
        for (std::size_t d = 0; d < set.size(); ++d) {
            DepotSet other = set;
            other[d] = set[d] != 0 ? 0 : 1;
            if (holdsAll(other))
                result.push_back(other);
            for (std::size_t e = 0; e < set.size() && set[d] != 0; ++e)
                if (set[e] == 0) {
                    DepotSet swapped = other;
                    swapped[e] = 1;
                    if (holdsAll(swapped))
                        result.push_back(std::move(swapped));
                }
        }
        return result;
    }

    void walk(DepotSet set) {
        std::int64_t cost = judge(set, m_glance, std::nullopt, nullptr);
        for (bool isBetter = true; isBetter;) {
            isBetter = false;
            DepotSet best = set;
            for (const DepotSet& other : neighboursOf(set)) {
                if (m_stop.stop_requested() || spent() > 0.3)
                    return;
                if (m_seen.contains(other))
                    continue;
                const std::int64_t otherCost = judge(other, m_glance, std::nullopt, nullptr);
                if (otherCost < cost) {
                    cost = otherCost;
                    best = other;
                    isBetter = true;
                }
            }
            set = best;
        }
    }

    /// The most promising sets run longer, the best of them to the end of the budget.
    void finish() {
        std::vector<std::pair<std::int64_t, DepotSet>> ranked;
        for (const auto& [set, cost] : m_seen)
            if (cost < Never)
                ranked.emplace_back(cost, set);
        std::sort(ranked.begin(), ranked.end());
        const bool hasLimit = m_options.budget.cpuSeconds || m_options.budget.wallSeconds;
        const double limit = m_options.budget.cpuSeconds.value_or(m_options.budget.wallSeconds.value_or(0.0));
        ranked.resize(std::min<std::size_t>(ranked.size(), 6));
        for (std::size_t keepCount : {std::size_t{6}, std::size_t{2}, std::size_t{1}}) {
            std::sort(ranked.begin(), ranked.end());
            ranked.resize(std::min(ranked.size(), keepCount));
            const double share = keepCount == 1 ? 1.0 - spent() - 0.02 : 0.25;
            for (auto& [cost, set] : ranked) {
                if (m_stop.stop_requested())
                    return;
                const auto each = static_cast<double>(ranked.size());
                std::optional<double> seconds;
                if (hasLimit)
                    seconds = std::max(0.01, limit * std::max(0.0, share) / each);
                const auto effort = static_cast<std::int64_t>(static_cast<double>(m_effort) *
                                                              (keepCount == 1 ? 0.5 : 0.25) / each);
                cost = std::min(cost, judge(set, std::max<std::int64_t>(m_glance, effort), seconds, nullptr));
            }
        }
    }

    /// Routes from all depots at once, unopened, plus the least that opening enough capacity costs.
    [[nodiscard]] std::int64_t bound() const {
        const RoutingProblem problem(dataOf(DepotSet(m_problem.depotCount(), 1)));
        RoutingOptions options = m_options;
        options.withBound = true;
        options.budget = {};
        options.budget.effort = 1;
        const RoutePlan plan = solveRouting(problem, options, m_stop, {});
        return plan.bound.value_or(0) + leastOpening();
    }

    [[nodiscard]] std::int64_t leastOpening() const {
        const std::size_t count = m_problem.depotCount();
        std::int64_t least = 0;
        if (count > 20)
            return least;
        least = Never;
        for (std::uint32_t mask = 1; mask < (1U << count); ++mask) {
            std::int64_t capacity = 0;
            std::int64_t cost = 0;
            for (std::size_t d = 0; d < count; ++d)
                if ((mask >> d & 1U) != 0) {
                    capacity += m_problem.capacity[d];
                    cost += m_problem.openingCost[d];
                }
            if (capacity >= m_total)
                least = std::min(least, cost);
        }
        return least == Never ? 0 : least;
    }

    static constexpr std::int64_t Never = std::int64_t{1} << 60;
    const LocationRoutingProblem& m_problem;
    const RoutingOptions& m_options;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    double m_begin;
    std::int64_t m_total;
    std::int64_t m_effort = 0;
    std::int64_t m_glance = 0;
    std::map<DepotSet, std::int64_t> m_seen;
    LocationRoutingPlan m_best;
};

} // namespace

LocationRoutingProblem readProdhon(const std::string& text, const std::string& file) {
    std::istringstream stream(text);
    const auto next = [&](const char* what) {
        double value = 0.0;
        if (!(stream >> value))
            detail::refuseInstance(file, what, "number missing");
        return value;
    };
    const double customers = next("customers");
    const double depots = next("depots");
    if (customers < 1.0 || depots < 1.0 || customers > 1e4 || depots > 1e3)
        detail::refuseInstance(file, "customers", "counts out of range");
    const auto depotCount = static_cast<std::size_t>(depots);
    const std::size_t n = depotCount + static_cast<std::size_t>(customers);
    std::vector<double> x(n);
    std::vector<double> y(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = next("coordinates");
        y[i] = next("coordinates");
    }
    LocationRoutingProblem problem;
    problem.vehicleCapacity = std::llround(next("vehicle capacity"));
    for (std::size_t d = 0; d < depotCount; ++d)
        problem.capacity.push_back(std::llround(next("depot capacities")));
    for (std::size_t c = depotCount; c < n; ++c)
        problem.demand.push_back(std::llround(next("demands")));
    for (std::size_t d = 0; d < depotCount; ++d)
        problem.openingCost.push_back(std::llround(next("opening costs")));
    problem.routeCost = std::llround(next("route cost"));
    std::vector<std::uint32_t> table(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            table[i * n + j] = static_cast<std::uint32_t>(std::ceil(
                100.0 * std::sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j])) - 1e-9));
    problem.table = std::make_shared<const TravelMatrix>(n, table, table);
    return problem;
}

LocationRoutingPlan solveLocationRouting(const LocationRoutingProblem& problem, const RoutingOptions& options,
                                         std::stop_token stop, const ProgressFunction& progress) {
    const std::int64_t capacity =
        std::accumulate(problem.capacity.begin(), problem.capacity.end(), std::int64_t{0});
    const std::int64_t demand =
        std::accumulate(problem.demand.begin(), problem.demand.end(), std::int64_t{0});
    if (capacity < demand) {
        ErrorDetails details;
        details.name = "depot capacities";
        details.value = std::to_string(demand - capacity);
        details.reason = "all depots together hold less than is demanded";
        throw Error(ErrorCode::Infeasible, std::move(details));
    }
    return SetSearch(problem, options, std::move(stop), progress).run();
}

} // namespace planner
