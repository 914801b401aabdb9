#pragma once

#include "libplanner/geo/point.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// A turn restriction as a source of OpenStreetMap data states it, before any profile is applied.
struct TurnRelation {
    std::int64_t id = 0;
    std::vector<std::int64_t> from;    ///< ids of ways
    std::vector<std::int64_t> viaWays; ///< in order; empty where the turn is at a node
    std::vector<std::int64_t> to;
    std::optional<Point> viaPoint;           ///< longitude, latitude of the node of the turn
    std::map<std::string, std::string> tags; ///< restriction, restriction:hgv, except, …
    bool namesMissingWay = false;            ///< a way, or the node, is not in the source

    friend bool operator==(const TurnRelation&, const TurnRelation&) = default;
};

} // namespace planner
