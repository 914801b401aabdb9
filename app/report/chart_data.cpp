#include "app/report/chart_data.h"

#include <algorithm>
#include <cmath>

namespace app::report {

namespace {

void count(Histogram& histogram, double value, double weight) {
    const auto bar = static_cast<std::size_t>(std::max(0.0, std::floor(value / histogram.width)));
    if (bar >= histogram.bars.size())
        histogram.bars.resize(bar + 1, 0.0);
    histogram.bars[bar] += weight;
    histogram.total += weight;
}

} // namespace

std::vector<double> Histogram::cumulative() const {
    std::vector<double> shares;
    double sum = 0.0;
    for (const double bar : bars) {
        sum += bar;
        shares.push_back(total > 0.0 ? sum / total : 0.0);
    }
    return shares;
}

Histogram walkHistogram(const planner::Plan& plan) {
    Histogram histogram;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i)
        if (plan.allocation[i].cabin)
            count(histogram, planner::inMetres(plan.allocation[i].walk),
                  planner::inPersons(plan.city->demand[i].people));
    return histogram;
}

Histogram fillHistogram(const planner::Plan& plan) {
    constexpr double LongestShown = 30.0; // days; fuller ones count in the last bar
    Histogram histogram;
    histogram.width = 1.0;
    for (const planner::Cabin& cabin : plan.cabins)
        if (std::isfinite(cabin.fillDays))
            count(histogram, std::min(cabin.fillDays, LongestShown), 1.0);
    return histogram;
}

TruckLoads truckLoads(const planner::Plan& plan) {
    TruckLoads loads;
    for (const planner::PlannedRoute& route : plan.routes)
        loads.days = std::max(loads.days, static_cast<std::size_t>(route.day) + 1);
    for (const planner::PlannedRoute& route : plan.routes) {
        auto truck = std::find(loads.trucks.begin(), loads.trucks.end(), route.truck);
        if (truck == loads.trucks.end()) {
            truck = loads.trucks.insert(loads.trucks.end(), route.truck);
            loads.kilograms.emplace_back(loads.days, 0.0);
        }
        loads.kilograms[static_cast<std::size_t>(truck - loads.trucks.begin())][route.day] +=
            planner::inKilograms(route.mass);
    }
    return loads;
}

} // namespace app::report
