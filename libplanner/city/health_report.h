#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace planner {

/// One finding about the data: nothing is left out of a plan without being counted here.
///
/// Rows that could not be used (they count towards data.max_bad_share): no-geometry, no-place, not-finite,
/// wrong-geometry, outside-area, unreadable-text, bad-weight, negative-weight, bad-hours, unreadable-number,
/// unknown-depot, duplicate-plate.
/// Rows set aside, nothing being wrong: zero-weight, not-a-building, not-a-dwelling, not-an-address,
/// outside-study-area, total-row, header-repeated, remark-row, not-a-street, truck-out-of-service.
/// Places: off-network, behind-barrier, cut-off, no-truck-access, duplicate-place, duplicate-key,
/// forbidden-candidate, outside-districts, gcj02-suspected, bd09-suspected, gcj02-over-corrected.
/// Streets: zero-length, duplicate-street, contradictory-oneway, unknown-tags, joined-ends, noded-crossings,
/// walk-islands, truck-islands, junction-off-walk, junction-off-truck, self-crossing,
/// barriers-from-streets. Turn restrictions: turn-restrictions (obeyed), turn-missing-way, turn-not-a-street,
/// turn-unclear, turn-conditional.
/// Assumed or told: assumed-crs, assumed-offset, assumed-people, assumed-footprint, weight-by-kg_day,
/// weight-by-people, weight-by-households, weight-by-floor_area, weight-by-footprint,
/// weight-by-one-household, spread-area, candidates-made, no-centres, no-depots, no-fleet, population,
/// stated-mass, and what the opener noted: encoding-guessed, header-row, no-header, numbers-in-text,
/// axis-order-assumed, axis-order-found, axis-order-mixed, axes-swapped, raster-cells, crs-from-offset.
struct HealthFinding {
    std::string code;   ///< one of the above
    std::string role;   ///< "demand", "roads", …
    std::string source; ///< file and layer
    std::int64_t count = 0;
    std::vector<std::int64_t> features; ///< ids or row numbers, the first 100
    std::string value;                  ///< a number that explains, with its unit; empty where there is none
    bool isWarning = true;              ///< false: told for information only

    friend bool operator==(const HealthFinding&, const HealthFinding&) = default;
};

/// What is wrong or was assumed with a city's data.
struct HealthReport {
    std::vector<HealthFinding> findings;

    [[nodiscard]] std::int64_t countOf(const std::string& code) const;
    friend bool operator==(const HealthReport&, const HealthReport&) = default;
};

} // namespace planner
