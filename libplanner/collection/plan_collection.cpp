#include "libplanner/collection/plan_collection.h"

#include "libplanner/base/error.h"
#include "libplanner/collection/horizon.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& feature, const std::string& reason) {
    ErrorDetails details;
    details.name = name;
    details.feature = feature;
    details.reason = reason;
    throw Error(ErrorCode::BadValue, std::move(details));
}

void check(const CollectionInput& input, const CollectionParameters& parameters) {
    for (const CollectionStream& stream : input.streams)
        if (!(stream.density > 0.0))
            refuse("density", stream.name, "must be positive");
    for (const CollectionCabin& cabin : input.cabins) {
        if (cabin.rates.size() != input.streams.size())
            refuse("rates", cabin.key.text(), "one for each stream");
        if (!cabin.compartments.empty() && cabin.compartments.size() != input.streams.size())
            refuse("compartments", cabin.key.text(), "one for each stream");
        for (const MassRate rate : cabin.rates)
            if (rate.count() < 0)
                refuse("rates", cabin.key.text(), "negative");
    }
    for (const CollectionTruck& truck : input.fleet)
        if (truck.depot && *truck.depot >= input.depots.size())
            refuse("depot", truck.name, "no such depot");
    if (input.tables.empty())
        refuse("tables", "", "no travel table");
    if (parameters.days == 0 || !(parameters.threshold > 0.0) || parameters.threshold > 1.0 ||
        !(parameters.overflowProbability > 0.0) || parameters.overflowProbability >= 1.0)
        refuse("collection", "", "days, threshold or overflow probability out of range");
}

/// What the comparisons may use of a limited time; the plan itself gets the rest.
constexpr double DailyShare = 0.15;
constexpr double OtherShare = 0.35;

RoutingOptions withShare(RoutingOptions options, double share) {
    if (options.budget.cpuSeconds)
        *options.budget.cpuSeconds *= share;
    if (options.budget.wallSeconds)
        *options.budget.wallSeconds *= share;
    return options;
}

/// Driven over the horizon, if every cabin were emptied every day: the days are alike, one is planned.
Distance dailyLength(const CollectionInput& input, CollectionParameters parameters, RoutingOptions options,
                     const std::stop_token& stop) {
    const std::uint32_t days = parameters.days;
    parameters.rhythm = CollectionRhythm::Periods;
    parameters.everyDay = true;
    parameters.days = 1;
    if (options.budget.effort > 0)
        options.budget.effort = std::max<std::int64_t>(1, options.budget.effort / days);
    return detail::Horizon(input, parameters, options, false, stop, {}).run().length * days;
}

} // namespace

CollectionPlan planCollection(const CollectionInput& input, const CollectionParameters& parameters,
                              const RoutingOptions& options, std::stop_token stop,
                              const ProgressFunction& progress) {
    check(input, parameters);
    const bool compares = parameters.compares && !input.centres.empty() && !input.cabins.empty();
    CollectionPlan plan =
        detail::Horizon(input, parameters,
                        compares ? withShare(options, 1.0 - DailyShare - OtherShare) : options, true, stop,
                        progress)
            .run();
    if (compares && !stop.stop_requested())
        plan.dailyLength = dailyLength(input, parameters, withShare(options, DailyShare), stop);
    if (compares && !stop.stop_requested()) {
        CollectionParameters other = parameters;
        other.rhythm = parameters.rhythm == CollectionRhythm::Rolling ? CollectionRhythm::Weekdays
                                                                      : CollectionRhythm::Rolling;
        plan.otherLength =
            detail::Horizon(input, other, withShare(options, OtherShare), false, stop, {}).run().length;
    }
    return plan;
}

} // namespace planner
