#include "app/cli/program.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/wording/error_wording.h"
#include "app/wording/language.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>

namespace app::cli {

namespace {

ExitStatus tell(const planner::Error& error, const Selection& selection, Context& context) {
    if (selection.options.isJson) {
        const planner::ErrorDetails& d = error.details();
        const nlohmann::ordered_json json = {
            {"status", exitStatusOf(error.code()) == ExitStatus::Infeasible ? "infeasible" : "error"},
            {"error",
             {{"code", planner::errorName(error.code())},
              {"file", d.file},
              {"layer", d.layer},
              {"feature", d.feature},
              {"name", d.name},
              {"value", d.value},
              {"reason", d.reason},
              {"text", wording::messageFor(error).text().toStdString()}}}};
        context.console.result(QString::fromStdString(json.dump(2)));
    }
    context.console.say(wording::messageFor(error).text(), true);
    return exitStatusOf(error.code());
}

ExitStatus run(const Selection& selection, Context& context) {
    try {
        return selection.action(context);
    } catch (const planner::Error& error) {
        return tell(error, selection, context);
    } catch (const std::filesystem::filesystem_error& error) {
        return tell(planner::Error(planner::ErrorCode::WriteFailed,
                                   {.file = error.path1().string(), .reason = error.code().message()}),
                    selection, context);
    } catch (const planner::Cancelled&) {
        context.console.say(QCoreApplication::translate(
                                "CommandLine", "Stopped before there was a plan; nothing was written."),
                            true);
        return ExitStatus::Cancelled;
    }
}

/// The language asked for, else the user's.
QString languageOf(const CommonOptions& options) {
    return options.language.empty() ? wording::systemLanguage() : QString::fromStdString(options.language);
}

} // namespace

int runProgram(int argc, char** argv) {
    // Pictures and reports are drawn without a display; nothing of this program opens a window.
    if (std::getenv("QT_QPA_PLATFORM") == nullptr)
        qputenv("QT_QPA_PLATFORM", "offscreen");

    CLI::App cli("Plans where a city puts its recycling cabins and how the trucks collect from them.");
    cli.name("cabinplan");
    cli.set_version_flag("--version", CABIN_VERSION);
    cli.require_subcommand(1);
    cli.footer(
        "Exit status: 0 done, 1 internal error, 2 usage, 3 bad input, 4 no feasible plan, 130 cancelled.");
    Selection selection;
    addInspectCommand(cli, selection);
    addPlanCommand(cli, selection);
    addCompareCommand(cli, selection);
    addExportCommand(cli, selection);
    addDispatchCommand(cli, selection);
    addMapCommand(cli, selection);
    addReportCommand(cli, selection);
    addMakeCityCommand(cli, selection);
    addRouteCommand(cli, selection);
    addSolveCommand(cli, selection);
    addBenchCommand(cli, selection);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11's own statuses are not ours: asking for help is fine, everything else is usage.
        return static_cast<int>(cli.exit(error) == 0 ? ExitStatus::Done : ExitStatus::Usage);
    }

    // Without a folder of its own Qt complains on standard error; painting needs the larger application.
    const QTemporaryDir runtime;
    if (std::getenv("XDG_RUNTIME_DIR") == nullptr)
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    std::unique_ptr<QCoreApplication> qt;
    if (selection.drawsPictures)
        qt = std::make_unique<QApplication>(argc, argv);
    else
        qt = std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cabinplan"));
    wording::installLanguage(languageOf(selection.options));
    Console console(selection.options.isQuiet);
    const Interrupt interrupt;
    Context context{console, selection.options, interrupt.token()};
    try {
        return static_cast<int>(run(selection, context));
    } catch (const std::exception& error) {
        console.say(QString::fromUtf8(error.what()), true);
        return static_cast<int>(ExitStatus::InternalError);
    }
}

} // namespace app::cli
