#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

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

/// The rows of one run, each told as soon as it is taken.
class BenchBook {
public:
    /// Both must outlive the book.
    BenchBook(const std::stop_token& stop, const std::function<void(const BenchRow&)>& taken)
        : m_stop(stop), m_taken(taken) {}

    /// Adds a row with the process's peak memory up to now. Throws Cancelled when a stop was asked for.
    void take(BenchRow row);
    [[nodiscard]] std::vector<BenchRow> rows() { return std::move(m_rows); }

private:
    const std::stop_token& m_stop;
    const std::function<void(const BenchRow&)>& m_taken;
    std::vector<BenchRow> m_rows;
};

/// The most memory the process ever held, MB.
[[nodiscard]] double peakMegabytes();

} // namespace app::cli
