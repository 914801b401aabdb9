#pragma once

#include "app/cli/bench_book.h"
#include "libplanner/scenario/plan.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace app::cli {

/// Measures sharp redraws of 1920 × 1080 pixels on one thread, tile by tile as the window draws them: the
/// city with everything on, whole and near, and a made city of 200,000 street segments and 300,000 buildings
/// at many scales. `plan` may be null. `taken` is called with each row as it comes. Throws planner::Cancelled
/// when stopped.
[[nodiscard]] std::vector<BenchRow> benchMap(const std::shared_ptr<const planner::City>& city,
                                             const std::shared_ptr<const planner::Plan>& plan,
                                             const std::stop_token& stop,
                                             const std::function<void(const BenchRow&)>& taken);

} // namespace app::cli
