#include "app/cli/how_many_output.h"

#include "app/cli/text_table.h"
#include "app/wording/number_wording.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace app::cli {

using nlohmann::ordered_json;

ordered_json numbersToJson(const planner::NumberTable& table, const planner::City& city) {
    const auto people = [](const std::optional<planner::People>& p) {
        return p ? ordered_json(planner::inPersons(*p)) : ordered_json(nullptr);
    };
    const auto mass = [](const std::optional<planner::MassRate>& m) {
        return m ? ordered_json(planner::inKilogramsPerDay(*m)) : ordered_json(nullptr);
    };
    ordered_json rows = ordered_json::array();
    for (const planner::NumberRow& row : table.rows)
        rows.push_back({{"cabins", row.cabins},
                        {"people", planner::inPersons(row.reached)},
                        {"kg_day", planner::inKilogramsPerDay(row.collected)},
                        {"kg_day_attending", planner::inKilogramsPerDay(row.attending)},
                        {"walk_mean", planner::inMetres(row.walkMean)},
                        {"gain_people", people(row.gainReached)},
                        {"gain_kg_day", mass(row.gainCollected)},
                        {"gain_kg_day_attending", mass(row.gainAttending)}});
    ordered_json districts = ordered_json::array();
    for (const planner::DistrictNorm& norm : table.norm.districts)
        districts.push_back(
            {{"district", norm.district ? ordered_json(city.districts[norm.district->value()].name)
                                        : ordered_json(nullptr)},
             {"households", norm.households},
             {"norm", norm.cabins},
             {"existing", norm.existing}});
    return {{"norm", table.norm.cabins},
            {"asked", table.asked},
            {"existing", table.existing},
            {"districts", std::move(districts)},
            {"numbers", std::move(rows)}};
}

QString numbersText(const planner::NumberTable& table, const planner::City& city) {
    const auto say = [](const char* text) { return QCoreApplication::translate("CommandLine", text); };
    TextTable numbers({say(QT_TRANSLATE_NOOP("CommandLine", "Cabins")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "People in reach")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "by the last")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "kg/day")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "still brought")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "by the last")),
                       say(QT_TRANSLATE_NOOP("CommandLine", "Mean walk"))});
    for (const planner::NumberRow& row : table.rows)
        numbers.add({wording::number(row.cabins), wording::number(planner::inPersons(row.reached)),
                     row.gainReached ? wording::number(planner::inPersons(*row.gainReached)) : QString(),
                     wording::number(planner::inKilogramsPerDay(row.collected)),
                     wording::number(planner::inKilogramsPerDay(row.attending)),
                     row.gainAttending ? wording::number(planner::inKilogramsPerDay(*row.gainAttending), 1)
                                       : QString(),
                     wording::metresText(row.walkMean)});
    QStringList lines = {numbers.text(), QString(),
                         QCoreApplication::translate("CommandLine", "Norm %1, asked %2, existing %3")
                             .arg(table.norm.cabins)
                             .arg(table.asked)
                             .arg(table.existing)};
    const bool hasDistricts =
        std::any_of(table.norm.districts.begin(), table.norm.districts.end(),
                    [](const planner::DistrictNorm& norm) { return norm.district.has_value(); });
    if (hasDistricts) {
        TextTable districts({say(QT_TRANSLATE_NOOP("CommandLine", "District")),
                             say(QT_TRANSLATE_NOOP("CommandLine", "Households")),
                             say(QT_TRANSLATE_NOOP("CommandLine", "Norm")),
                             say(QT_TRANSLATE_NOOP("CommandLine", "Existing"))});
        for (const planner::DistrictNorm& norm : table.norm.districts)
            districts.add({norm.district
                               ? QString::fromStdString(city.districts[norm.district->value()].name)
                               : QCoreApplication::translate("CommandLine", "outside all districts"),
                           wording::number(norm.households), wording::number(norm.cabins),
                           wording::number(norm.existing)});
        lines << QString() << districts.text();
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace app::cli
