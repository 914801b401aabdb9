#pragma once

#include "app/desktop/models/column_model.h"

#include "libplanner/scenario/plan.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace app::desktop {

/// Columns over a plan's lists; they keep the plan alive.
[[nodiscard]] std::vector<Column> cabinColumns(std::shared_ptr<const planner::Plan> plan,
                                               std::vector<planner::SiteConsent> consents = {});
[[nodiscard]] std::vector<Column> routeColumns(std::shared_ptr<const planner::Plan> plan);
[[nodiscard]] std::vector<Column> indicatorColumns(std::shared_ptr<const planner::Plan> plan);
/// Over the demand points named by `homes`.
[[nodiscard]] std::vector<Column> unservedColumns(std::shared_ptr<const planner::Plan> plan,
                                                  std::shared_ptr<const std::vector<std::uint32_t>> homes);
/// Demand points without a cabin, in the city's order.
[[nodiscard]] std::vector<std::uint32_t> unservedHomes(const planner::Plan& plan);

} // namespace app::desktop
