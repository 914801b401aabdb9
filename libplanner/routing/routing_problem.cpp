#include "libplanner/routing/routing_problem.h"

#include "libplanner/base/error.h"

#include <algorithm>
#include <string>
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

void checkLoad(const LoadVector& load, const RoutingData& data, const std::string& name,
               const std::string& feature) {
    if (load.size() != data.loadDimensions)
        refuse(name, feature, "wrong number of load dimensions");
    for (const std::int64_t amount : load)
        if (amount < 0)
            refuse(name, feature, "negative");
}

void checkPlace(PlaceIndex place, const RoutingData& data, const std::string& name,
                const std::string& feature) {
    if (place.value() >= data.placeCount)
        refuse(name, feature, "place outside the travel table");
}

void checkWindows(const std::vector<TimeWindow>& windows, const std::string& name,
                  const std::string& feature) {
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (windows[i].until < windows[i].from)
            refuse(name, feature, "ends before it begins");
        if (i > 0 && windows[i].from <= windows[i - 1].until)
            refuse(name, feature, "windows overlap or are not ascending");
    }
}

void checkStops(const RoutingData& data) {
    for (std::size_t i = 0; i < data.stops.size(); ++i) {
        const RoutingStop& stop = data.stops[i];
        const std::string feature = "stop " + std::to_string(i);
        checkPlace(stop.place, data, "place", feature);
        checkLoad(stop.load, data, "load", feature);
        checkWindows(stop.windows, "time window", feature);
        if (stop.service < Duration{})
            refuse("service", feature, "negative");
        if (stop.prize && *stop.prize < 0)
            refuse("prize", feature, "negative");
        for (const VehicleTypeIndex type : stop.allowedTypes)
            if (type.value() >= data.vehicleTypes.size())
                refuse("allowed types", feature, "no such vehicle type");
    }
}

void checkDisposals(const RoutingData& data) {
    for (std::size_t i = 0; i < data.disposals.size(); ++i) {
        const DisposalCentre& centre = data.disposals[i];
        const std::string feature = "centre " + std::to_string(i);
        checkPlace(centre.place, data, "place", feature);
        checkWindows(centre.hours, "hours", feature);
        if (!centre.capacity.empty())
            checkLoad(centre.capacity, data, "capacity", feature);
        if (centre.unloading < Duration{})
            refuse("unloading", feature, "negative");
    }
}

void checkTypes(const RoutingData& data) {
    const std::size_t profiles = data.tables.size() / data.periods.size();
    for (std::size_t i = 0; i < data.vehicleTypes.size(); ++i) {
        const VehicleType& type = data.vehicleTypes[i];
        const std::string feature = "vehicle type " + std::to_string(i);
        checkLoad(type.capacity, data, "capacity", feature);
        if (!type.maxLoadTotal.empty())
            checkLoad(type.maxLoadTotal, data, "load of all trips", feature);
        if (type.start)
            checkPlace(*type.start, data, "start", feature);
        if (type.end)
            checkPlace(*type.end, data, "end", feature);
        for (const DisposalIndex disposal : type.disposals)
            if (disposal.value() >= data.disposals.size())
                refuse("disposals", feature, "no such centre");
        if (type.profile >= profiles)
            refuse("profile", feature, "no travel table");
        if (type.maxTrips == 0)
            refuse("trips", feature, "at least one");
        if (type.latest < type.earliest || type.maxDuration < Duration{} || type.maxDistance < Distance{})
            refuse("shift", feature, "ends before it begins");
        if (type.fixedCost < 0 || type.costPerDistance < 0 || type.costPerDuration < 0)
            refuse("cost", feature, "negative");
        if (type.rest && (type.rest->until < type.rest->from || type.rest->length < Duration{}))
            refuse("break", feature, "ends before it begins");
    }
}

void checkSequences(const RoutingData& data) {
    std::vector<char> isSeen(data.stops.size(), 0);
    for (std::size_t i = 0; i < data.sequences.size(); ++i)
        for (const StopIndex stop : data.sequences[i]) {
            const std::string feature = "sequence " + std::to_string(i);
            if (stop.value() >= data.stops.size())
                refuse("locked order", feature, "no such stop");
            if (isSeen[stop.value()] != 0)
                refuse("locked order", feature, "a stop in it twice, or in another one too");
            isSeen[stop.value()] = 1;
        }
}

void checkTables(const RoutingData& data) {
    if (data.periods.empty() || data.periods.front() != Duration{} ||
        !std::is_sorted(data.periods.begin(), data.periods.end()))
        refuse("periods", "", "must ascend from 0");
    if (data.tables.empty() || data.tables.size() % data.periods.size() != 0)
        refuse("tables", "", "one for each profile and period");
    for (const std::shared_ptr<const TravelMatrix>& table : data.tables)
        if (!table || table->placeCount() != data.placeCount)
            refuse("tables", "", "wrong number of places");
}

} // namespace

RoutingProblem::RoutingProblem(RoutingData data) : m_data(std::move(data)) {
    if (m_data.loadDimensions > 64)
        refuse("load", "", "at most 64 dimensions");
    if (m_data.leftOutCost < 0)
        refuse("cost of a stop left out", "", "negative");
    checkTables(m_data);
    checkStops(m_data);
    checkDisposals(m_data);
    checkTypes(m_data);
    checkSequences(m_data);
}

std::size_t RoutingProblem::periodOf(Duration departure) const {
    const auto next = std::upper_bound(m_data.periods.begin() + 1, m_data.periods.end(), departure);
    return static_cast<std::size_t>(next - m_data.periods.begin()) - 1;
}

} // namespace planner
