#pragma once

#include "app/cli/command.h"
#include "app/cli/solve_location.h"

#include <string>

namespace app::cli {

/// Solves a file of kind cpmp or cflp, where capacities hold and every client is served by one site, and
/// tells the answer; --json as the contract says. Infeasible: no objective, and the limit that binds.
[[nodiscard]] ExitStatus solveCapacitatedFile(const std::string& kind,
                                              const SolveLocationArguments& arguments, Context& context);

} // namespace app::cli
