#include "app/desktop/document/live_walk.h"

#include "libplanner/network/walk_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace app::desktop {

using planner::Access;
using planner::EdgeIndex;

void LiveWalk::Totals::add(std::int64_t homePeople, std::int64_t homeMass, std::uint32_t distance) {
    people += homePeople;
    mass += homeMass;
    walk += static_cast<long double>(homeMass) * static_cast<long double>(distance);
}

LiveWalk::LiveWalk(std::shared_ptr<const planner::Plan> plan, planner::Distance maxWalk, std::stop_token stop)
    : m_plan(std::move(plan)), m_maxWalk(maxWalk) {
    const planner::City& city = *m_plan->city;
    const std::size_t edges = city.network->edgeCount();
    m_firstHome.assign(edges + 1, 0);
    for (const planner::DemandPoint& home : city.demand)
        if (home.access)
            ++m_firstHome[home.access->edge.value() + 1];
    for (std::size_t e = 0; e < edges; ++e)
        m_firstHome[e + 1] += m_firstHome[e];
    m_homes.resize(m_firstHome.back());
    std::vector<std::uint32_t> next(m_firstHome.begin(), m_firstHome.end() - 1);
    for (std::size_t i = 0; i < city.demand.size(); ++i)
        if (city.demand[i].access)
            m_homes[next[city.demand[i].access->edge.value()]++] = static_cast<std::uint32_t>(i);
    m_best.resize(city.demand.size());
    m_second.resize(city.demand.size());
    m_served.resize(m_plan->cabins.size());
    for (std::size_t c = 0; c < m_plan->cabins.size() && !stop.stop_requested(); ++c) {
        const auto& access = city.candidates[m_plan->cabins[c].site.value()].access;
        if (access)
            visitHomes(*access, [&](std::uint32_t home, std::uint32_t distance) {
                offer(home, static_cast<std::uint32_t>(c), distance);
            });
    }
    for (std::size_t i = 0; i < m_best.size(); ++i) {
        if (m_best[i].cabin == NoCabin)
            continue;
        m_served[m_best[i].cabin].push_back(static_cast<std::uint32_t>(i));
        m_now.add(city.demand[i].people.count(), m_plan->weights->collected[i].count(), m_best[i].distance);
    }
}

template <class Call>
void LiveWalk::visitHomes(const Access& site, Call&& call) const {
    const planner::City& city = *m_plan->city;
    const planner::StreetNetwork& network = *city.network;
    const std::vector<std::uint32_t> reach = planner::walkDistancesFrom(network, site, m_maxWalk);
    const auto limit = static_cast<std::uint64_t>(m_maxWalk.count());
    const auto visitEdge = [&](EdgeIndex e) {
        const planner::StreetEdge& edge = network.edge(e);
        if (!edge.walkable)
            return;
        const std::uint64_t fromStart = reach[edge.from.value()];
        const std::uint64_t fromEnd = reach[edge.to.value()];
        for (std::uint32_t k = m_firstHome[e.value()]; k < m_firstHome[e.value() + 1]; ++k) {
            const Access& home = *city.demand[m_homes[k]].access;
            std::uint64_t way = ~std::uint64_t{0};
            if (fromStart != planner::Unreachable)
                way = fromStart + static_cast<std::uint64_t>(home.toStart.count());
            if (fromEnd != planner::Unreachable)
                way = std::min(way, fromEnd + static_cast<std::uint64_t>(home.toEnd.count()));
            if (site.edge == e)
                way = std::min(way, static_cast<std::uint64_t>(
                                        std::abs((site.toStart - home.toStart).count()) + site.leg.count()));
            if (way == ~std::uint64_t{0})
                continue;
            way += static_cast<std::uint64_t>(home.leg.count());
            if (way <= limit)
                call(m_homes[k], static_cast<std::uint32_t>(way));
        }
    };
    for (std::size_t v = 0; v < reach.size(); ++v) {
        if (reach[v] == planner::Unreachable)
            continue;
        std::optional<EdgeIndex> last;
        for (const EdgeIndex e : network.edgesAt(planner::VertexIndex(v))) {
            if (e == last)
                continue; // a loop meets its vertex twice
            last = e;
            // An edge reached from both ends is visited from its start only; the site's own edge comes last.
            const planner::StreetEdge& edge = network.edge(e);
            const bool isStart = edge.from.value() == v;
            const bool isFirst = isStart || reach[edge.from.value()] == planner::Unreachable;
            if (isFirst && e != site.edge)
                visitEdge(e);
        }
    }
    visitEdge(site.edge);
}

