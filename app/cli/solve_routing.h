#pragma once

#include "app/cli/command.h"

#include <optional>
#include <string>

namespace app::cli {

/// What `cabinplan solve vrp` and `solve lrp` take beside the common options.
struct SolveRoutingArguments {
    std::string file;
    std::string rounding;     ///< "", "none", "nearest", "floor", "ceil"
    std::string solutionFile; ///< empty: none; else the field's own form
    bool withBound = true;
};

/// Adds the options above to a subcommand.
void addSolveRoutingOptions(CLI::App& command, SolveRoutingArguments& arguments);

/// Solves one of the literature's vehicle routing files and tells the answer; --json as the contract says.
[[nodiscard]] ExitStatus solveVrpFile(const SolveRoutingArguments& arguments, Context& context);

/// The same for a location-routing file of Prodhon's form.
[[nodiscard]] ExitStatus solveLrpFile(const SolveRoutingArguments& arguments, Context& context);

} // namespace app::cli
