#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/network/street.h"

#include <array>
#include <optional>
#include <string>

namespace planner {

inline constexpr std::size_t StreetClassCount = 16;

/// Who may walk where. Both directions, whatever the one-way rule.
struct WalkProfile {
    std::string name = "walk";
    std::array<bool, StreetClassCount> allowed = {}; ///< by StreetClass; foot=yes/no on the street wins
    double speedKmh = 4.8;                           ///< for showing minutes only
};

/// What turning costs a truck on top of driving.
struct TurnCosts {
    Duration uTurn; ///< back along the same street, at a junction or a dead end
    Duration left;  ///< by more than 45 degrees
    Duration right;

    friend bool operator==(const TurnCosts&, const TurnCosts&) = default;
};

/// Where a truck may drive and how fast.
struct TruckProfile {
    std::string name = "truck-4.2t";
    std::array<bool, StreetClassCount> allowed = {};
    std::array<double, StreetClassCount> speedKmh = {}; ///< a street's maxspeed below this wins
    double widthMetres = 0.0;
    double heightMetres = 0.0;
    double weightTonnes = 0.0;
    TurnCosts turns;
};

/// Reads the profiles from the JSON text of a file in resources/profiles/travel. Throws Error{BadJson,
/// BadValue}.
[[nodiscard]] WalkProfile walkProfileFromJson(const std::string& json);
[[nodiscard]] TruckProfile truckProfileFromJson(const std::string& json);

/// Whether people may walk the street, in both directions.
[[nodiscard]] bool mayWalk(const Street& street, const WalkProfile& profile);
/// The truck's speed on the street; 0 where it may not drive or does not fit. One-way rules are apart.
[[nodiscard]] double truckSpeedKmh(const Street& street, const TruckProfile& profile);

} // namespace planner
