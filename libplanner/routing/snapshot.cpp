#include "libplanner/routing/snapshot.h"

namespace planner::detail {

Snapshot::Snapshot(const SearchModel& model)
    : m_routes(static_cast<std::size_t>(model.routes)), m_isDirty(static_cast<std::size_t>(model.routes), 0) {
    for (std::int32_t route = 0; route < model.routes; ++route)
        m_dirty.push_back(route);
    m_isDirty.assign(m_isDirty.size(), 1);
}

void Snapshot::touch(const std::vector<std::int32_t>& routes) {
    for (const std::int32_t route : routes) {
        char& isDirty = m_isDirty[static_cast<std::size_t>(route)];
        if (isDirty != 0)
            continue;
        isDirty = 1;
        m_dirty.push_back(route);
    }
}

void Snapshot::save(const Tour& tour) {
    const SearchModel& model = tour.model();
    for (const std::int32_t route : m_dirty) {
        std::vector<std::int32_t>& visits = m_routes[static_cast<std::size_t>(route)];
        visits.clear();
        const Visit end = model.endOf(route);
        for (Visit visit = tour.next(model.startOf(route)); visit != end; visit = tour.next(visit))
            visits.push_back(model.isClient(visit) ? visit : -1 - tour.disposalOf(visit));
        m_isDirty[static_cast<std::size_t>(route)] = 0;
    }
    m_dirty.clear();
    m_cost = tour.cost();
}

void Snapshot::load(Tour& tour) const {
    for (std::size_t r = 0; r < m_routes.size(); ++r) {
        Visit at = tour.model().startOf(static_cast<std::int32_t>(r));
        for (const std::int32_t visit : m_routes[r]) {
            if (visit >= 0) {
                tour.insertClient(visit, at);
                at = visit;
            } else {
                at = tour.insertUnload(-1 - visit, at);
            }
        }
        tour.refresh(static_cast<std::int32_t>(r));
    }
    tour.clearJournal();
}

} // namespace planner::detail
