#pragma once

#include <functional>
#include <optional>
#include <string>

namespace checker {

/// A tag's value; empty where the line has none.
using Tag = std::function<std::string(const std::string&)>;

/// What one street line allows.
struct StreetRules {
    bool isWalkable = false;
    bool isDrivableForward = false;
    bool isDrivableBackward = false;
    double truckKmh = 0.0;
};

/// A truck of 4.2 t, 2.2 m wide, 3.2 m high, and a person on foot, by OpenStreetMap's tagging rules; empty
/// for what is no street.
[[nodiscard]] std::optional<StreetRules> rulesFrom(const Tag& tag, bool isOsm);

} // namespace checker
