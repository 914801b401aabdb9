#include "app/desktop/models/step_list.h"

#include "app/wording/number_wording.h"
#include "app/wording/plan_headline.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace app::desktop {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("Steps", text);
}

template <class Number>
QString count(Number n) {
    return wording::number(static_cast<double>(n));
}

StepState dataStep(const planner::City* city) {
    StepState step{say(QT_TRANSLATE_NOOP("Steps", "Data")),
                   say(QT_TRANSLATE_NOOP("Steps", "Open a city, or drop its files here.")), false};
    if (!city)
        return step;
    const auto warnings =
        std::count_if(city->health.findings.begin(), city->health.findings.end(),
                      [](const planner::HealthFinding& finding) { return finding.isWarning; });
    step.isDone = true;
    step.sentence =
        warnings > 0
            ? say(QT_TRANSLATE_NOOP("Steps", "Streets and places are read; to be checked: %1."))
                  .arg(count(warnings))
            : say(QT_TRANSLATE_NOOP("Steps", "Streets and places are read; nothing is wrong with them."));
    return step;
}

StepState demandStep(const planner::City* city) {
    StepState step{
        say(QT_TRANSLATE_NOOP("Steps", "Demand")),
        say(QT_TRANSLATE_NOOP("Steps", "Homes, buildings or a population layer say who lives where.")),
        false};
    if (!city || city->demand.empty())
        return step;
    planner::People people;
    for (const planner::DemandPoint& point : city->demand)
        people += point.people;
    step.isDone = people.count() > 0;
    step.sentence = say(QT_TRANSLATE_NOOP("Steps", "%1 people at %2 homes."))
                        .arg(wording::peopleText(people), count(city->demand.size()));
    return step;
}

StepState candidateStep(const planner::City* city) {
    StepState step{say(QT_TRANSLATE_NOOP("Steps", "Possible places")),
                   say(QT_TRANSLATE_NOOP(
                       "Steps", "Where a cabin may stand; made along the streets where no layer says it.")),
                   false};
    if (!city || city->candidates.empty())
        return step;
    step.isDone = true;
    step.sentence = say(QT_TRANSLATE_NOOP("Steps", "%1 possible places; %2 cabins stand already."))
                        .arg(count(city->candidates.size()), count(city->existing.size()));
    return step;
}

StepState constraintStep(const planner::City* city, const planner::Scenario* scenario) {
    StepState step{
        say(QT_TRANSLATE_NOOP("Steps", "Rules and decisions")),
        say(QT_TRANSLATE_NOOP(
            "Steps", "None yet: forbid areas, close streets, keep or refuse places; it may stay so.")),
        false};
    if (!city || !scenario)
        return step;
    const std::size_t areas = city->forbidden.size() + scenario->paintedForbidden.size();
    const auto pins =
        std::count_if(scenario->pins.begin(), scenario->pins.end(),
                      [](const planner::Pin& pin) { return pin.reason != wording::KeptReason; });
    step.isDone = areas > 0 || pins > 0 || !scenario->closedStreets.empty() || !scenario->footbridges.empty();
    if (step.isDone)
        step.sentence =
            say(QT_TRANSLATE_NOOP(
                    "Steps",
                    "Forbidden areas: %1; decisions on places: %2; closed streets: %3; new footbridges: %4."))
                .arg(count(areas), count(pins), count(scenario->closedStreets.size()),
                     count(scenario->footbridges.size()));
    return step;
}

StepState planStep(const planner::Plan* plan, bool isStale) {
    StepState step{say(QT_TRANSLATE_NOOP("Steps", "Plan")),
                   say(QT_TRANSLATE_NOOP(
                       "Steps", "Say how many cabins, then propose; move, keep or refuse any of them.")),
                   false};
    if (!plan)
        return step;
    step.isDone = !isStale;
    step.sentence =
        isStale ? say(QT_TRANSLATE_NOOP(
                      "Steps", "The decisions have changed; the plan is being made again or waits for it."))
                : say(QT_TRANSLATE_NOOP("Steps", "%1.")).arg(wording::headlineOf(*plan).title);
    return step;
}

} // namespace

std::array<StepState, StepCount> stepsOf(const PlanDocument& document, bool isReported) {
    const planner::City* city = document.city().get();
    const auto plan = document.plan();
    StepState report{
        say(QT_TRANSLATE_NOOP("Steps", "Report")),
        isReported ? say(QT_TRANSLATE_NOOP("Steps", "The meeting pack of this plan is written."))
                   : say(QT_TRANSLATE_NOOP(
                         "Steps", "Map, site list and one page of figures for the meeting, in one click.")),
        isReported};
    return {dataStep(city),
            demandStep(city),
            candidateStep(city),
            constraintStep(city, city ? &document.scenario() : nullptr),
            planStep(plan.get(), document.isPlanStale()),
            report};
}

} // namespace app::desktop
