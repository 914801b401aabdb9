#pragma once

#include "libplanner/network/street.h"

#include <functional>
#include <optional>
#include <string>

namespace planner {

/// The value of one tag or attribute of a line, empty when it has none.
using TagFunction = std::function<std::optional<std::string>(const std::string& name)>;

/// What kind of layer the tags come from.
enum class StreetSchema {
    Osm,   ///< has highway: a line without it (and without route=ferry) is no street
    Plain, ///< any other line layer: every line is a street, its class told by fclass, class, type, …, if at
           ///< all
};

/// What was odd in the tags of all lines so far; adds up.
struct StreetTagFindings {
    std::size_t notStreets = 0;  ///< lines that are no street: rivers, proposed or demolished roads, …
    std::size_t unknownTags = 0; ///< values of a tag we read that were not understood
    std::size_t contradictoryOneWays = 0; ///< a roundabout tagged oneway=no, say
};

/// Reads a line's attributes; `key` and `line` are the caller's to fill. Empty when it is no street.
///
/// One-way is read as yes, true, 1, -1, reverse, Geofabrik's F, T, B (upper case), FT, TF, N, from
/// junction=roundabout, and in plain layers from a `direction` of 0 to 3 (0, 1: both ways; 2: with the line;
/// 3: against it). For trucks the most specific of hgv, goods, motor_vehicle, vehicle and access decides.
/// Streets with access=private stay open for walking, because those who live there walk them; foot=private
/// does not. Speeds may be in mph, lengths in feet, weights in kg.
[[nodiscard]] std::optional<Street> streetFromTags(const TagFunction& tag, StreetSchema schema,
                                                   StreetTagFindings& findings);

} // namespace planner
