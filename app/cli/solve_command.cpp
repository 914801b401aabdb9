#include "app/cli/command.h"
#include "app/cli/solve_capacitated.h"
#include "app/cli/solve_location.h"
#include "app/cli/solve_routing.h"

#include <memory>
#include <string>

namespace app::cli {

namespace {

using SolveFile = ExitStatus (*)(const SolveRoutingArguments&, Context&);

void addRoutingProblem(CLI::App& solve, Selection& selection, const char* name, const char* help,
                       SolveFile solveFile) {
    CLI::App* command = solve.add_subcommand(name, help);
    const auto arguments = std::make_shared<SolveRoutingArguments>();
    addSolveRoutingOptions(*command, *arguments);
    addWorkOptions(*command, selection.options);
    command->callback([arguments, solveFile, &selection] {
        selection.action = [arguments, solveFile](Context& context) {
            return solveFile(*arguments, context);
        };
    });
}

void addLocationProblem(CLI::App& solve, Selection& selection, const std::string& kind, const char* help) {
    CLI::App* command = solve.add_subcommand(kind, help);
    const auto arguments = std::make_shared<SolveLocationArguments>();
    addSolveLocationOptions(*command, kind, *arguments);
    addWorkOptions(*command, selection.options);
    command->callback([arguments, kind, &selection] {
        selection.action = [arguments, kind](Context& context) {
            const bool isCapacitated = kind == "cpmp" || kind == "cflp";
            return isCapacitated ? solveCapacitatedFile(kind, *arguments, context)
                                 : solveLocationFile(kind, *arguments, context);
        };
    });
}

} // namespace

void addSolveCommand(CLI::App& app, Selection& selection) {
    CLI::App* solve = app.add_subcommand(
        "solve", "The literature's benchmark files, straight to the solvers the planner uses");
    solve->require_subcommand(1);
    addLocationProblem(*solve, selection, "pmedian",
                       "Least weighted distance with p sites: OR-Library, TSPLIB forms");
    addLocationProblem(*solve, selection, "pcenter",
                       "Shortest longest distance with p sites: the same forms");
    addLocationProblem(*solve, selection, "lscp",
                       "Fewest sites that cover all within a radius: the same forms");
    addLocationProblem(*solve, selection, "mclp",
                       "Most demand covered within a radius by p sites: coordinates and demands");
    addLocationProblem(*solve, selection, "cpmp",
                       "Least distance with p sites of limited capacity: pmedcap and SJC forms");
    addLocationProblem(*solve, selection, "cflp",
                       "Sites of limited capacity at least cost, every client served by one: Holmberg, Yang, "
                       "OR-Library forms");
    addRoutingProblem(*solve, selection, "vrp", "Vehicle routing: VRPLIB, Solomon, Cordeau and Kim forms",
                      solveVrpFile);
    addRoutingProblem(*solve, selection, "lrp", "Location-routing: Prodhon's form", solveLrpFile);
}

} // namespace app::cli
