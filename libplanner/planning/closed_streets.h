#pragma once

#include "libplanner/base/key.h"
#include "libplanner/city/city.h"
#include "libplanner/city/parameters.h"

#include <memory>
#include <span>
#include <vector>

namespace planner {

/// A city with some streets closed to everybody, and the keys that name no street of it.
struct CityWithClosures {
    std::shared_ptr<const City> city;
    std::vector<Key> unknown;
};

/// The city as it is while these streets are closed to people on foot and to trucks. Places that stood on one
/// of them are joined to the nearest open street, or to none. Without closures, the same city.
/// Cost: O(edges + places on closed streets × log streets), and a copy of the city.
[[nodiscard]] CityWithClosures closeStreets(std::shared_ptr<const City> city, std::span<const Key> streets,
                                            const Parameters& parameters);

} // namespace planner
