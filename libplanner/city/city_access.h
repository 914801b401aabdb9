#pragma once

#include "libplanner/city/city.h"
#include "libplanner/city/demand_placing.h"
#include "libplanner/city/load_context.h"

namespace planner {

/// Finds where every place of the city reaches the streets, and counts those that do not.
///
/// `city` has its network, barriers and places; `demand` tells where its demand points came from.
/// O(places × log streets).
class CityAccess {
public:
    CityAccess(LoadContext& context, City& city);

    /// Spreads the people of large areas over places near streets; before `findDemand`.
    void spreadDemand(PlacedDemand& demand);
    void findDemand(const PlacedDemand& demand);
    /// Walk and truck access of candidates, those beyond the first `known` only.
    void findCandidates(std::size_t known);
    void findCentresAndDepots();
    /// Counts homes whose streets lead to no candidate.
    void tellCutOff(const PlacedDemand& demand);

private:
    void tellFailure(AccessFailure failure, Role role, const std::string& source,
                     std::optional<std::int64_t> feature);
    template <class Place>
    void findTruck(Place& place, Role role);

    LoadContext& m_context;
    City& m_city;
    AccessFinder m_walk;
    AccessFinder m_truck;
};

} // namespace planner
