#include "libplanner/planning/rounds_model.h"

#include "libplanner/planning/gate_hours.h"
#include "libplanner/planning/truck_periods.h"

#include <algorithm>
#include <string>
#include <utility>

namespace planner {

namespace {

Cost priceOf(const Parameters& parameters, const char* name) {
    return currency(parameters.value(name));
}

/// Numbers the places trucks go to as it adds them.
class PlaceList {
public:
    std::optional<PlaceIndex> add(const std::optional<Access>& access) {
        if (!access)
            return std::nullopt;
        m_accesses.push_back(*access);
        return PlaceIndex(m_accesses.size() - 1);
    }
    [[nodiscard]] const std::vector<Access>& accesses() const { return m_accesses; }

private:
    std::vector<Access> m_accesses;
};

/// Splits `rate` by the streams' shares; whole grams that add up to it.
std::vector<MassRate> ratesByStream(MassRate rate, const std::vector<Stream>& streams) {
    std::vector<MassRate> rates;
    double shareSoFar = 0.0;
    MassRate given;
    for (const Stream& stream : streams) {
        shareSoFar += stream.share;
        const MassRate upTo = scaled(rate, std::min(1.0, shareSoFar));
        rates.push_back(upTo - given);
        given = upTo;
    }
    if (!rates.empty())
        rates.back() += rate - given;
    return rates;
}

/// When trucks may be at the cabin's gate; empty: at any time. A text that cannot be read is told.
std::optional<WeekHours> hoursOf(const Cabin& cabin, std::vector<std::string>& warnings) {
    if (cabin.details.hours.empty())
        return std::nullopt;
    std::optional<WeekHours> hours = gateHours(cabin.details.hours);
    if (!hours)
        warnings.push_back("gate-hours-unread: " + cabin.key.text() + ": " + cabin.details.hours);
    else if (isAlwaysOpen(*hours))
        hours.reset();
    return hours;
}

void addCabins(CollectionInput& input, RoundRows& rows, PlaceList& places, const Plan& plan,
               std::vector<std::string>& warnings) {
    for (std::size_t c = 0; c < plan.cabins.size(); ++c) {
        const Cabin& cabin = plan.cabins[c];
        const std::optional<PlaceIndex> place =
            places.add(plan.city->candidates[cabin.site.value()].truckAccess);
        const std::optional<WeekHours> hours = hoursOf(cabin, warnings);
        MassRate left = cabin.collected + cabin.fromDoors;
        for (std::uint32_t unit = 0; unit < cabin.units; ++unit) {
            const MassRate share{left.count() / (cabin.units - unit)};
            left -= share;
            CollectionCabin row;
            row.key = cabin.units == 1 ? cabin.key : Key(cabin.key.text() + "#" + std::to_string(unit + 1));
            row.at = cabin.at;
            row.place = place;
            row.rates = ratesByStream(share, plan.weights->streams);
            row.volume = Volume{cabin.volume.count() / cabin.units};
            row.hours = hours;
            input.cabins.push_back(std::move(row));
            rows.cabins.emplace_back(c);
        }
    }
}

void addCentresAndDepots(CollectionInput& input, RoundRows& rows, PlaceList& places, const City& city) {
    for (std::size_t i = 0; i < city.centres.size(); ++i) {
        const RecyclingCentre& centre = city.centres[i];
        if (const std::optional<PlaceIndex> place = places.add(centre.truckAccess)) {
            input.centres.push_back({*place, centre.dailyCapacity, centre.opens, centre.closes});
            rows.centres.emplace_back(i);
        }
    }
    for (std::size_t i = 0; i < city.depots.size(); ++i) {
        if (const std::optional<PlaceIndex> place = places.add(city.depots[i].truckAccess)) {
            input.depots.push_back(*place);
            rows.depots.emplace_back(i);
        }
    }
}

void addFleet(CollectionInput& input, const RoundRows& rows, const std::vector<Truck>& fleet,
              const CollectionTruck& usual, double packing, double share) {
    for (const Truck& truck : fleet) {
        CollectionTruck row;
        row.name = truck.key.text();
        row.capacity = scaled(truck.capacity, share);
        row.volume = scaled(truck.volume, packing * share);
        row.shift = truck.shift;
        row.rest = usual.rest;
        if (truck.rest)
            row.rest =
                truck.rest->length > Duration{}
                    ? std::optional(DriverBreak{truck.rest->from, truck.rest->until, truck.rest->length})
                    : std::nullopt;
        row.costPerDay = truck.costPerDay;
        row.costPerKilometre = truck.costPerKilometre;
        row.costPerHour = truck.costPerHour;
        for (std::size_t d = 0; d < rows.depots.size(); ++d)
            if (truck.depot == rows.depots[d])
                row.depot = d;
        input.fleet.push_back(std::move(row));
    }
}

void addLocks(RoundsModel& model, const Plan& plan) {
    for (const RoundLock& lock : plan.scenario.roundLocks) {
        CollectionLock row;
        row.day = lock.day;
        row.order = lock.order;
        row.isFirst = lock.isFirst;
        for (std::size_t t = 0; t < model.input.fleet.size(); ++t)
            if (model.input.fleet[t].name == lock.truck)
                row.truck = t;
        if (!lock.truck.empty() && !row.truck)
            model.warnings.push_back("lock-truck-unknown: " + lock.truck);
        bool isKnown = false;
        for (std::size_t c = 0; c < model.rows.cabins.size(); ++c) {
            if (plan.cabins[model.rows.cabins[c].value()].key != lock.cabin)
                continue;
            isKnown = true;
            row.cabin = c;
            model.input.locks.push_back(row);
        }
        if (!isKnown)
            model.warnings.push_back("lock-cabin-unknown: " + lock.cabin.text());
    }
}

/// The break every truck takes unless the fleet table says otherwise.
std::optional<DriverBreak> usualRest(const Parameters& parameters) {
    const Duration length = minutes(parameters.value("truck.break_min"));
    if (length <= Duration{})
        return std::nullopt;
    const Duration from = minutes(60.0 * parameters.value("truck.break_from_h"));
    return DriverBreak{from, std::max(from, minutes(60.0 * parameters.value("truck.break_until_h"))), length};
}

} // namespace

CollectionParameters collectionParameters(const Scenario& scenario, const Parameters& parameters) {
    CollectionParameters out;
    out.days = static_cast<std::uint32_t>(parameters.value("collection.horizon_days"));
    out.firstWeekday = static_cast<std::uint32_t>(parameters.value("collection.first_weekday")) - 1;
    out.threshold = parameters.value("cabin.threshold");
    out.longestStorageDays = static_cast<std::uint32_t>(parameters.value("cabin.max_storage_days"));
    out.dailyVariation = parameters.value("collection.fill_variation");
    out.overflowProbability = parameters.value("collection.overflow_probability");
    out.servicePerStop = minutes(parameters.value("truck.service_fixed_min"));
    out.servicePer100Kilograms = minutes(parameters.value("truck.service_min_per_100kg"));
    out.unloading = minutes(parameters.value("truck.unload_min"));
    out.dayBegins = minutes(60.0 * parameters.value("truck.start_h"));
    const double share = parameters.value("truck.fill_limit");
    out.defaultTruck.capacity = kilograms(parameters.value("truck.capacity_kg") * share);
    // Room is counted in m³ as the goods lie in the cabin.
    out.defaultTruck.volume =
        cubicMetres(parameters.value("truck.volume_m3") * parameters.value("truck.packing") * share);
    out.defaultTruck.rest = usualRest(parameters);
    out.defaultTruck.shift = minutes(60.0 * parameters.value("truck.shift_h"));
    out.defaultTruck.costPerKilometre = priceOf(parameters, "truck.cost_per_km");
    out.defaultTruck.costPerHour = priceOf(parameters, "truck.cost_per_hour");
    out.defaultTruck.costPerDay = priceOf(parameters, "truck.cost_per_day");
    out.rhythm = parameters.value("collection.fixed_weekdays") > 0.5 ? CollectionRhythm::Weekdays
                                                                     : CollectionRhythm::Rolling;
    out.compares = parameters.value("collection.compares") > 0.5;
    out.costMode = scenario.routeCost == RouteCost::Length ? CostMode::Length
                   : scenario.routeCost == RouteCost::Time ? CostMode::Time
                                                           : CostMode::Money;
    return out;
}

RoundsModel makeRoundsModel(const Plan& plan, const Parameters& parameters) {
    RoundsModel model;
    PlaceList places;
    for (const Stream& stream : plan.weights->streams)
        model.input.streams.push_back({stream.name, stream.looseDensity, stream.flattenedDensity});
    addCabins(model.input, model.rows, places, plan, model.warnings);
    addCentresAndDepots(model.input, model.rows, places, *plan.city);
    model.input.placeCount = places.accesses().size();
    model.places = places.accesses();
    model.parameters = collectionParameters(plan.scenario, parameters);
    addFleet(model.input, model.rows, plan.city->fleet, model.parameters.defaultTruck,
             parameters.value("truck.packing"), parameters.value("truck.fill_limit"));
    addLocks(model, plan);
    return model;
}

void addTruckTables(RoundsModel& model, const City& city, const Parameters& parameters, unsigned threads,
                    std::stop_token stop, const ProgressFunction& progress) {
    const std::string usual = parameters.value("truck.is_electric") > 0.5 ? "electric" : "diesel";
    model.kerb = parameters.value("truck.kerb_side") > 0.5 ? KerbApproach::RightHand : KerbApproach::Any;
    TruckPeriods periods =
        makeTruckPeriods(city, usual, model.places, threads, std::move(stop), progress, model.kerb);
    model.input.periods = std::move(periods.periods);
    model.input.tables = std::move(periods.tables);
    model.networks = std::move(periods.networks);
    const auto bind = [&](CollectionTruck& truck, std::size_t row) {
        truck.profile = periods.profiles[row];
        truck.atAnyHour = periods.isBound[truck.profile];
    };
    if (city.fleet.empty())
        bind(model.parameters.defaultTruck, 0);
    for (std::size_t row = 0; row < model.input.fleet.size(); ++row)
        bind(model.input.fleet[row], row);
}

} // namespace planner
