#pragma once

#include "libplanner/base/progress.h"

#include <CLI/App.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace app::cli {

/// Options every subcommand that works for long takes.
struct CommonOptions {
    std::uint64_t seed = 1;
    unsigned threads = 2;
    bool isQuiet = false;
    bool isJson = false;
    std::string language;
    std::int64_t effort = 0;
    std::optional<double> wallSeconds;
    std::optional<double> cpuSeconds;
    bool isSeedGiven = false;
    bool isEffortGiven = false;

    [[nodiscard]] planner::WorkBudget budget() const;
};

/// Refuses what is not a number above 0, in words.
[[nodiscard]] CLI::Validator aboveZero();

/// --quiet, --json and --lang only.
void addOutputOptions(CLI::App& command, CommonOptions& options);
/// All of them.
void addWorkOptions(CLI::App& command, CommonOptions& options);

} // namespace app::cli
