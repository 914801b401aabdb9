#pragma once

#include "app/cli/command.h"
#include "libplanner/siting/location_text.h"

#include <optional>
#include <string>

namespace app::cli {

/// What `cabinplan solve pmedian|pcenter|lscp|mclp|cpmp|cflp` take beside the common options.
struct SolveLocationArguments {
    std::string file;
    std::optional<std::uint32_t> facilities; ///< instead of the file's
    std::optional<double> radius;
    std::string rounding; ///< "", "none", "nearest", "floor"
};

/// Adds the options above to the subcommand of this kind.
void addSolveLocationOptions(CLI::App& command, const std::string& kind, SolveLocationArguments& arguments);

/// What `--rounding` says; empty where it was not given.
[[nodiscard]] std::optional<planner::LocationRounding> locationRoundingFrom(const std::string& name);

/// Solves one of the literature's location files and tells the answer; --json as the contract says.
[[nodiscard]] ExitStatus solveLocationFile(const std::string& kind, const SolveLocationArguments& arguments,
                                           Context& context);

} // namespace app::cli
