#pragma once

#include <optional>
#include <string>

namespace app::cli {

/// One measurement of `cabinplan bench`: our CPU seconds against a baseline's, taken in one run.
struct BenchRow {
    std::string workload = {};
    double oursCpuSeconds = 0.0;
    std::string baseline = {}; ///< empty: the bar is in seconds
    std::optional<double> baselineCpuSeconds = std::nullopt;
    double bar = 0.0;    ///< the largest ratio, or number of seconds, that passes
    bool isRight = true; ///< every distance compared was equal
    double peakMegabytes = 0.0;

    [[nodiscard]] std::optional<double> ratio() const {
        return baselineCpuSeconds ? std::optional(oursCpuSeconds / *baselineCpuSeconds) : std::nullopt;
    }
    [[nodiscard]] bool isOk() const { return isRight && ratio().value_or(oursCpuSeconds) <= bar; }
};

} // namespace app::cli
