#include "app/cli/plan_text.h"

#include "app/cli/text_table.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"
#include "app/wording/siting_wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>

namespace app::cli {

namespace {

QString indicatorTable(const planner::Indicators& indicators) {
    TextTable table({QString(), QString(), QString()});
    for (const planner::Indicator& indicator : indicators) {
        const wording::IndicatorText text = wording::textOf(indicator);
        table.add({text.title, text.value,
                   indicator.isAssumed ? QCoreApplication::translate("CommandLine", "assumed") : QString()});
    }
    return table.text();
}

QStringList unservedLines(const planner::Plan& plan) {
    std::map<planner::UnservedReason, std::int64_t> counts;
    for (const planner::Allocation& allocation : plan.allocation)
        if (!allocation.cabin)
            ++counts[allocation.reason];
    QStringList lines;
    for (const auto& [reason, count] : counts)
        lines << QCoreApplication::translate("CommandLine", "%1 homes without a cabin: %2")
                     .arg(wording::number(static_cast<double>(count)), wording::nameOf(reason));
    return lines;
}

} // namespace

QString planText(const planner::Plan& plan, const std::vector<std::string>& files) {
    QStringList lines = {indicatorTable(plan.indicators)};
    lines << QString() << wording::objectiveInWords(plan.siting) << wording::gapInWords(plan.siting);
    if (plan.siting.second)
        lines << wording::secondInWords(*plan.siting.second);
    lines << unservedLines(plan);
    for (const planner::UncollectedCabin& missed : plan.uncollected)
        lines << QCoreApplication::translate("CommandLine", "Cabin %1 is not emptied on day %2: %3")
                     .arg(QString::fromStdString(plan.cabins[missed.cabin.value()].key.text()))
                     .arg(missed.day + 1)
                     .arg(wording::missedInWords(missed));
    for (const planner::Pin& pin : plan.detachedPins)
        lines << QCoreApplication::translate("CommandLine", "Pin %1 fits no candidate within 30 m: %2")
                     .arg(QString::fromStdString(pin.site.text()), QString::fromStdString(pin.reason));
    for (const std::string& warning : plan.warnings)
        lines << wording::warning(warning);
    if (plan.isCancelled)
        lines << QCoreApplication::translate("CommandLine", "Stopped: this is the best plan so far.");
    lines << QString();
    for (const std::string& file : files)
        lines << QString::fromStdString(file);
    return lines.join(QLatin1Char('\n'));
}

} // namespace app::cli
