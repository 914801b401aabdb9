#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner {

/// The parts of a capacitated location problem, moved into CapacitatedProblem, which checks them.
struct CapacitatedInput {
    std::vector<std::int64_t> demands;       ///< one a client, at least 0
    std::vector<std::int64_t> capacities;    ///< one a site, at least 0
    std::vector<std::int64_t> openingCosts;  ///< one a site, at least 0; empty: none
    std::vector<std::int64_t> costs;         ///< client by client, one a site: of serving all its demand
    std::optional<std::uint32_t> facilities; ///< exactly so many open; empty: any number
};

/// Open sites and give every client wholly to one of them, so that no open site serves more demand than its
/// capacity and opening plus serving costs least: capacitated p-median where the number is given,
/// single-source capacitated facility location where it is not.
///
/// Complete and checked when constructed, immutable. Memory: 16 bytes a client and site.
class CapacitatedProblem {
public:
    /// Throws Error{BadValue} for negative or missing numbers, or sums beyond 2^46; Error{NoDemand} and
    /// Error{NoCandidates} without clients or sites; Error{Infeasible} naming "facilities" when more sites
    /// are asked for than there are, "capacity" when a client fits nowhere (its number in `feature`) or the
    /// sites that may open together hold less than the demand.
    explicit CapacitatedProblem(CapacitatedInput input);

    [[nodiscard]] std::size_t clientCount() const { return m_input.demands.size(); }
    [[nodiscard]] std::size_t siteCount() const { return m_input.capacities.size(); }
    [[nodiscard]] std::int64_t demand(std::size_t client) const { return m_input.demands[client]; }
    [[nodiscard]] std::int64_t totalDemand() const { return m_totalDemand; }
    [[nodiscard]] std::int64_t capacity(std::size_t site) const { return m_input.capacities[site]; }
    [[nodiscard]] std::int64_t openingCost(std::size_t site) const { return m_input.openingCosts[site]; }
    [[nodiscard]] std::int64_t cost(std::size_t client, std::size_t site) const {
        return m_input.costs[client * siteCount() + site];
    }
    /// The client's sites, cheapest first.
    [[nodiscard]] std::span<const std::uint32_t> row(std::size_t client) const {
        return std::span(m_rows).subspan(client * siteCount(), siteCount());
    }
    [[nodiscard]] const std::optional<std::uint32_t>& facilities() const { return m_input.facilities; }
    [[nodiscard]] std::uint32_t leastFacilities() const { return m_input.facilities.value_or(1); }
    [[nodiscard]] std::uint32_t mostFacilities() const {
        return m_input.facilities.value_or(static_cast<std::uint32_t>(siteCount()));
    }
    /// All opening costs and every client's dearest service: no plan costs more.
    [[nodiscard]] std::int64_t worstCost() const { return m_worstCost; }

private:
    void check();
    void checkCapacity() const;
    void sortRows();

    CapacitatedInput m_input;
    std::vector<std::uint32_t> m_rows;
    std::int64_t m_totalDemand = 0;
    std::int64_t m_worstCost = 0;
};

} // namespace planner
