#pragma once

#include "app/cli/bench_book.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace app::cli {

/// Measures the routing methods on one thread: the first plan of 1,000 stops; how soon it is as short as the
/// textbook's savings with 2-opt, timed in the same run; and, for every file of `folder` (empty: none) whose
/// best-known cost stands in a `BKS.tsv` of it or of the folder above, the gap after `secondsEach` CPU
/// seconds: such a row is right when the gap is at most `MostGap`. `taken` is called with each row as it
/// comes. Throws planner::Cancelled when stopped.
[[nodiscard]] std::vector<BenchRow> benchRouting(const std::string& folder, double secondsEach,
                                                 const std::stop_token& stop,
                                                 const std::function<void(const BenchRow&)>& taken);

inline constexpr double MostGap = 0.02;

} // namespace app::cli
