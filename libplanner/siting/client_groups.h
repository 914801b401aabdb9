#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace planner::detail {

/// Clients with the same few nearest sites taken together, for a first, cheap round of searching and
/// bounding.
///
/// A group's cost for a site is the weighted mean of what its members pay there. Sites and their numbers stay
/// the same, so a choice for the groups is one for the clients, and prices of groups carry over; only bounds
/// evaluated on the clients themselves count as proven.
/// Memory: the groups' rows, about a tenth of the clients' where a site has ten homes.
class ClientGroups {
public:
    /// `depth` nearest sites, in any order, must be the same: the more, the smaller the groups.
    ClientGroups(const MedianInstance& fine, std::size_t depth, WorkMeter& meter);

    [[nodiscard]] bool isComplete() const { return m_coarse != nullptr && m_coarse->isComplete(); }
    [[nodiscard]] const MedianInstance& coarse() const { return *m_coarse; }
    [[nodiscard]] std::size_t groupCount() const { return m_groupCount; }
    /// The clients' prices for these prices of groups: a client pays its group's price and what sites cost it
    /// more than its group, taken over the sites cheaper than the price. Interrupted: prices of 0 for the
    /// rest.
    [[nodiscard]] std::vector<double> clientPrices(const std::vector<double>& groupPrices,
                                                   WorkMeter& meter) const;

private:
    void group(std::size_t depth);
    bool makeRows(WorkMeter& meter, MedianRows& rows) const;

    const MedianInstance& m_fine;
    std::vector<std::uint32_t> m_members;     ///< clients by group
    std::vector<std::uint32_t> m_firstMember; ///< group count + 1
    std::size_t m_groupCount = 0;
    std::unique_ptr<MedianInstance> m_coarse;
};

} // namespace planner::detail
