#include "libplanner/collection/day_solver.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

namespace planner::detail {

namespace {

constexpr std::size_t MostStopsForBound = 400; ///< above, the bound takes longer than the routes

} // namespace

DaySolver::DaySolver(const CollectionInput& input, const CollectionParameters& parameters,
                     const RoutingOptions& options, bool withBounds, std::stop_token stop,
                     const ProgressFunction& progress)
    : m_input(input), m_parameters(parameters), m_options(options), m_withBounds(withBounds),
      m_stop(std::move(stop)), m_progress(progress), m_trucks(placeFleet(input, parameters)) {}

std::vector<CollectionDay> DaySolver::solveAll(const std::vector<std::vector<Pickup>>& days,
                                               const std::vector<std::size_t>& numbers,
                                               const StartFunction& starts) {
    m_visits = 0;
    for (const std::vector<Pickup>& day : days)
        m_visits += day.size();
    m_visits = std::max<std::size_t>(1, m_visits);
    std::vector<CollectionDay> results(days.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t day = next++; day < days.size(); day = next++)
            results[day] = solve(numbers[day], days[day], starts);
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::min<std::size_t>(m_options.threads, days.size()); ++i)
        helpers.emplace_back(work);
    work();
    helpers.clear();
    return results;
}

CollectionDay DaySolver::solve(std::size_t day, const std::vector<Pickup>& pickups,
                               const StartFunction& starts) {
    CollectionDay result;
    result.pickups = pickups;
    if (pickups.empty() || m_input.centres.empty())
        return result;
    result.problem = dayProblem(m_input, m_parameters, m_trucks, day, pickups);
    double last = 0.0;
    const ProgressFunction inner = [&](const Progress& progress) {
        const double now = progress.fraction.value_or(last);
        report(pickups.size(), last, now);
        last = now;
    };
    RoutingOptions options = dayOptions(day, pickups.size());
    const std::optional<RoutePlan> start =
        starts ? starts(day, *result.problem, pickups) : std::optional<RoutePlan>();
    if (start)
        options.start = &*start;
    result.routes = solveRouting(*result.problem, options, m_stop, m_progress ? inner : ProgressFunction{});
    report(pickups.size(), last, 1.0);
    return result;
}

RoutingOptions DaySolver::dayOptions(std::size_t day, std::size_t stops) const {
    RoutingOptions options = m_options;
    options.threads = 1;
    options.start = nullptr;
    options.seed = m_options.seed + day * 1'000'003;
    options.fewestVehicles = m_options.fewestVehicles || m_input.fleet.empty();
    options.withBound = m_withBounds && stops <= MostStopsForBound;
    const double share = std::min(1.0, static_cast<double>(stops) / static_cast<double>(m_visits));
    if (m_options.budget.effort > 0)
        options.budget.effort = std::max<std::int64_t>(
            1, static_cast<std::int64_t>(static_cast<double>(m_options.budget.effort) * share));
    if (options.budget.cpuSeconds)
        *options.budget.cpuSeconds *= share;
    if (options.budget.wallSeconds) // as many days at once as there are threads
        *options.budget.wallSeconds *= std::min(1.0, share * std::max(1U, m_options.threads));
    return options;
}

void DaySolver::report(std::size_t stops, double last, double now) {
    if (!m_progress)
        return;
    const std::lock_guard lock(m_mutex);
    m_done += (now - last) * static_cast<double>(stops);
    m_progress(
        {Phase::Routing, std::min(1.0, m_done / static_cast<double>(m_visits)), std::nullopt, std::nullopt});
}

} // namespace planner::detail
