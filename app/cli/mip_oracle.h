#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app::cli {

/// A location problem small enough to be written out pair by pair: exactly `facilities` sites (0: any number)
/// serve every client wholly, within their capacities where there are some.
struct PairProblem {
    std::uint32_t facilities = 0;
    std::vector<std::int64_t> openingCosts; ///< one a site
    std::vector<std::int64_t> costs;        ///< client by client, one a site
    std::vector<std::int64_t> demands;      ///< one a client; empty: no capacities
    std::vector<std::int64_t> capacities;   ///< one a site

    [[nodiscard]] std::size_t siteCount() const { return openingCosts.size(); }
    [[nodiscard]] std::size_t clientCount() const { return costs.size() / openingCosts.size(); }
};

struct MipAnswer {
    std::int64_t objective = 0;
    double cpuSeconds = 0.0; ///< of the program's process
};

/// Whether the program `cbc` can be started.
[[nodiscard]] bool hasMipSolver();

/// The optimum as the program `cbc` finds it, in a process of its own: an oracle that shares no code with
/// ours. Empty where it does not prove one within `seconds`. Throws Error{WriteFailed}.
[[nodiscard]] std::optional<MipAnswer> solveAsMip(const PairProblem& problem, int seconds);

} // namespace app::cli
