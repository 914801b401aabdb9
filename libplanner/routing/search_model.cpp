#include "libplanner/routing/search_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace planner::detail {

namespace {

constexpr std::size_t NeighbourLimit = 100;

std::int64_t hullFrom(const std::vector<TimeWindow>& windows) {
    return windows.empty() ? 0 : std::max<std::int64_t>(0, windows.front().from.count());
}

std::int64_t hullUntil(const std::vector<TimeWindow>& windows) {
    return windows.empty() ? LatestTime.count() : windows.back().until.count();
}

} // namespace

SearchModel::SearchModel(const RoutingProblem& problem, bool fewestVehicles) : m_problem(problem) {
    const RoutingData& data = problem.data();
    clients = static_cast<std::int32_t>(data.stops.size());
    dims = data.loadDimensions;
    placeCount = data.placeCount;
    anywhere = static_cast<std::uint32_t>(placeCount);
    addTables();
    addTypes(fewestVehicles);
    addClients();
    addLocks();
    addDisposals();
    setFlags();
    addNeighbours();
}

void SearchModel::addTables() {
    const RoutingData& data = m_problem.data();
    const std::size_t profiles = data.tables.size() / data.periods.size();
    for (std::size_t profile = 0; profile < profiles; ++profile) {
        if (data.periods.size() > 1) {
            mergePeriods(profile);
            continue;
        }
        const TravelMatrix& table = *data.tables[profile];
        distances.push_back(table.distanceRow(PlaceIndex{std::size_t{0}}));
        durations.push_back(table.durationRow(PlaceIndex{std::size_t{0}}));
    }
    isSymmetric = data.tables.size() == 1;
    for (std::size_t i = 0; i < placeCount && isSymmetric; ++i)
        for (std::size_t j = 0; j < i && isSymmetric; ++j)
            isSymmetric = distances[0][i * placeCount + j] == distances[0][j * placeCount + i];
}

