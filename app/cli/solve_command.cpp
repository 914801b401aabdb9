#include "app/cli/command.h"
#include "app/cli/solve_routing.h"

#include <memory>

namespace app::cli {

namespace {

using SolveFile = ExitStatus (*)(const SolveRoutingArguments&, Context&);

void addRoutingProblem(CLI::App& solve, Selection& selection, const char* name, const char* help, SolveFile solveFile) {
    CLI::App* command = solve.add_subcommand(name, help);
    const auto arguments = std::make_shared<SolveRoutingArguments>();
    addSolveRoutingOptions(*command, *arguments);
    addWorkOptions(*command, selection.options);
    command->callback([arguments, solveFile, &selection] {
        selection.action = [arguments, solveFile](Context& context) { return solveFile(*arguments, context); };
    });
}

} // namespace

void addSolveCommand(CLI::App& app, Selection& selection) {
    CLI::App* solve =
        app.add_subcommand("solve", "The literature's benchmark files, straight to the solvers the planner uses");
    solve->require_subcommand(1);
    addRoutingProblem(*solve, selection, "vrp", "Vehicle routing: VRPLIB, Solomon, Cordeau and Kim forms", solveVrpFile);
    addRoutingProblem(*solve, selection, "lrp", "Location-routing: Prodhon's form", solveLrpFile);
}

} // namespace app::cli
