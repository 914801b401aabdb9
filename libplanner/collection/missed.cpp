#include "libplanner/collection/missed.h"

namespace planner::detail {

MissedPickup missedPickup(const UnassignedStop& stop, std::size_t cabin, std::uint32_t day) {
    MissedPickup result{cabin, day, stop.limit, "", 0.0};
    const auto amount = static_cast<double>(stop.amount);
    switch (stop.limit) {
    case RoutingLimit::Capacity:
    case RoutingLimit::CentreCapacity:
        result.unit = stop.dimension == 0 ? "kg" : "m³";
        result.amount = stop.dimension == 0 ? amount / 1e3 : amount / 1e6;
        break;
    case RoutingLimit::Window:
    case RoutingLimit::Shift:
    case RoutingLimit::CentreHours:
        result.unit = "min";
        result.amount = amount / 6e4;
        break;
    case RoutingLimit::Length:
        result.unit = "km";
        result.amount = amount / 1e6;
        break;
    case RoutingLimit::Vehicles:
        result.unit = "trucks";
        result.amount = amount;
        break;
    case RoutingLimit::None:
    case RoutingLimit::Unreachable:
    case RoutingLimit::NoDisposal:
    case RoutingLimit::Banned:
    case RoutingLimit::TypeNotAllowed:
    case RoutingLimit::Shut:
    case RoutingLimit::Locked:
    case RoutingLimit::NotWorthIt: break;
    }
    return result;
}

} // namespace planner::detail
