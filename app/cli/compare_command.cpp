#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/scenario/comparison.h"

#include <QCoreApplication>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace app::cli {

using nlohmann::ordered_json;

namespace {

ordered_json toJson(const planner::Comparison& comparison) {
    ordered_json indicators = ordered_json::object();
    for (const planner::IndicatorPair& pair : comparison.indicators) {
        ordered_json& row = indicators[pair.name];
        row["unit"] = pair.unit;
        row["before"] = pair.before ? ordered_json(*pair.before) : ordered_json(nullptr);
        row["after"] = pair.after ? ordered_json(*pair.after) : ordered_json(nullptr);
        row["difference"] =
            pair.before && pair.after ? ordered_json(*pair.after - *pair.before) : ordered_json(nullptr);
    }
    const auto keys = [](const std::vector<planner::Key>& list) {
        ordered_json array = ordered_json::array();
        for (const planner::Key& key : list)
            array.push_back(key.text());
        return array;
    };
    ordered_json moved = ordered_json::array();
    for (const planner::MovedCabin& cabin : comparison.moved)
        moved.push_back(
            {{"before", cabin.before.text()}, {"after", cabin.after.text()}, {"metres", cabin.metres}});
    return {{"indicators", indicators},
            {"gained", keys(comparison.gained)},
            {"lost", keys(comparison.lost)},
            {"moved", moved},
            {"people_better", planner::inPersons(comparison.better)},
            {"people_worse", planner::inPersons(comparison.worse)},
            {"people_unchanged", planner::inPersons(comparison.unchanged)},
            {"homes_not_in_both", comparison.homesNotInBoth}};
}

QString toText(const planner::Comparison& comparison) {
    TextTable table({QCoreApplication::translate("CommandLine", "Indicator"),
                     QCoreApplication::translate("CommandLine", "before"),
                     QCoreApplication::translate("CommandLine", "after"),
                     QCoreApplication::translate("CommandLine", "difference")});
    for (const planner::IndicatorPair& pair : comparison.indicators) {
        const auto cell = [&pair](const std::optional<double>& value) {
            return value ? wording::valueText(*value, pair.unit, false) : QStringLiteral("–");
        };
        QString difference = QStringLiteral("–");
        if (pair.before && pair.after) {
            const double change = *pair.after - *pair.before;
            difference = (change > 0.0 ? QStringLiteral("+") : QString()) +
                         wording::valueText(change, pair.unit, false);
        }
        table.add({wording::titleOf(pair.name), cell(pair.before), cell(pair.after), difference});
    }
    QStringList lines = {table.text(), QString()};
    lines << QCoreApplication::translate("CommandLine", "Cabins gained: %1, lost: %2, moved: %3")
                 .arg(comparison.gained.size())
                 .arg(comparison.lost.size())
                 .arg(comparison.moved.size());
    lines << QCoreApplication::translate("CommandLine", "People better off: %1, worse off: %2, unchanged: %3")
                 .arg(wording::peopleText(comparison.better), wording::peopleText(comparison.worse),
                      wording::peopleText(comparison.unchanged));
    if (comparison.homesNotInBoth > 0)
        lines << QCoreApplication::translate("CommandLine", "Homes that only one of the plans knows: %1")
                     .arg(comparison.homesNotInBoth);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void addCompareCommand(CLI::App& app, Selection& selection) {
    struct Arguments {
        std::string before;
        std::string after;
    };
    CLI::App* command = app.add_subcommand("compare", "Two stored plans side by side");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("before", arguments->before, "A stored plan")->type_name("PROJECT_A")->required();
    command->add_option("after", arguments->after, "Another")->type_name("PROJECT_B")->required();
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.action = [arguments](Context& context) {
            const planner::gis::StoredPlan before = planner::gis::loadPlan(arguments->before);
            const planner::gis::StoredPlan after = planner::gis::loadPlan(arguments->after);
            const planner::Comparison comparison = comparePlans(*before.plan, *after.plan);
            context.console.result(context.options.isJson ? QString::fromStdString(toJson(comparison).dump(2))
                                                          : toText(comparison));
            return ExitStatus::Done;
        };
    });
}

} // namespace app::cli
