#include "app/cli/command.h"
#include "sample_maps/generator/town.h"
#include "sample_maps/generator/town_writer.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace app::cli {

void addMakeCityCommand(CLI::App& app, Selection& selection) {
    struct Arguments {
        planner::TownOptions options;
        std::string out;
    };
    CLI::App* command = app.add_subcommand("make-city", "Make a town of any size, with a City file");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--buildings", arguments->options.buildings, "How many buildings")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{100}, std::size_t{1'000'000}));
    command->add_option("--seed", arguments->options.seed, "Another seed, another town")->type_name("S");
    command->add_option("--out", arguments->out, "Folder for the town")->type_name("DIR")->required();
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.action = [arguments](Context& context) {
            const planner::TownLayers town =
                planner::makeTown(arguments->options, context.stop, context.console.progressFunction());
            const std::vector<std::string> files = planner::writeTown(town, arguments->out, {});
            if (context.options.isJson) {
                const nlohmann::ordered_json json = {{"name", town.name},
                                                     {"crs", town.crs},
                                                     {"street_vertices", town.streetVertices},
                                                     {"files", files}};
                context.console.result(QString::fromStdString(json.dump(2)));
                return ExitStatus::Done;
            }
            QStringList lines;
            for (const std::string& file : files)
                lines << QString::fromStdString(file);
            context.console.result(lines.join(QLatin1Char('\n')));
            return ExitStatus::Done;
        };
    });
}

} // namespace app::cli
