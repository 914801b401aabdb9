#include "app/cli/plan_json.h"

#include "libplanner/gis/plan_codes.h"

#include <nlohmann/json.hpp>

namespace app::cli {

using nlohmann::ordered_json;

namespace {

ordered_json optionalNumber(const std::optional<double>& value) {
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json kilometres(const std::optional<planner::Distance>& value) {
    return value ? ordered_json(planner::inKilometres(*value)) : ordered_json(nullptr);
}

ordered_json optionalText(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

/// The second of two goals: what it came to, and what both came to by themselves.
ordered_json secondToJson(const planner::SecondSummary& second) {
    return {{"goal", planner::nameOf(second.asked.goal)},
            {"rule", planner::nameOf(second.asked.rule)},
            {"share", second.asked.share / 1e6},
            {"objective", second.objective},
            {"bound", second.bound},
            {"gap", second.gap()},
            {"unit", second.unit},
            {"effect_unit", second.effectUnit},
            {"best_alone", second.best},
            {"first_best_alone", second.firstBest}};
}

/// Open cabins: what closing each would cost, what holds it, whom it serves.
ordered_json cabinsToJson(const planner::Plan& plan) {
    std::vector<std::size_t> homes(plan.cabins.size(), 0);
    for (const planner::Allocation& allocation : plan.allocation)
        if (allocation.cabin)
            ++homes[allocation.cabin->value()];
    ordered_json cabins = ordered_json::array();
    for (std::size_t c = 0; c < plan.cabins.size(); ++c) {
        const planner::Cabin& cabin = plan.cabins[c];
        ordered_json json = {{"id", cabin.key.text()},
                             {"site", plan.city->candidates[cabin.site.value()].key.text()},
                             {"type", cabin.type},
                             {"units", cabin.units},
                             {"homes", homes[c]},
                             {"people", planner::inPersons(cabin.people)},
                             {"kg_day", planner::inKilogramsPerDay(cabin.collected)},
                             {"walk_mean", planner::inMetres(cabin.walkMean)},
                             {"walk_max", planner::inMetres(cabin.walkMax)},
                             {"walk_added_if_closed", cabin.closingGain}};
        if (cabin.site.value() < plan.effects.size()) {
            json["loss_if_closed"] = plan.effects[cabin.site.value()].gain;
            if (plan.siting.second)
                json["second_loss_if_closed"] = plan.effects[cabin.site.value()].secondGain;
            json["held_by"] = plan.effects[cabin.site.value()].rule;
        }
        cabins.push_back(std::move(json));
    }
    return cabins;
}

/// Closed candidates: what opening each would gain, and what keeps it closed.
ordered_json candidatesToJson(const planner::Plan& plan) {
    std::vector<bool> isOpen(plan.city->candidates.size(), false);
    for (const planner::Cabin& cabin : plan.cabins)
        isOpen[cabin.site.value()] = true;
    ordered_json candidates = ordered_json::array();
    for (std::size_t i = 0; i < plan.effects.size(); ++i)
        if (!isOpen[i]) {
            ordered_json json = {{"id", plan.city->candidates[i].key.text()},
                                 {"gain_if_opened", plan.effects[i].gain},
                                 {"rule", optionalText(plan.effects[i].rule)}};
            if (plan.siting.second)
                json["second_gain_if_opened"] = plan.effects[i].secondGain;
            candidates.push_back(std::move(json));
        }
    return candidates;
}

} // namespace

ordered_json planToJson(const planner::Plan& plan, const std::vector<std::string>& files) {
    ordered_json indicators = ordered_json::object();
    for (const planner::Indicator& indicator : plan.indicators)
        indicators[indicator.name] = {
            {"value", indicator.value}, {"unit", indicator.unit}, {"assumed", indicator.isAssumed}};
    ordered_json unserved = ordered_json::array();
    for (std::size_t i = 0; i < plan.allocation.size(); ++i)
        if (!plan.allocation[i].cabin)
            unserved.push_back({{"id", plan.city->demand[i].key.text()},
                                {"reason", planner::gis::codeOf(plan.allocation[i].reason)}});
    ordered_json uncollected = ordered_json::array();
    for (const planner::UncollectedCabin& missed : plan.uncollected)
        uncollected.push_back({{"id", plan.cabins[missed.cabin.value()].key.text()},
                               {"day", missed.day},
                               {"limit", missed.limit},
                               {"amount", missed.amount}});
    ordered_json detached = ordered_json::array();
    for (const planner::Pin& pin : plan.detachedPins)
        detached.push_back({{"id", pin.site.text()}, {"reason", pin.reason}});

    const planner::SitingSummary& siting = plan.siting;
    const planner::RoutingSummary& routing = plan.routing;
    ordered_json json;
    json["status"] = plan.isCancelled ? "cancelled" : planner::gis::codeOf(siting.status);
    json["siting"] = {{"goal", planner::nameOf(siting.goal)},
                      {"objective", siting.objective},
                      {"bound", siting.bound},
                      {"gap", siting.gap},
                      {"unit", siting.unit},
                      {"status", planner::gis::codeOf(siting.status)},
                      {"stopped_by", planner::gis::codeOf(siting.stoppedBy)},
                      {"bound_from", siting.boundFrom},
                      {"effect_unit", siting.effectUnit},
                      {"candidates", siting.candidatesConsidered}};
    if (siting.second)
        json["siting"]["second"] = secondToJson(*siting.second);
    json["routes"] = {{"objective", optionalNumber(routing.objective)},
                      {"bound", optionalNumber(routing.bound)},
                      {"gap", optionalNumber(routing.gap)},
                      {"unit", routing.unit},
                      {"days", routing.days},
                      {"rhythm", routing.isWeekly ? "weekdays" : "rolling"},
                      {"room_used", optionalNumber(routing.volumeFill)},
                      {"payload_used", optionalNumber(routing.massFill)},
                      {"shift_used", optionalNumber(routing.shiftUsed)},
                      {"km", planner::inKilometres(routing.length)},
                      {"km_daily", kilometres(routing.dailyLength)},
                      {"km_other_rhythm", kilometres(routing.otherLength)},
                      {"overflow",
                       {{"share", optionalNumber(routing.overflowShare)},
                        {"worst_cabin", optionalNumber(routing.worstOverflowShare)},
                        {"simulated_weeks", routing.simulatedWeeks}}},
                      {"kg",
                       {{"at_start", planner::inKilograms(routing.atStart)},
                        {"brought", planner::inKilograms(routing.brought)},
                        {"collected", planner::inKilograms(routing.collected)},
                        {"at_end", planner::inKilograms(routing.atEnd)}}}};
    json["indicators"] = std::move(indicators);
    json["cabins"] = cabinsToJson(plan);
    json["candidates"] = candidatesToJson(plan);
    json["unserved"] = std::move(unserved);
    json["uncollected"] = std::move(uncollected);
    json["detached_pins"] = std::move(detached);
    json["warnings"] = plan.warnings;
    json["files"] = files;
    json["seed"] = plan.scenario.seed;
    json["version"] = CABIN_VERSION;
    return json;
}

} // namespace app::cli
