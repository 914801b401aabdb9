#include "libplanner/planning/collection_amounts.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace planner {

std::string amountText(const MissedPickup& missed) {
    if (missed.unit.empty() || missed.amount <= 0.0)
        return {};
    std::array<char, 32> text{};
    const bool isFine = missed.amount < 10.0 && missed.unit != "trucks" && missed.unit != "min";
    std::snprintf(text.data(), text.size(), isFine ? "%.2f" : "%.0f",
                  isFine ? missed.amount : std::ceil(missed.amount));
    return std::string(text.data()) + " " + missed.unit;
}

std::string limitCode(const MissedPickup& missed) {
    if (missed.limit == RoutingLimit::Capacity)
        return missed.unit == "kg" ? "kg" : "volume";
    return nameOf(missed.limit);
}

} // namespace planner
