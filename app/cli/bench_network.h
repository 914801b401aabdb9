#pragma once

#include "app/cli/bench_book.h"
#include "libplanner/network/street_network.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace app::cli {

struct NetworkBenchOptions {
    std::optional<double> buildCpuSeconds = std::nullopt; ///< what building the network cost, for its own row
    bool buildsLarge = false; ///< a network of 1,000,000 segments as well, which takes some GB
    std::string only = {};    ///< the group of rows to measure; empty: all. The names are those of --only.
};

/// Measures the network's methods against Boost's Dijkstra on a compressed sparse row graph, on one thread,
/// and compares the distances. Boost runs on a sample of the sources and its time is scaled up to all of
/// them.
///
/// `turning`: the same streets with turn rules, for the tables with turns; null: none are measured.
/// `taken` is called with each row as it comes. Throws planner::Cancelled when stopped.
[[nodiscard]] std::vector<BenchRow> benchNetwork(const std::shared_ptr<const planner::StreetNetwork>& network,
                                                 const std::shared_ptr<const planner::StreetNetwork>& turning,
                                                 const NetworkBenchOptions& options,
                                                 const std::stop_token& stop,
                                                 const std::function<void(const BenchRow&)>& taken);

} // namespace app::cli