void SearchModel::mergePeriods(std::size_t profile) {
    const RoutingData& data = m_problem.data();
    const std::size_t count = data.periods.size();
    const auto type =
        std::find_if(data.vehicleTypes.begin(), data.vehicleTypes.end(),
                     [profile](const VehicleType& candidate) { return candidate.profile == profile; });
    const Duration from = type == data.vehicleTypes.end() ? Duration{} : type->earliest;
    const Duration until =
        std::min(type == data.vehicleTypes.end() ? LatestTime : type->latest, seconds(86400.0));
    std::vector<std::pair<std::int64_t, std::size_t>> order; // longest share of the day first
    for (std::size_t p = 0; p < count; ++p) {
        const Duration end = p + 1 < count ? std::min(until, data.periods[p + 1]) : until;
        order.emplace_back(-(end - std::max(from, data.periods[p])).count(), p);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> lengths(placeCount * placeCount, TravelMatrix::Unreachable);
    std::vector<std::uint32_t> times = lengths;
    for (std::size_t i = 0; i < placeCount; ++i)
        for (const auto& [share, p] : order) {
            const TravelMatrix& table = m_problem.table(static_cast<std::uint32_t>(profile), p);
            const std::uint32_t* const lengthRow = table.distanceRow(PlaceIndex{i});
            const std::uint32_t* const timeRow = table.durationRow(PlaceIndex{i});
            for (std::size_t j = 0; j < placeCount; ++j)
                if (lengths[i * placeCount + j] == TravelMatrix::Unreachable) {
                    lengths[i * placeCount + j] = lengthRow[j];
                    times[i * placeCount + j] = timeRow[j];
                }
        }
    m_merged.push_back(std::move(lengths));
    m_merged.push_back(std::move(times));
    distances.push_back(m_merged[m_merged.size() - 2].data());
    durations.push_back(m_merged.back().data());
}

/// More than serving any one stop by a truck of its own can cost.
std::int64_t SearchModel::dearestRoute() const {
    std::int64_t worst = 1;
    for (const std::uint32_t* const table : distances)
        for (std::size_t i = 0; i < placeCount * placeCount; ++i)
            if (table[i] != TravelMatrix::Unreachable)
                worst = std::max<std::int64_t>(worst, table[i]);
    std::int64_t dearest = 0;
    for (const ModelType& type : types)
        dearest = std::max(dearest,
                           type.fixedCost + 4 * type.costPerDistance * worst +
                               type.costPerDuration * std::min<std::int64_t>(type.maxDuration, 86'400'000));
    return dearest;
}

void SearchModel::addTypes(bool fewestVehicles) {
    for (const VehicleType& source : m_problem.vehicleTypes()) {
        ModelType type;
        type.startPlace = source.start ? source.start->value() : anywhere;
        type.endPlace = source.end ? source.end->value() : anywhere;
        type.fixedCost = source.fixedCost;
        type.costPerDistance = source.costPerDistance;
        type.costPerDuration = source.costPerDuration;
        type.earliest = source.earliest.count();
        type.latest = source.latest.count();
        type.maxDuration = source.maxDuration.count();
        type.maxDistance = source.maxDistance.count();
        type.maxTrips = source.disposals.empty() ? 1 : source.maxTrips;
        type.maxStops = source.maxStops;
        type.profile = source.profile;
        type.endsEmpty = source.endsEmpty;
        type.hasTotalLimit = !source.maxLoadTotal.empty();
        for (const DisposalIndex disposal : source.disposals)
            type.disposals.push_back(disposal.value());
        capacities.insert(capacities.end(), source.capacity.begin(), source.capacity.end());
        for (std::size_t d = 0; d < dims; ++d)
            totalLimits.push_back(type.hasTotalLimit ? source.maxLoadTotal[d] : UnlimitedLoad);
        // A truck that must end empty and has nowhere to unload cannot serve anything.
        const bool isUsable = !(type.endsEmpty && type.disposals.empty());
        type.firstRoute = routes;
        type.routeCount =
            isUsable
                ? static_cast<std::int32_t>(std::min<std::size_t>(source.count, m_problem.stops().size()))
                : 0;
        routeType.insert(routeType.end(), static_cast<std::size_t>(type.routeCount),
                         static_cast<std::int32_t>(types.size()));
        routes += type.routeCount;
        types.push_back(std::move(type));
    }
    if (fewestVehicles) {
        vehicleWorth = dearestRoute();
        for (ModelType& type : types)
            type.fixedCost += vehicleWorth;
    }
    addSpares();
    firstUnload = clients + 2 * routes;
    visitCount = firstUnload + clients + routes + 2;
}

void SearchModel::addSpares() {
    firstSpare = routes;
    akin.resize(types.size());
    const auto differInSizeAlone = [this](std::size_t a, std::size_t b) {
        VehicleType left = m_problem.vehicleTypes()[a];
        const VehicleType& right = m_problem.vehicleTypes()[b];
        left.count = right.count;
        left.capacity = right.capacity;
        left.fixedCost = right.fixedCost;
        left.costPerDistance = right.costPerDistance;
        left.costPerDuration = right.costPerDuration;
        return left == right;
    };
    for (std::size_t a = 0; a < types.size(); ++a)
        for (std::size_t b = 0; b < types.size(); ++b)
            if (a != b && types[a].routeCount > 0 && types[b].routeCount > 0 && differInSizeAlone(a, b)) {
                akin[a].push_back(static_cast<std::int32_t>(b));
                hasAkin = true;
            }
    for (std::size_t t = 0; t < types.size() && hasAkin; ++t, ++routes)
        routeType.push_back(static_cast<std::int32_t>(t));
}

void SearchModel::addClients() {
    const RoutingData& data = m_problem.data();
    const std::int64_t dearest = dearestRoute();
    const std::int64_t leftOut =
        data.leftOutCost > 0 ? data.leftOutCost : std::min<std::int64_t>(Impossible / 4, 2 * dearest + 1);
    for (const RoutingStop& stop : data.stops) {
        place.push_back(stop.place.value());
        loads.insert(loads.end(), stop.load.begin(), stop.load.end());
        service.push_back(stop.service.count());
        early.push_back(hullFrom(stop.windows));
        late.push_back(hullUntil(stop.windows));
        release.push_back(stop.release.count());
        absentCost.push_back(stop.prize ? *stop.prize : leftOut);
        hasTypeRules = hasTypeRules || !stop.allowedTypes.empty();
    }
    if (!hasTypeRules)
        return;
    for (const RoutingStop& stop : data.stops) {
        const std::size_t row = allowed.size();
        allowed.resize(row + types.size(), stop.allowedTypes.empty() ? 1 : 0);
        for (const VehicleTypeIndex type : stop.allowedTypes)
            allowed[row + type.value()] = 1;
    }
}

void SearchModel::addLocks() {
    const RoutingData& data = m_problem.data();
    hasLocks = !data.sequences.empty() || std::any_of(data.stops.begin(), data.stops.end(),
                                                      [](const RoutingStop& stop) { return stop.isFirst; });
    if (!hasLocks)
        return;
    sequenceOf.assign(data.stops.size(), -1);
    rankOf.assign(data.stops.size(), 0);
    for (const RoutingStop& stop : data.stops)
        mustBeFirst.push_back(stop.isFirst ? 1 : 0);
    for (const StopSequence& source : data.sequences) {
        std::vector<Visit> sequence;
        for (const StopIndex stop : source) {
            sequenceOf[stop.value()] = static_cast<std::int32_t>(sequences.size());
            rankOf[stop.value()] = static_cast<std::int32_t>(sequence.size());
            sequence.push_back(static_cast<Visit>(stop.value()));
        }
        sequences.push_back(std::move(sequence));
    }
}

void SearchModel::addDisposals() {
    for (const DisposalCentre& centre : m_problem.disposals()) {
        disposalPlace.push_back(centre.place.value());
        disposalService.push_back(centre.unloading.count());
        disposalEarly.push_back(hullFrom(centre.hours));
        disposalLate.push_back(hullUntil(centre.hours));
        for (std::size_t d = 0; d < dims; ++d)
            disposalCapacity.push_back(centre.capacity.empty() ? UnlimitedLoad : centre.capacity[d]);
        hasCentreLimits = hasCentreLimits || !centre.capacity.empty();
    }
    addCentreDistances();
}

void SearchModel::addCentreDistances() {
    toCentre.assign(distances.size() * placeCount, Impossible);
    fromCentre = toCentre;
    for (std::uint32_t profile = 0; profile < distances.size(); ++profile)
        for (std::uint32_t at = 0; at < placeCount; ++at)
            for (const std::uint32_t centre : disposalPlace) {
                std::int64_t& to = toCentre[profile * placeCount + at];
                std::int64_t& from = fromCentre[profile * placeCount + at];
                to = std::min(to, distance(profile, at, centre));
                from = std::min(from, distance(profile, centre, at));
            }
}

void SearchModel::setFlags() {
    const RoutingData& data = m_problem.data();
    needsSchedule = data.periods.size() > 1;
    for (const RoutingStop& stop : data.stops) {
        hasTime = hasTime || !stop.windows.empty();
        needsSchedule = needsSchedule || stop.windows.size() > 1;
        hasReleases = hasReleases || stop.release > Duration{};
    }
    for (const DisposalCentre& centre : data.disposals) {
        hasTime = hasTime || !centre.hours.empty();
        needsSchedule = needsSchedule || centre.hours.size() > 1;
    }
    for (std::size_t t = 0; t < types.size(); ++t) {
        const ModelType& type = types[t];
        hasUnloading = hasUnloading || !type.disposals.empty();
        needsSchedule = needsSchedule || data.vehicleTypes[t].rest.has_value();
        hasTime = hasTime || type.costPerDuration != 0 || type.latest < LatestTime.count() ||
                  type.maxDuration < LatestTime.count();
        hasRouteLimits = hasRouteLimits || type.hasTotalLimit || type.maxDistance < LongestWay.count() ||
                         type.maxStops < data.stops.size();
    }
    hasTime = hasTime || needsSchedule || hasReleases;
    isPlain = isSymmetric && dims == 1 && !hasTime && !hasUnloading && !hasRouteLimits && !hasTypeRules &&
              !hasLocks &&
              std::all_of(types.begin(), types.end(),
                          [this](const ModelType& type) {
                              return type.startPlace != anywhere && type.endPlace != anywhere;
                          }) &&
              std::find(distances[0], distances[0] + placeCount * placeCount, TravelMatrix::Unreachable) ==
                  distances[0] + placeCount * placeCount;
}

void SearchModel::addNeighbours() {
    const auto count = static_cast<std::size_t>(clients);
    if (count < 2 || types.empty())
        return;
    neighbourCount = std::min(NeighbourLimit, count - 1);
    neighbours.resize(count * neighbourCount);
    std::vector<std::pair<std::int64_t, Visit>> row;
    double sum = 0.0;
    std::size_t terms = 0;
    const ModelType& type = types.front();
    for (Visit a = 0; a < clients; ++a) {
        row.clear();
        const std::uint32_t here = place[static_cast<std::size_t>(a)];
        for (Visit b = 0; b < clients; ++b) {
            if (a == b)
                continue;
            const std::uint32_t there = place[static_cast<std::size_t>(b)];
            std::int64_t cost = arcCost(type, here, there);
            if (!isSymmetric)
                cost = std::min(cost, arcCost(type, there, here));
            row.emplace_back(cost, b);
        }
        const auto middle = row.begin() + static_cast<std::ptrdiff_t>(neighbourCount);
        std::nth_element(row.begin(), middle - 1, row.end());
        std::sort(row.begin(), middle);
        for (std::size_t k = 0; k < neighbourCount; ++k)
            neighbours[static_cast<std::size_t>(a) * neighbourCount + k] = row[k].second;
        for (std::size_t k = 0; k < std::min<std::size_t>(4, neighbourCount); ++k)
            if (row[k].first < Impossible) {
                sum += static_cast<double>(row[k].first);
                ++terms;
            }
    }
    if (terms > 0)
        meanArc = std::max<std::int64_t>(1, static_cast<std::int64_t>(sum / static_cast<double>(terms)));
}

} // namespace planner::detail
