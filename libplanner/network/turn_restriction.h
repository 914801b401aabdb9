#pragma once

#include "libplanner/base/key.h"
#include "libplanner/geo/turn_relation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner {

enum class TurnRule : std::uint8_t {
    No,   ///< from → to must not be driven
    Only, ///< whoever comes along from must go on to `to`
};

/// A turn restriction for trucks, named by streets; the network's builder finds the edges.
struct TurnRestriction {
    Key key;
    TurnRule rule = TurnRule::No;
    std::vector<Key> from;
    std::vector<Key> via; ///< streets between, in order; empty where the turn is at one point
    std::vector<Key> to;
    std::optional<Point> viaPoint; ///< in the project's CRS; empty: where from and to meet
};

/// What a truck makes of a restriction's tags.
enum class TurnReading : std::uint8_t {
    Applies,
    Exempt,      ///< for other vehicles, or trucks are excepted
    Conditional, ///< only at times: counted, not obeyed
    Unclear,     ///< a kind that is not known, or members are missing
};

/// Reads restriction:hgv before restriction, and `except`. Values no_* and only_* are known.
[[nodiscard]] TurnReading readTurnRule(const TurnRelation& relation, TurnRule& rule);

} // namespace planner
