#pragma once

#include "libplanner/network/street.h"

#include <optional>
#include <string>

namespace planner {

struct NamedClass {
    StreetClass streetClass = StreetClass::Unclassified;
    bool isLink = false; ///< slip road of that class
};

/// The class an OSM highway value, a Geofabrik fclass or a usual Chinese class word (主干路, 支路, …) means;
/// empty when the word is not known.
[[nodiscard]] std::optional<NamedClass> streetClassFromName(const std::string& name);

/// OSM's word for the class, e.g. "living_street".
[[nodiscard]] const char* nameOf(StreetClass streetClass);

} // namespace planner
