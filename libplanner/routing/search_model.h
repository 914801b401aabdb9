#pragma once

#include "libplanner/routing/routing_problem.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// A node of a tour: a client (stop), the start or end of a vehicle's route, or one unloading.
using Visit = std::int32_t;
inline constexpr Visit NoVisit = -1;
inline constexpr std::int64_t Impossible = std::int64_t{1} << 50; ///< cost of an arc that does not exist

/// A vehicle type as the search needs it.
struct ModelType {
    std::uint32_t startPlace = 0; ///< model.anywhere where the route begins at its first stop
    std::uint32_t endPlace = 0;
    std::int64_t fixedCost = 0;
    std::int64_t costPerDistance = 1;
    std::int64_t costPerDuration = 0;
    std::int64_t earliest = 0;
    std::int64_t latest = 0;
    std::int64_t maxDuration = 0;
    std::int64_t maxDistance = 0;
    std::uint32_t maxTrips = 1;
    std::uint32_t maxStops = 0;
    std::uint32_t profile = 0;
    bool endsEmpty = false;
    bool hasTotalLimit = false;
    std::int32_t firstRoute = 0;
    std::int32_t routeCount = 0;
    std::vector<std::uint32_t> disposals;
};

/// A RoutingProblem laid out for the search: flat arrays by visit, flags for what need not be looked at.
///
/// Visits: clients [0, clients), then start and end of every route, then unloadings. Immutable while
/// searching, shared by all searchers. The problem must outlive it.
class SearchModel {
public:
    /// `fewestVehicles`: every truck in use costs so much more that one fewer always wins.
    explicit SearchModel(const RoutingProblem& problem, bool fewestVehicles = false);

    [[nodiscard]] const RoutingProblem& problem() const { return m_problem; }

    [[nodiscard]] Visit startOf(std::int32_t route) const { return clients + 2 * route; }
    [[nodiscard]] Visit endOf(std::int32_t route) const { return clients + 2 * route + 1; }
    [[nodiscard]] bool isClient(Visit visit) const { return visit < clients; }
    [[nodiscard]] bool isUnload(Visit visit) const { return visit >= firstUnload; }
    [[nodiscard]] const ModelType& typeOf(std::int32_t route) const {
        return types[static_cast<std::size_t>(routeType[static_cast<std::size_t>(route)])];
    }

    /// mm of an arc between places in the first period; Impossible where there is no way.
    [[nodiscard]] std::int64_t distance(std::uint32_t profile, std::uint32_t from, std::uint32_t to) const {
        if (from == anywhere || to == anywhere)
            return 0;
        const std::uint32_t value = distances[profile][std::size_t{from} * placeCount + to];
        return value == TravelMatrix::Unreachable ? Impossible : std::int64_t{value};
    }
    [[nodiscard]] std::int64_t duration(std::uint32_t profile, std::uint32_t from, std::uint32_t to) const {
        if (from == anywhere || to == anywhere)
            return 0;
        const std::uint32_t value = durations[profile][std::size_t{from} * placeCount + to];
        return value == TravelMatrix::Unreachable ? Impossible : std::int64_t{value};
    }
    /// Cost of driving an arc, waiting and service aside.
    [[nodiscard]] std::int64_t arcCost(const ModelType& type, std::uint32_t from, std::uint32_t to) const {
        const std::int64_t length = distance(type.profile, from, to);
        if (length >= Impossible)
            return Impossible;
        std::int64_t cost = type.costPerDistance * length;
        if (type.costPerDuration != 0)
            cost += type.costPerDuration * duration(type.profile, from, to);
        return cost;
    }
    /// mm below which no detour from one place over another and a centre to a third can be.
    [[nodiscard]] std::int64_t leastDetour(std::uint32_t profile, std::uint32_t from, std::uint32_t over,
                                           std::uint32_t to) const {
        const std::size_t row = profile * placeCount;
        return distance(profile, from, over) + (over == anywhere ? 0 : toCentre[row + over]) +
               (to == anywhere ? 0 : fromCentre[row + to]);
    }
    [[nodiscard]] std::span<const std::int64_t> loadOf(Visit client) const {
        return {loads.data() + static_cast<std::size_t>(client) * dims, dims};
    }
    [[nodiscard]] std::span<const std::int64_t> capacityOf(std::int32_t type) const {
        return {capacities.data() + static_cast<std::size_t>(type) * dims, dims};
    }
    [[nodiscard]] bool allows(Visit client, std::int32_t type) const {
        return !hasTypeRules ||
               allowed[static_cast<std::size_t>(client) * types.size() + static_cast<std::size_t>(type)];
    }
    /// Whether the client has an order to keep or must come first.
    [[nodiscard]] bool isLocked(Visit client) const {
        return hasLocks && (sequenceOf[static_cast<std::size_t>(client)] >= 0 ||
                            mustBeFirst[static_cast<std::size_t>(client)] != 0);
    }
    /// All clients of the client's sequence, itself included, in order; empty without one.
    [[nodiscard]] std::span<const Visit> sequenceWith(Visit client) const {
        const std::int32_t sequence = sequenceOf[static_cast<std::size_t>(client)];
        return sequence < 0 ? std::span<const Visit>() : sequences[static_cast<std::size_t>(sequence)];
    }
    [[nodiscard]] std::span<const Visit> neighboursOf(Visit client) const {
        return {neighbours.data() + static_cast<std::size_t>(client) * neighbourCount, neighbourCount};
    }

