#include "app/wording/plan_headline.h"

#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace app::wording {

namespace {

QString tell(const char* text) {
    return QCoreApplication::translate("Headline", text);
}

QString valueOf(const planner::Plan& plan, const char* name) {
    const planner::Indicator* found = planner::findIndicator(plan.indicators, name);
    return found ? textOf(*found).value : QString();
}

/// "about" before a figure that rests on an assumed value.
QString hedged(const planner::Plan& plan, const char* name) {
    const planner::Indicator* found = planner::findIndicator(plan.indicators, name);
    const QString value = valueOf(plan, name);
    return found && found->isAssumed
               ? QCoreApplication::translate("Headline", "about %1", "an assumed figure").arg(value)
               : value;
}

QString limitOf(const planner::Plan& plan) {
    return plan.areas.empty() ? QString() : metresText(plan.areas.front().limit);
}

} // namespace

Headline headlineOf(const planner::Plan& plan) {
    Headline headline;
    const auto standing = static_cast<std::size_t>(
        std::count_if(plan.cabins.begin(), plan.cabins.end(), [](const planner::Cabin& cabin) {
            return cabin.status == planner::CabinStatus::Existing;
        }));
    const auto count = [](std::size_t n) { return number(static_cast<double>(n)); };
    headline.title =
        standing > 0
            ? tell(QT_TRANSLATE_NOOP("Headline", "%1 cabins: %2 new, %3 standing already"))
                  .arg(count(plan.cabins.size()), count(plan.cabins.size() - standing), count(standing))
            : tell(QT_TRANSLATE_NOOP("Headline", "%1 new cabins")).arg(count(plan.cabins.size()));
    const QString share = valueOf(plan, "share_served");
    const QString limit = limitOf(plan);
    const QString walk = valueOf(plan, "walk_mean");
    if (!share.isEmpty() && !limit.isEmpty())
        headline.sentences +=
            tell(QT_TRANSLATE_NOOP("Headline", "%1 of the people have one within %2; the mean walk is %3."))
                .arg(share, limit, walk);
    if (const planner::Indicator* unserved = planner::findIndicator(plan.indicators, "people_unserved");
        unserved && unserved->value > 0.0)
        headline.sentences +=
            tell(QT_TRANSLATE_NOOP("Headline", "%1 have none.")).arg(textOf(*unserved).value);
    if (!plan.routes.empty())
        headline.sentences +=
            tell(QT_TRANSLATE_NOOP("Headline", "%1 trucks drive %2 and take %3."))
                .arg(valueOf(plan, "trucks"), hedged(plan, "truck_km_week"), hedged(plan, "kg_day"));
    return headline;
}

QString scenarioName(const std::string& name) {
    return name == "plan" ? tell(QT_TRANSLATE_NOOP("Headline", "Plan 1")) : QString::fromStdString(name);
}

} // namespace app::wording
