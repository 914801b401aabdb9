#pragma once

#include "app/cli/bench_book.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace app::cli {

/// Measures the siting methods on one thread: small cases against trying every choice and, where the program
/// `cbc` is installed, against it; homes and sites of a made town: how soon there is a usable plan, the gap
/// after some seconds, and an edited cabin. A row with a gap is right when the gap keeps its bar. `isLarge`:
/// a whole city as well (minutes, 4 GB). `taken` is called with each row as it comes. Throws
/// planner::Cancelled when stopped.
[[nodiscard]] std::vector<BenchRow> benchSiting(bool isLarge, const std::stop_token& stop,
                                                const std::function<void(const BenchRow&)>& taken);

} // namespace app::cli
