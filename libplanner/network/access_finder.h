#pragma once

#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace planner {

/// What a straight piece from a place to its street may not cross.
struct Barriers {
    std::vector<Polyline> lines; ///< walls, fences, railways, rivers drawn as lines
    std::vector<Polygon> areas;  ///< water, railway land
};

enum class TravelMode { Walk, Truck };

using AccessResult = std::variant<Access, AccessFailure>;

/// Finds where places reach the streets people may walk on, or trucks may use.
///
/// The nearest street point whose straight piece crosses no barrier, within `limit`; ties fall by
/// coordinates, then edge. An area barrier that holds the place itself does not block it.
/// Thread-safe for reading.
class AccessFinder {
public:
    AccessFinder(std::shared_ptr<const StreetNetwork> network, TravelMode mode, const Barriers& barriers,
                 Distance limit);
    ~AccessFinder();
    AccessFinder(AccessFinder&&) noexcept;

    [[nodiscard]] AccessResult find(Point place) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
