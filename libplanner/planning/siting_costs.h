#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/city/parameters.h"
#include "libplanner/demand/demand_model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planner {

/// A size a cabin may have.
struct CabinSize {
    std::string name;    ///< "small", "standard", "large"
    MassRate capacity;   ///< what one holds when it is emptied every second day
    double building = 0; ///< money, once
    double perYear = 0;  ///< building spread over its life, and running it
    double running = 0;  ///< running alone: what one that stands already costs a year
};

/// One or several cabins of one size side by side, and what they cost a year.
struct SizeChoice {
    std::size_t size = 0;
    std::uint32_t units = 1;
    double perYear = 0;
};

/// What cabins and walking cost a year, in the project's currency, from the profile.
struct SitingCosts {
    std::vector<CabinSize> sizes;
    double perWalk = 0; ///< money a year for each g/day × mm, there and back
    double closing = 0; ///< money, once, for taking a cabin away that stands

    /// The cheapest cabins of one size that hold `load`; at least one.
    [[nodiscard]] SizeChoice cheapest(MassRate load, bool isStanding) const;
};

/// Building is spread by the annuity r / (1 - (1 + r)^-n). Running: `cost.cabin_opex_year`, wages of
/// attendants, electricity. Walking: kg/day ÷ kg per visit × way there and back ÷ walking speed × value of
/// time.
[[nodiscard]] SitingCosts sitingCosts(const Parameters& parameters, const std::vector<Stream>& streams);

/// Straight lines below the cost of a site over its load: `fixed` + `slope` × g/day is never more than
/// SitingCosts::cheapest() costs, whatever the load. One slope for new cabins and those that stand, so that
/// it can be paid with the walk. Siting with the lines gives a bound that holds for the true, stepped costs.
struct CostLines {
    double fixedNew = 0;
    double fixedStanding = 0;
    double slope = 0; ///< money a year for each g/day
};
[[nodiscard]] CostLines linesBelow(const SitingCosts& costs);

} // namespace planner
