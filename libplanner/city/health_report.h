#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace planner {

/// One finding about the data: nothing is left out of a plan without being counted here.
struct HealthFinding {
    std::string code;   ///< "off-network", "behind-barrier", "duplicate-place", "zero-weight", "no-geometry",
                        ///< "outside-area", "total-row", "gcj02-suspected", "assumed-offset", …
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
