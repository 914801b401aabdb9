#include "app/cli/command.h"
#include "app/cli/plan_on_streets.h"
#include "app/report/plan_report.h"
#include "app/report/report_files.h"
#include "libplanner/base/error.h"

#include <QFileInfo>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace app::cli {

namespace {

struct ReportArguments {
    std::string project;
    std::vector<std::string> out;
    std::string date;
    bool isSummary = false;
};

void checkFormats(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const QString ending = QFileInfo(QString::fromStdString(file)).suffix().toLower();
        if (ending != QLatin1String("pdf") && ending != QLatin1String("html"))
            throw planner::Error(planner::ErrorCode::UnknownFormat,
                                 {.file = file, .value = ending.toStdString()});
    }
}

ExitStatus runReport(const ReportArguments& arguments, Context& context) {
    checkFormats(arguments.out);
    const planner::gis::StoredPlan stored = planner::gis::loadPlan(arguments.project);
    report::ReportInput input;
    input.plan = planOnStreets(stored, context);
    input.base = render::makeBaseMap(input.plan->city);
    input.parameters = effectiveParameters(stored.project);
    input.sources = stored.project.sources;
    input.date = QString::fromStdString(arguments.date);
    input.version = QStringLiteral(CABIN_VERSION);
    const report::PlanReport made =
        arguments.isSummary ? report::makeSummary(input) : report::makePlanReport(input, context.stop);
    QStringList files;
    for (const std::string& file : arguments.out) {
        report::writeReport(made, QString::fromStdString(file));
        files += QString::fromStdString(file);
    }
    if (context.options.isJson)
        context.console.result(
            QString::fromStdString(nlohmann::ordered_json{{"files", arguments.out}}.dump(2)));
    else
        context.console.result(files.join(QLatin1Char('\n')));
    return ExitStatus::Done;
}

} // namespace

void addReportCommand(CLI::App& app, Selection& selection) {
    CLI::App* command = app.add_subcommand(
        "report", "The plan report: needs, resources, cost, risk, with maps, as PDF and HTML");
    const auto arguments = std::make_shared<ReportArguments>();
    command->add_option("project", arguments->project, "A stored plan (*.cabin.gpkg)")
        ->type_name("PROJECT")
        ->required();
    command->add_option("--out", arguments->out, "Files to write, .pdf or .html, separated by commas")
        ->delimiter(',')
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--date", arguments->date,
                     "Date to print on it, as 2025-12-31; values that ended before it are marked")
        ->type_name("DATE");
    command->add_flag("--summary", arguments->isSummary, "One page of ten numbers only");
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.drawsPictures = true;
        selection.action = [arguments](Context& context) { return runReport(*arguments, context); };
    });
}

} // namespace app::cli
