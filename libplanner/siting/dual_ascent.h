#pragma once

#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Client prices, in cost units, near the best a bound can be had with: as if opening any site cost `toll`,
/// all clients raise their prices together until the sites they would pay for have their toll; the toll for
/// which the bound is highest is looked for. Interrupted: the best so far, at worst all prices zero.
/// Cost: some tens of passes over the entries cheaper than the prices.
/// Source: Erlenkotter (1978), A dual-based procedure for uncapacitated facility location; the toll replaces
/// the number of sites, Cornuejols, Fisher and Nemhauser (1977).
[[nodiscard]] std::vector<double> dualAscentPrices(const MedianInstance& instance, double firstToll,
                                                   WorkMeter& meter);

} // namespace planner::detail
