#pragma once

#include "app/cli/common_options.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"

#include <CLI/App.hpp>

#include <functional>
#include <stop_token>

namespace app::cli {

/// What a running subcommand has at hand.
struct Context {
    Console& console;
    const CommonOptions& options;
    std::stop_token stop;
};

/// What a subcommand does once the command line has been understood.
using Action = std::function<ExitStatus(Context&)>;

/// Where a subcommand leaves its options and its action while the command line is read. One lives as long as
/// the program.
struct Selection {
    CommonOptions options;
    Action action;
    bool drawsPictures = false; ///< needs fonts and painting
};

// Each declares its options and, when chosen, sets `selection.action`. One file a subcommand.
void addInspectCommand(CLI::App& app, Selection& selection);
void addPlanCommand(CLI::App& app, Selection& selection);
void addCompareCommand(CLI::App& app, Selection& selection);
void addExportCommand(CLI::App& app, Selection& selection);
void addDispatchCommand(CLI::App& app, Selection& selection);
void addMapCommand(CLI::App& app, Selection& selection);
void addReportCommand(CLI::App& app, Selection& selection);
void addMakeCityCommand(CLI::App& app, Selection& selection);
void addRouteCommand(CLI::App& app, Selection& selection);
void addSolveCommand(CLI::App& app, Selection& selection);
void addBenchCommand(CLI::App& app, Selection& selection);

} // namespace app::cli
