#include "libplanner/planning/door_days.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace planner::detail {

namespace {

constexpr std::uint32_t LongestInterval = 14;

/// A number that grows with the direction from `from` to `to`, the same on every machine: no trigonometry.
double direction(Point from, Point to) {
    const double x = to.x - from.x;
    const double y = to.y - from.y;
    const double sum = std::abs(x) + std::abs(y);
    if (sum == 0.0)
        return 0.0;
    const double along = x / sum;
    return y >= 0.0 ? 1.0 - along : 3.0 + along;
}

} // namespace

std::uint32_t doorInterval(MassRate rate, const Parameters& parameters) {
    const double days = parameters.value("door.order_kg") / std::max(1e-9, inKilogramsPerDay(rate));
    return static_cast<std::uint32_t>(std::clamp(std::ceil(days), 1.0, double{LongestInterval}));
}

std::vector<DoorDay> doorDays(const Plan& plan, const Parameters& parameters, std::uint32_t days) {
    // By cabin and interval, so that each kind is spread over its own cycle.
    std::map<std::pair<std::size_t, std::uint32_t>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i)
        if (plan.allocation[i].pickup)
            groups[{plan.allocation[i].pickup->value(), doorInterval(plan.weights->collected[i], parameters)}]
                .push_back(i);
    std::map<std::pair<std::size_t, std::uint32_t>, DoorDay> found;
    for (auto& [key, homes] : groups) {
        const auto& [cabin, interval] = key;
        const Point base = plan.cabins[cabin].at;
        const auto order = [&](std::size_t home) {
            const Point at = plan.city->demand[home].at;
            return std::tuple(direction(base, at), at.x, at.y, home);
        };
        std::sort(homes.begin(), homes.end(),
                  [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
        for (std::size_t k = 0; k < homes.size(); ++k)
            for (auto day = static_cast<std::uint32_t>(k * interval / homes.size()); day < days;
                 day += interval) {
                DoorDay& entry = found[{cabin, day}];
                entry.cabin = cabin;
                entry.day = day;
                entry.homes.push_back(homes[k]);
                entry.filled.push_back(interval);
            }
    }
    std::vector<DoorDay> result;
    for (auto& [key, entry] : found)
        result.push_back(std::move(entry));
    return result;
}

} // namespace planner::detail
