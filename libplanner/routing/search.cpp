#include "libplanner/routing/search.h"

#include "libplanner/routing/adopt_plan.h"
#include "libplanner/routing/polish.h"
#include "libplanner/routing/savings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace planner::detail {

Search::Search(const SearchModel& model, const SearchOptions& options, std::uint64_t seed)
    : m_model(model), m_options(options), m_random(seed), m_tour(model), m_best(model),
      m_ruin(model, options.ruin), m_recreate(model, options.recreate), m_tripMove(model),
      m_fleetMove(model) {
    m_best.save(m_tour);
}

void Search::construct() {
    if (canUseSavings(m_model))
        buildBySavings(m_tour);
    complete();
}

void Search::construct(const RoutePlan& older) {
    adoptPlan(m_tour, older);
    complete();
}

void Search::complete() {
    m_recreate.run(m_tour, m_random, m_options.newRoutes);
    m_routes = m_tour.usedRoutes();
    for (const std::int32_t route : m_routes)
        polishRoute(m_tour, route);
    keepIfBest();
}

void Search::adopt(const Snapshot& snapshot) {
    m_tour = Tour(m_model);
    snapshot.load(m_tour);
    m_best.touch(allRoutes());
    if (m_tour.isFeasible() && m_tour.cost() <= m_best.cost())
        m_best.save(m_tour);
}

void Search::keepIfBest() {
    m_best.touch(m_tour.touchedRoutes());
    if (m_tour.isFeasible() && m_tour.cost() < m_best.cost())
        m_best.save(m_tour);
    m_tour.clearJournal();
}

void Search::iterate(double temperature) {
    m_tour.clearJournal();
    const std::int64_t before = m_tour.cost();
    if (m_model.hasUnloading && m_random.unit() < m_options.tripMoves) {
        if (m_tripMove.run(m_tour, m_random))
            decide(before, temperature);
        else
            m_tour.rollback(0);
        ++m_iterations;
        return;
    }
    const auto seed = static_cast<Visit>(m_random.below(static_cast<std::uint64_t>(m_model.clients)));
    if (m_model.hasAkin && m_random.unit() < m_options.fleetMoves)
        m_fleetMove.run(m_tour, seed, m_random);
    m_ruin.run(m_tour, seed, m_random);
    m_recreate.run(m_tour, m_random, m_options.newRoutes);
    if (m_model.hasUnloading || m_model.types.size() > 1) {
        m_routes = m_tour.touchedRoutes();
        for (const std::int32_t route : m_routes)
            polishRoute(m_tour, route);
    }
    decide(before, temperature);
    ++m_iterations;
}

void Search::decide(std::int64_t before, double temperature) {
    const double slack = -temperature * std::log(1.0 - m_random.unit());
    const bool isKept =
        m_tour.isFeasible() && m_tour.cost() < before + 1 + static_cast<std::int64_t>(std::llround(slack));
    if (isKept)
        keepIfBest();
    else
        m_tour.rollback(0);
}

std::int64_t Search::absence() const {
    std::int64_t sum = 0;
    for (const Visit client : m_tour.absent())
        sum += 1 + m_absences[static_cast<std::size_t>(client)];
    return sum;
}

bool Search::giveUpRoute() {
    std::int32_t easiest = -1;
    std::int64_t least = 0;
    for (const std::int32_t route : m_tour.usedRoutes()) {
        std::int64_t sum = 0;
        for (Visit v = m_tour.next(m_model.startOf(route)); v != m_model.endOf(route); v = m_tour.next(v))
            sum += m_model.isClient(v) ? 1 + m_absences[static_cast<std::size_t>(v)] : 0;
        if (easiest < 0 || sum < least || (sum == least && route < easiest)) {
            easiest = route;
            least = sum;
        }
    }
    if (easiest < 0 || m_tour.usedRoutes().size() < 2)
        return false;
    m_clients.clear();
    for (Visit v = m_tour.next(m_model.startOf(easiest)); v != m_model.endOf(easiest); v = m_tour.next(v))
        if (m_model.isClient(v))
            m_clients.push_back(v);
    for (const Visit client : m_clients)
        m_tour.removeClient(client);
    m_tour.dropEmptyTrips(easiest);
    m_tour.refresh(easiest);
    return true;
}

void Search::iterateAbsent() {
    m_tour.clearJournal();
    const std::int64_t before = m_tour.cost();
    const std::int64_t absentBefore = absence();
    const std::vector<Visit>& absent = m_tour.absent();
    // Half of the time where a client waits to be placed.
    Visit seed = static_cast<Visit>(m_random.below(static_cast<std::uint64_t>(m_model.clients)));
    if (m_random.unit() < 0.5 && m_model.neighbourCount > 0) {
        const Visit waiting = *std::min_element(absent.begin(), absent.end());
        const std::span<const Visit> near = m_model.neighboursOf(waiting);
        seed = near[m_random.below(std::min<std::uint64_t>(near.size(), 10))];
    }
    m_ruin.run(m_tour, seed, m_random);
    m_recreate.run(m_tour, m_random, false);
    const std::int64_t absentAfter = absence();
    for (const Visit client : m_tour.absent())
        ++m_absences[static_cast<std::size_t>(client)];
    const bool isKept = m_tour.isFeasible() && (absentAfter < absentBefore ||
                                                (absentAfter == absentBefore && m_tour.cost() <= before));
    if (!isKept)
        m_tour.rollback(0);
    ++m_iterations;
}

std::int32_t Search::eliminate(std::int64_t iterations) {
    if (!m_isTrying) {
        if (m_eliminated > 0 || !m_tour.absent().empty() || m_model.clients == 0)
            return m_eliminated;
        m_absences.assign(static_cast<std::size_t>(m_model.clients), 0);
        m_tour.clearJournal();
        m_isTrying = giveUpRoute();
    }
    for (std::int64_t i = 0; i < iterations && m_isTrying; ++i) {
        if (!m_tour.absent().empty()) {
            iterateAbsent();
            continue;
        }
        m_routes = m_tour.usedRoutes();
        for (const std::int32_t route : m_routes)
            polishRoute(m_tour, route);
        m_best.touch(allRoutes());
        keepIfBest();
        ++m_eliminated;
        m_isTrying = giveUpRoute();
    }
    return m_eliminated;
}

void Search::endElimination() {
    m_tour = Tour(m_model);
    m_best.load(m_tour);
    m_best.touch(allRoutes());
}

std::vector<std::int32_t> Search::allRoutes() const {
    std::vector<std::int32_t> all(static_cast<std::size_t>(m_model.routes));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

void Search::run(std::int64_t iterations, double fraction) {
    if (m_model.clients == 0 || m_model.routes == 0)
        return;
    const double mean = static_cast<double>(m_model.meanArc);
    const double temperature =
        mean * m_options.hottest * std::pow(m_options.coldest / m_options.hottest, std::min(1.0, fraction));
    for (std::int64_t i = 0; i < iterations; ++i)
        iterate(temperature);
}

} // namespace planner::detail
