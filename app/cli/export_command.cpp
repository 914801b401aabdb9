#include "app/cli/command.h"
#include "libplanner/gis/export.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace app::cli {

namespace {

ExitStatus runExport(const std::string& project, const planner::gis::ExportOptions& options,
                     Context& context) {
    const std::vector<std::string> files = planner::gis::exportProject(project, options);
    if (context.options.isJson) {
        const nlohmann::ordered_json json = {{"files", files}};
        context.console.result(QString::fromStdString(json.dump(2)));
        return ExitStatus::Done;
    }
    QStringList lines;
    for (const std::string& file : files)
        lines << QString::fromStdString(file);
    context.console.result(lines.join(QLatin1Char('\n')));
    return ExitStatus::Done;
}

} // namespace

void addExportCommand(CLI::App& app, Selection& selection) {
    struct Arguments {
        std::string project;
        planner::gis::ExportOptions options;
    };
    CLI::App* command =
        app.add_subcommand("export", "Write a stored plan in other formats, read back and verified");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("project", arguments->project, "A stored plan (*.cabin.gpkg)")
        ->type_name("PROJECT")
        ->required();
    command->add_option("--format", arguments->options.formats, "Formats, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember({"shp", "gpkg", "geojson", "csv", "xlsx"}))
        ->required();
    command
        ->add_option("--crs", arguments->options.crs,
                     "CRS of the files (none: the plan's; GeoJSON: always WGS 84)")
        ->type_name("EPSG:N");
    command->add_option("--encoding", arguments->options.encodings, "Encoding of shapefiles' texts")
        ->delimiter(',')
        ->check(CLI::IsMember({"UTF-8", "GBK"}));
    command
        ->add_option("--fields", arguments->options.fieldsTemplate,
                     "CSV with target, type, width, source, constant: the city's own table of cabins")
        ->type_name("TEMPLATE.csv");
    command->add_option("--layers", arguments->options.layers, "Only these layers")
        ->delimiter(',')
        ->type_name("NAME");
    command->add_flag("--allow-personal", arguments->options.allowPersonal,
                      "Rows for single homes, not only by district");
    command->add_option("--out", arguments->options.folder, "Folder for the files")
        ->type_name("DIR")
        ->required();
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.action = [arguments](Context& context) {
            return runExport(arguments->project, arguments->options, context);
        };
    });
}

} // namespace app::cli
