#pragma once

#include "tests/support/plan_checker/street_map.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace checker {

/// How far it is on foot to the nearest of some places.
struct WalkFind {
    double length = 0.0;   ///< mm
    std::size_t place = 0; ///< which of them
};

/// Dijkstra from all places at once over every corner of the streets.
class WalkSearch {
public:
    /// `places`: one foot each; those without one are nowhere.
    WalkSearch(const StreetMap& streets, const std::vector<std::optional<Foot>>& places);

    /// Empty where no place can be walked to.
    [[nodiscard]] std::optional<WalkFind> nearest(const Foot& home) const;

private:
    const StreetMap& m_streets;
    const std::vector<std::optional<Foot>>& m_places;
    std::vector<double> m_length; ///< by node
    std::vector<std::uint32_t> m_label;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> m_onPiece;
};

} // namespace checker
