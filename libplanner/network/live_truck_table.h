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
/// Every entry equals that of buildTruckTable for the changed network. Not thread-safe. An update costs what
/// the change touches: arcs of a hierarchy, then the climbs and meetings of the places that drive over them.
/// Memory: some 150 bytes a vertex of a real city, 800 on a plain lattice of 300,000; 60 kB a place.
/// Source: Dibbelt, Strasser and Wagner (2016), Customizable Contraction Hierarchies.
class LiveTruckTable {
public:
    /// Prepares the network. Throws Cancelled when stopped.
    LiveTruckTable(std::shared_ptr<const StreetNetwork> network, std::vector<Access> places,
                   const std::stop_token& stop, KerbApproach kerb = KerbApproach::Any);
    ~LiveTruckTable();
    LiveTruckTable(LiveTruckTable&&) noexcept;

    [[nodiscard]] const TravelMatrix& table() const;

    /// `changed` is made from the first network by changedNetwork or editedNetwork; the first network itself
    /// takes every change back. Throws Cancelled when stopped; the table is then the one before.
    void update(std::shared_ptr<const StreetNetwork> changed, const std::stop_token& stop);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
