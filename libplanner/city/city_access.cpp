#include "libplanner/city/city_access.h"

#include "libplanner/city/demand_spreading.h"

#include <fmt/format.h>

#include <unordered_set>

namespace planner {

namespace {
constexpr std::size_t ReportEvery = 2048;
constexpr double NearStreet = 100.0; ///< m
} // namespace

CityAccess::CityAccess(LoadContext& context, City& city)
    : m_context(context), m_city(city), m_walk(city.network, TravelMode::Walk, city.barriers,
                                               metres(context.parameters.value("network.snap_limit_m"))),
      m_truck(city.network, TravelMode::Truck, city.barriers,
              metres(context.parameters.value("network.snap_limit_m"))) {}

void CityAccess::tellFailure(AccessFailure failure, Role role, const std::string& source,
                             std::optional<std::int64_t> feature) {
    m_context.health.count(failure == AccessFailure::TooFar ? "off-network" : "behind-barrier", nameOf(role),
                           source, feature);
}

void CityAccess::spreadDemand(PlacedDemand& demand) {
    if (demand.areas.empty())
        return;
    const double step = m_context.parameters.value("demand.spread_m");
    const std::size_t before = m_city.demand.size();
    const std::size_t spread = spreadAreas(m_city.demand, demand, step, [this](Point p) {
        const AccessResult result = m_walk.find(p);
        const auto* access = std::get_if<Access>(&result);
        // Streets all around a field are no homes in it.
        return access != nullptr && access->leg <= metres(NearStreet);
    });
    m_context.health.tell("spread-area", nameOf(Role::Demand), {}, static_cast<std::int64_t>(spread),
                          fmt::format("{} points", m_city.demand.size() - before + spread), false);
}

void CityAccess::findDemand(const PlacedDemand& demand) {
    for (std::size_t i = 0; i < m_city.demand.size(); ++i) {
        if (i % ReportEvery == 0)
            m_context.progress.at(Phase::Snapping,
                                  static_cast<double>(i) / static_cast<double>(m_city.demand.size()));
        DemandPoint& point = m_city.demand[i];
        const AccessResult result = m_walk.find(point.at);
        if (const auto* access = std::get_if<Access>(&result)) {
            point.access = *access;
            continue;
        }
        point.failure = std::get<AccessFailure>(result);
        tellFailure(point.failure, Role::Demand, demand.labels[demand.source[i]], demand.feature[i]);
    }
}

void CityAccess::findCandidates(std::size_t known) {
    for (std::size_t i = known; i < m_city.candidates.size(); ++i) {
        if (i % ReportEvery == 0)
            m_context.progress.at(Phase::Candidates,
                                  static_cast<double>(i) / static_cast<double>(m_city.candidates.size()));
        CandidateSite& site = m_city.candidates[i];
        const Role role = site.existingCabin ? Role::Existing : Role::Candidates;
        const AccessResult walk = m_walk.find(site.at);
        if (const auto* access = std::get_if<Access>(&walk)) {
            site.access = *access;
        } else {
            site.failure = std::get<AccessFailure>(walk);
            if (!site.isMade)
                tellFailure(site.failure, role, {}, std::nullopt);
        }
        const AccessResult truck = m_truck.find(site.at);
        if (const auto* access = std::get_if<Access>(&truck))
            site.truckAccess = *access;
        else if (!site.isMade)
            m_context.health.count("no-truck-access", nameOf(role), {}, std::nullopt);
    }
}

template <class Place>
void CityAccess::findTruck(Place& place, Role role) {
    const AccessResult truck = m_truck.find(place.at);
    if (const auto* access = std::get_if<Access>(&truck))
        place.truckAccess = *access;
    else
        m_context.health.count("no-truck-access", nameOf(role), {}, std::nullopt);
}

void CityAccess::findCentresAndDepots() {
    for (RecyclingCentre& centre : m_city.centres)
        findTruck(centre, Role::Centres);
    for (Depot& depot : m_city.depots)
        findTruck(depot, Role::Depots);
}

void CityAccess::tellCutOff(const PlacedDemand& demand) {
    const auto componentOf = [&](const Access& access) {
        return m_city.network->walkComponent(m_city.network->edge(access.edge).from);
    };
    std::unordered_set<std::uint32_t> served;
    for (const CandidateSite& site : m_city.candidates)
        if (site.access && !site.forbiddenBy)
            served.insert(componentOf(*site.access));
    for (std::size_t i = 0; i < m_city.demand.size(); ++i) {
        const DemandPoint& point = m_city.demand[i];
        if (point.access && !served.contains(componentOf(*point.access)))
            m_context.health.count("cut-off", nameOf(Role::Demand), demand.labels[demand.source[i]],
                                   demand.feature[i]);
    }
}

} // namespace planner
