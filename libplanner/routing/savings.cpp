#include "libplanner/routing/savings.h"

#include <algorithm>
#include <numeric>

namespace planner::detail {

namespace {

struct Saving {
    std::int64_t gain;
    Visit first;
    Visit second;
};

/// Chains of clients that grow together at their ends.
class Chains {
public:
    explicit Chains(const SearchModel& model) : m_model(model) {
        const auto count = static_cast<std::size_t>(model.clients);
        m_name.resize(count);
        std::iota(m_name.begin(), m_name.end(), 0);
        m_first = m_name;
        m_last = m_name;
        m_links.assign(count * 2, NoVisit);
        m_load = model.loads;
        m_members.assign(count, 1);
    }

    void merge(const Saving& saving) {
        const Visit a = nameOf(saving.first);
        const Visit b = nameOf(saving.second);
        if (a == b || !isEnd(a, saving.first) || !isEnd(b, saving.second) || !fits(a, b))
            return;
        join(saving.first, saving.second);
        const std::size_t into = static_cast<std::size_t>(a);
        const std::size_t gone = static_cast<std::size_t>(b);
        const Visit newFirst = m_first[into] == saving.first ? m_last[into] : m_first[into];
        const Visit newLast = m_first[gone] == saving.second ? m_last[gone] : m_first[gone];
        m_name[gone] = a;
        m_first[into] = newFirst;
        m_last[into] = newLast;
        m_members[into] += m_members[gone];
        for (std::size_t d = 0; d < m_model.dims; ++d)
            m_load[into * m_model.dims + d] += m_load[gone * m_model.dims + d];
    }

    void writeTo(Tour& tour) const {
        for (Visit client = 0; client < m_model.clients; ++client) {
            if (m_name[static_cast<std::size_t>(client)] != client)
                continue;
            const std::int32_t route = tour.freeRoute(0);
            if (route < 0 || !tour.hasRoom(client, m_model.startOf(route)))
                continue;
            Visit at = m_model.startOf(route);
            Visit from = NoVisit;
            for (Visit visit = m_first[static_cast<std::size_t>(client)]; visit != NoVisit;) {
                tour.insertClient(visit, at);
                at = visit;
                const Visit following = other(visit, from);
                from = visit;
                visit = following;
            }
            tour.refresh(route);
        }
    }

private:
    [[nodiscard]] Visit nameOf(Visit client) {
        while (m_name[static_cast<std::size_t>(client)] != client) {
            Visit& name = m_name[static_cast<std::size_t>(client)];
            name = m_name[static_cast<std::size_t>(name)];
            client = name;
        }
        return client;
    }
    [[nodiscard]] bool isEnd(Visit chain, Visit client) const {
        return m_first[static_cast<std::size_t>(chain)] == client ||
               m_last[static_cast<std::size_t>(chain)] == client;
    }
    [[nodiscard]] bool fits(Visit a, Visit b) const {
        const std::span<const std::int64_t> capacity = m_model.capacityOf(0);
        for (std::size_t d = 0; d < m_model.dims; ++d)
            if (m_load[static_cast<std::size_t>(a) * m_model.dims + d] +
                    m_load[static_cast<std::size_t>(b) * m_model.dims + d] >
                capacity[d])
                return false;
        return true;
    }
    void join(Visit a, Visit b) {
        addLink(a, b);
        addLink(b, a);
    }
    void addLink(Visit from, Visit to) {
        const std::size_t row = static_cast<std::size_t>(from) * 2;
        m_links[m_links[row] == NoVisit ? row : row + 1] = to;
    }
    [[nodiscard]] Visit other(Visit visit, Visit from) const {
        const std::size_t row = static_cast<std::size_t>(visit) * 2;
        return m_links[row] == from ? m_links[row + 1] : m_links[row];
    }

    const SearchModel& m_model;
    std::vector<Visit> m_name, m_first, m_last, m_links;
    std::vector<std::int64_t> m_load;
    std::vector<std::int32_t> m_members;
};

} // namespace

bool canUseSavings(const SearchModel& model) {
    return model.isSymmetric && model.types.size() == 1 && !model.hasTime && !model.hasUnloading &&
           !model.hasRouteLimits && !model.hasTypeRules && !model.hasLocks &&
           std::all_of(model.problem().stops().begin(), model.problem().stops().end(),
                       [](const RoutingStop& stop) { return !stop.prize; });
}

void buildBySavings(Tour& tour) {
    const SearchModel& model = tour.model();
    const ModelType& type = model.types.front();
    std::vector<Saving> savings;
    const auto placeOf = [&](Visit client) { return model.place[static_cast<std::size_t>(client)]; };
    for (Visit a = 0; a < model.clients; ++a)
        for (const Visit b : model.neighboursOf(a)) {
            const std::int64_t gain = model.distance(0, type.startPlace, placeOf(a)) +
                                      model.distance(0, placeOf(b), type.endPlace) -
                                      model.distance(0, placeOf(a), placeOf(b));
            if (gain > 0)
                savings.push_back({gain, a, b});
        }
    std::sort(savings.begin(), savings.end(), [](const Saving& x, const Saving& y) {
        if (x.gain != y.gain)
            return x.gain > y.gain;
        return x.first != y.first ? x.first < y.first : x.second < y.second;
    });
    Chains chains(model);
    for (const Saving& saving : savings)
        chains.merge(saving);
    chains.writeTo(tour);
}

} // namespace planner::detail
