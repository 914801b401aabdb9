#include "libplanner/routing/search.h"

#include "libplanner/routing/adopt_plan.h"
#include "libplanner/routing/polish.h"
#include "libplanner/routing/savings.h"

#include <cmath>

namespace planner::detail {

Search::Search(const SearchModel& model, const SearchOptions& options, std::uint64_t seed)
    : m_model(model), m_options(options), m_random(seed), m_tour(model), m_best(model),
      m_ruin(model, options.ruin), m_recreate(model, options.recreate), m_tripMove(model) {
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
    std::vector<std::int32_t> all;
    for (std::int32_t route = 0; route < m_model.routes; ++route)
        all.push_back(route);
    m_best.touch(all);
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
