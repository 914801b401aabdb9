#include "libplanner/routing/tour.h"

#include <algorithm>

namespace planner::detail {

bool Tour::keepsLocks(Visit client, Visit after) const {
    if (!m_model->hasLocks)
        return true;
    const std::int32_t route = m_route[index(after)];
    const Visit start = m_model->startOf(route);
    const Visit first = m_next[index(start)];
    if (after != start && m_model->mustBeFirst[index(client)] != 0)
        return false;
    if (after == start && m_model->isClient(first) && m_model->mustBeFirst[index(first)] != 0)
        return false;
    const std::span<const Visit> sequence = m_model->sequenceWith(client);
    if (sequence.empty())
        return true;
    const std::int32_t rank = m_model->rankOf[index(client)];
    std::ptrdiff_t earlier = 0; // of its sequence, wherever they are
    for (const Visit other : sequence) {
        if (other == client || isAbsent(other))
            continue;
        if (m_route[index(other)] != route)
            return false;
        earlier += m_model->rankOf[index(other)] < rank ? 1 : 0;
    }
    for (Visit visit = first; visit != m_next[index(after)] && after != start; visit = next(visit)) {
        if (!m_model->isClient(visit) ||
            m_model->sequenceOf[index(visit)] != m_model->sequenceOf[index(client)])
            continue;
        if (m_model->rankOf[index(visit)] > rank)
            return false;
        --earlier;
    }
    return earlier == 0;
}

bool Tour::holdsLocks(std::int32_t route) const {
    if (!m_model->hasLocks)
        return true;
    const Visit start = m_model->startOf(route);
    const Visit end = m_model->endOf(route);
    std::vector<std::int32_t> reached(m_model->sequences.size(), -1); // rank, by sequence
    for (Visit visit = next(start); visit != end; visit = next(visit)) {
        if (!m_model->isClient(visit))
            continue;
        if (m_model->mustBeFirst[index(visit)] != 0 && previous(visit) != start)
            return false;
        const std::int32_t sequence = m_model->sequenceOf[index(visit)];
        if (sequence < 0)
            continue;
        if (m_model->rankOf[index(visit)] < reached[index(sequence)])
            return false;
        reached[index(sequence)] = m_model->rankOf[index(visit)];
        const std::span<const Visit> members = m_model->sequenceWith(visit);
        const bool isTogether = std::all_of(members.begin(), members.end(), [&](Visit other) {
            return isAbsent(other) || m_route[index(other)] == route;
        });
        if (!isTogether)
            return false;
    }
    return true;
}

} // namespace planner::detail