void LiveWalk::offer(std::uint32_t home, std::uint32_t cabin, std::uint32_t distance) {
    const Nearest offered{cabin, distance};
    if (m_best[home].cabin == NoCabin || distance < m_best[home].distance) {
        if (m_best[home].cabin != cabin)
            m_second[home] = m_best[home];
        m_best[home] = offered;
    } else if (m_best[home].cabin != cabin &&
               (m_second[home].cabin == NoCabin || distance < m_second[home].distance)) {
        m_second[home] = offered;
    }
}

planner::Distance LiveWalk::meanOf(const Totals& totals) {
    return totals.mass == 0
               ? planner::Distance{}
               : planner::Distance{std::llround(totals.walk / static_cast<long double>(totals.mass))};
}

LiveFigures LiveWalk::figuresNow() const {
    LiveFigures figures;
    figures.served = planner::People{m_now.people};
    figures.collected = planner::MassRate{m_now.mass};
    figures.walkMean = meanOf(m_now);
    return figures;
}

LiveFigures LiveWalk::figuresFor(std::optional<planner::CabinIndex> without, planner::SiteIndex at) const {
    const planner::City& city = *m_plan->city;
    Totals totals = m_now;
    Totals cabin;
    const auto peopleOf = [&](std::uint32_t home) { return city.demand[home].people.count(); };
    const auto massOf = [&](std::uint32_t home) { return m_plan->weights->collected[home].count(); };
    const auto take = [&](std::uint32_t home, std::uint32_t distance) {
        totals.add(-peopleOf(home), -massOf(home), distance);
    };
    if (without)
        for (const std::uint32_t home : m_served[without->value()]) {
            take(home, m_best[home].distance);
            if (m_second[home].cabin != NoCabin)
                totals.add(peopleOf(home), massOf(home), m_second[home].distance);
        }
    const auto& access = city.candidates[at.value()].access;
    if (access)
        visitHomes(*access, [&](std::uint32_t home, std::uint32_t distance) {
            const bool hasLost = without && m_best[home].cabin == without->value();
            const Nearest& other = hasLost ? m_second[home] : m_best[home];
            // Equally near: the plan gives the home to the site of the lower number.
            if (other.cabin != NoCabin &&
                std::pair(other.distance, m_plan->cabins[other.cabin].site) < std::pair(distance, at))
                return;
            if (other.cabin != NoCabin)
                take(home, other.distance);
            totals.add(peopleOf(home), massOf(home), distance);
            cabin.add(peopleOf(home), massOf(home), distance);
        });
    return {planner::People{totals.people}, planner::MassRate{totals.mass}, meanOf(totals),
            planner::People{cabin.people},  planner::MassRate{cabin.mass},  meanOf(cabin)};
}

std::vector<planner::Polyline> LiveWalk::reachedStreets(planner::SiteIndex at) const {
    std::vector<planner::Polyline> lines;
    const planner::StreetNetwork& network = *m_plan->city->network;
    const auto& access = m_plan->city->candidates[at.value()].access;
    if (!access)
        return lines;
    const std::vector<std::uint32_t> reach = planner::walkDistancesFrom(network, *access, m_maxWalk);
    for (std::size_t v = 0; v < reach.size(); ++v) {
        if (reach[v] == planner::Unreachable)
            continue;
        for (const EdgeIndex e : network.edgesAt(planner::VertexIndex(v))) {
            const planner::StreetEdge& edge = network.edge(e);
            if (edge.from.value() == v && edge.walkable && reach[edge.to.value()] != planner::Unreachable) {
                const auto points = network.geometry(e);
                lines.emplace_back(points.begin(), points.end());
            }
        }
    }
    return lines;
}

} // namespace app::desktop