    std::int32_t clients = 0;
    std::int32_t routes = 0;
    Visit firstUnload = 0;
    Visit visitCount = 0;
    std::size_t dims = 1;
    std::size_t placeCount = 0;
    std::uint32_t anywhere = 0;

    std::vector<ModelType> types;
    std::vector<std::int32_t> routeType;         ///< by route
    std::int32_t firstSpare = 0;                 ///< routes from here on only help to exchange trucks
    std::vector<std::vector<std::int32_t>> akin; ///< by type: others that differ in size and cost alone
    std::vector<const std::uint32_t*> distances; ///< by profile
    std::vector<const std::uint32_t*> durations;
    std::vector<std::int64_t> loads;                         ///< client × dims
    std::vector<std::int64_t> capacities;                    ///< type × dims
    std::vector<std::int64_t> totalLimits;                   ///< type × dims
    std::vector<std::uint32_t> place;                        ///< by client
    std::vector<std::int64_t> service, early, late, release; ///< by client; windows' hull
    std::vector<std::uint32_t> disposalPlace;
    std::vector<std::int64_t> disposalService, disposalEarly, disposalLate;
    std::vector<std::int64_t> disposalCapacity;     ///< disposal × dims
    std::vector<std::int64_t> toCentre, fromCentre; ///< profile × places: mm to and from the nearest centre
    std::vector<std::int64_t> absentCost;           ///< by client: what leaving it out costs
    std::vector<char> allowed;                      ///< client × type
    std::vector<Visit> neighbours;                  ///< client × neighbourCount, nearest first
    std::vector<std::vector<Visit>> sequences;      ///< locked orders
    std::vector<std::int32_t> sequenceOf;           ///< by client, -1 none; empty without locks
    std::vector<std::int32_t> rankOf;               ///< by client: place in its sequence
    std::vector<char> mustBeFirst;                  ///< by client
    std::size_t neighbourCount = 0;

    bool isSymmetric = false;   ///< one profile whose distances are the same both ways
    bool isPlain = false;       ///< symmetric, all places connected, one load, nothing but capacity limits
    bool hasTime = false;       ///< some limit or cost in time
    bool needsSchedule = false; ///< breaks, periods or several windows: the exact walk decides
    bool hasReleases = false;
    bool hasTypeRules = false;
    bool hasAkin = false;  ///< some types differ in size and cost alone
    bool hasLocks = false; ///< orders to keep, or stops that come first
    bool hasUnloading = false;
    bool hasCentreLimits = false;
    bool hasRouteLimits = false;   ///< stops, distance or total load of a route
    std::int64_t vehicleWorth = 0; ///< within fixedCost, not a part of the problem's objective
    std::int64_t meanArc = 1;      ///< typical cost of an arc between near neighbours

private:
    [[nodiscard]] std::int64_t dearestRoute() const;
    void addTypes(bool fewestVehicles);
    void addSpares();
    void addClients();
    void addLocks();
    void addDisposals();
    void addCentreDistances();
    void addTables();
    void mergePeriods(std::size_t profile);
    void setFlags();
    void addNeighbours();

    const RoutingProblem& m_problem;
    /// Several periods: a way is that of the period most of the day lies in, else of one in which it exists.
    std::vector<std::vector<std::uint32_t>> m_merged;
};

} // namespace planner::detail
