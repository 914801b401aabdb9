#pragma once

#include "libplanner/routing/tour.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// A solution kept: the clients of every route in order, unloadings as −1 − centre.
class Snapshot {
public:
    explicit Snapshot(const SearchModel& model);

    /// Notes that routes changed since the last `save`.
    void touch(const std::vector<std::int32_t>& routes);
    /// Copies the noted routes of the tour; O(their length).
    void save(const Tour& tour);
    /// Writes everything into a tour without clients.
    void load(Tour& tour) const;

    [[nodiscard]] std::int64_t cost() const { return m_cost; }
    [[nodiscard]] const std::vector<std::vector<std::int32_t>>& routes() const { return m_routes; }

private:
    std::vector<std::vector<std::int32_t>> m_routes;
    std::vector<char> m_isDirty;
    std::vector<std::int32_t> m_dirty;
    std::int64_t m_cost = 0;
};

} // namespace planner::detail
