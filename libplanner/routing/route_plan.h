#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/base/quantity.h"
#include "libplanner/routing/routing_problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner {

enum class VisitKind : std::uint8_t { Start, Stop, Unload, End };

/// One place on a truck's way, with its times since midnight.
struct RouteVisit {
    VisitKind kind = VisitKind::Stop;
    std::optional<PlaceIndex> place;       ///< empty: start or end anywhere
    std::optional<StopIndex> stop;         ///< kind Stop
    std::optional<DisposalIndex> disposal; ///< kind Unload
    Duration arrive;
    Duration begin; ///< service begins; later than `arrive` while waiting
    Duration leave;
    Duration rest;   ///< part of the stay before `begin` that is the driver's break
    LoadVector load; ///< taken up, or unloaded

    friend bool operator==(const RouteVisit&, const RouteVisit&) = default;
};

/// From empty to empty: begins with the visit the truck leaves empty, ends with the unloading or, on the last
/// leg, with the end.
struct RouteTrip {
    std::vector<RouteVisit> visits;
    Distance length;
    Duration duration; ///< from leaving the first visit to leaving the last
    LoadVector load;

    friend bool operator==(const RouteTrip&, const RouteTrip&) = default;
};

/// One truck's day. The drive home after the last unloading is a trip without stops.
struct VehicleRoute {
    VehicleTypeIndex type;
    std::uint32_t number = 0; ///< 0-based within its type
    std::vector<RouteTrip> trips;
    Distance length;
    Duration duration;
    std::int64_t cost = 0; ///< cost units, with the fixed cost

    friend bool operator==(const VehicleRoute&, const VehicleRoute&) = default;
};

/// Which limit kept a stop out, tried on the emptiest truck there is.
enum class RoutingLimit : std::uint8_t {
    None,
    Unreachable,    ///< no way there and back for any truck
    Capacity,       ///< the load exceeds every truck; `dimension` names which
    Window,         ///< its windows end before any truck can be there
    Shift,          ///< a truck's longest day or latest return
    Length,         ///< a truck's longest way
    NoDisposal,     ///< no centre that a truck may unload at
    CentreHours,    ///< every centre is closed by then
    CentreCapacity, ///< the centres' capacity is used up
    Vehicles,       ///< it would fit on another truck: all are in use
    Banned,         ///< there is a way only at hours at which the trucks may not drive it
    TypeNotAllowed, ///< none of the trucks it asks for exists
    Shut,           ///< its gate is shut on that day; told by who plans the days
    Locked,         ///< it would fit, but not where the order, truck or first place locked for it wants it
    NotWorthIt,     ///< optional, and its prize is less than it costs
};

[[nodiscard]] const char* nameOf(RoutingLimit limit); ///< "shift", "capacity", …

/// A stop no truck takes, the limit that binds on the best try, and by how much it fails in the limit's own
/// unit: ms, mm, g or ml (the load's dimension), trucks, cost units.
struct UnassignedStop {
    StopIndex stop;
    RoutingLimit limit = RoutingLimit::None;
    std::size_t dimension = 0;
    std::int64_t amount = 0;

    friend bool operator==(const UnassignedStop&, const UnassignedStop&) = default;
};

/// The answer to a RoutingProblem.
struct RoutePlan {
    SolveStatus status = SolveStatus::Feasible;
    StopReason stoppedBy = StopReason::None;
    std::vector<VehicleRoute> routes; ///< trucks in use, by type and number
    std::vector<UnassignedStop> unassigned;
    std::int64_t objective = 0;        ///< cost units
    std::optional<std::int64_t> bound; ///< proven: no plan costs less
    std::string boundFrom;             ///< name of the relaxation
    Distance length;
    Duration duration;
    std::int64_t iterations = 0;
    double foundCpuSeconds = 0.0; ///< when the answer was found; never decides anything
};

} // namespace planner
