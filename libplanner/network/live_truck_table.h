#pragma once

#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"
#include "libplanner/network/travel_matrix.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace planner {

/// A truck table that follows closed streets and changed speeds without being made anew.
///
/// Every entry equals that of buildTruckTable for the changed network. Closing or slowing streets costs a
/// search for each place whose fastest ways they were, by rows or by columns, whichever are fewer; making
/// streets faster costs no search at all. Not thread-safe. Memory: some 150 bytes a vertex, 3 kB a place.
class LiveTruckTable {
public:
    /// Prepares the network. Throws Cancelled when stopped.
    LiveTruckTable(std::shared_ptr<const StreetNetwork> network, std::vector<Access> places,
                   const std::stop_token& stop);
    ~LiveTruckTable();
    LiveTruckTable(LiveTruckTable&&) noexcept;

    [[nodiscard]] const TravelMatrix& table() const;

    /// `changed` is made from the first network by changedNetwork or editedNetwork; the first network itself
    /// takes every change back. Throws Cancelled when stopped; the table is then the one before.
    void update(std::shared_ptr<const StreetNetwork> changed, const std::stop_token& stop);

    /// Searches that the last update took.
    [[nodiscard]] std::size_t searchCount() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
