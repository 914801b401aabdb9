#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_limits.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace planner::detail {

/// Who goes where when open sites hold only so much.
struct CapacityFit {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moved; ///< client and rank of its site in its row
    std::int64_t extra = 0;                                     ///< weight × cost more than to the nearest
    std::int64_t unplaced = 0; ///< load that fits into no open site in its reach
};

/// Sends clients past full sites to other open sites in their rows, with little cost.
///
/// From everyone at the nearest open site: the clients that lose least for the room they make leave a full
/// site, to one with room or, where there is none, to one whose own client has somewhere to go; small cases
/// are searched through. Single-source: a client goes to one site whole. Heuristic where large, exact for a
/// handful of clients. Cost: the rows of the clients of full sites.
class CapacityFitter {
public:
    /// `costs`: the rows to look at, and what a walk costs; both must outlive it.
    CapacityFitter(const MedianInstance& costs, const SitingLimits& limits)
        : m_costs(costs), m_limits(limits) {}

    /// `ranks`: by client its nearest open site's rank in its row, NoSite where none is open.
    CapacityFit fit(std::span<const std::uint8_t> isOpen, std::span<const std::uint32_t> ranks);

private:
    struct Leaving {
        std::uint32_t client;
        std::uint32_t rank;
        std::int64_t extra;
    };

    void empty(std::uint32_t site);
    void takeBack(std::uint32_t site);
    bool makeRoom(std::uint32_t site);
    bool searchThrough(std::span<const std::uint32_t> ranks);
    void place(std::size_t at, std::int64_t cost);
    void move(std::uint32_t client, std::uint32_t rank);
    [[nodiscard]] std::uint32_t siteOf(std::uint32_t client) const {
        return m_costs.row(client)[m_ranks[client]].site;
    }
    [[nodiscard]] std::int64_t costAt(std::uint32_t client, std::uint32_t rank) const {
        return m_costs.weight(client) * m_costs.row(client)[rank].distance;
    }
    [[nodiscard]] std::int64_t room(std::uint32_t site) const {
        return m_limits.capacities[site] - m_load[site];
    }
    [[nodiscard]] std::uint32_t nextWithRoom(std::uint32_t client, std::uint32_t notAt) const;

    const MedianInstance& m_costs;
    const SitingLimits& m_limits;
    std::span<const std::uint8_t> m_isOpen;
    std::vector<std::uint32_t> m_ranks;
    std::vector<std::int64_t> m_load;
    std::vector<std::vector<std::uint32_t>> m_clientsOf;
    std::vector<std::uint32_t> m_order; ///< while searching through
    std::vector<std::uint32_t> m_bestRanks;
    std::vector<std::int64_t> m_leastAfter;
    std::int64_t m_bestCost = 0;
    std::int64_t m_nodes = 0;
};

} // namespace planner::detail
