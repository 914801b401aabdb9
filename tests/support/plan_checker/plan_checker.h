#pragma once

#include "tests/support/plan_checker/finding_book.h"

#include <cstddef>
#include <map>
#include <string>

namespace checker {

struct CheckOptions {
    std::string plan;                       ///< plan.cabin.gpkg
    std::string city;                       ///< the City file it was made from
    std::string profile;                    ///< resources/profiles/….json
    std::map<std::string, double> settings; ///< --set values of the plan, if the plan does not tell them
    double walkTolerance = 0.01;            ///< m
    double kilometreTolerance = 0.005;      ///< km a route
};

struct CheckReport {
    FindingBook findings;
    std::size_t homes = 0; ///< whose walk was computed anew
    std::size_t unserved = 0;
    std::size_t cabins = 0;
    std::size_t routes = 0;
    double longestError = 0.0; ///< m, between the plan's walks and these
};

/// Confirms a plan from its own files and its sources, by own means: which cabin is nearest to whom and how
/// far, all sums, what trucks carry, how long they drive, what was collected, every indicator.
///
/// Throws std::runtime_error where something cannot be read at all.
[[nodiscard]] CheckReport checkPlan(const CheckOptions& options);

} // namespace checker
