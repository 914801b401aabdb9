#include "libplanner/planning/door_stage.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/path.h"
#include "libplanner/network/prepared_cache.h"
#include "libplanner/network/walk_search.h"
#include "libplanner/planning/door_days.h"
#include "libplanner/routing/solve_routing.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace planner {

namespace {

constexpr std::size_t BasePlace = 0; ///< the cabin; homes follow in their order
constexpr std::uint32_t MostTrips = 30;
constexpr std::uint32_t MostTricycles =
    50; ///< of one cabin on one day; limits are kept when homes are chosen

/// Rounds of one cabin's tricycles on one day.
class DoorRounds {
public:
    /// `walks`: the prepared streets; null: every walk is searched for.
    DoorRounds(const Plan& plan, const Parameters& parameters, const PreparedNetwork* walks)
        : m_plan(plan), m_walks(walks), m_density(mixedDensity(plan.weights->streams)),
          m_speed(parameters.value("door.speed_kmh")) {
        m_type.count = MostTricycles;
        m_type.capacity = {kilograms(parameters.value("door.capacity_kg")).count(),
                           cubicMetres(parameters.value("door.volume_m3")).count()};
        m_type.start = m_type.end = PlaceIndex{BasePlace};
        m_type.disposals = {DisposalIndex{std::size_t{0}}};
        m_type.endsEmpty = true;
        m_type.maxTrips = MostTrips;
        m_type.earliest = minutes(60.0 * parameters.value("truck.start_h"));
        m_type.maxDuration = minutes(60.0 * parameters.value("truck.shift_h"));
        m_service = minutes(parameters.value("door.service_min"));
    }

    [[nodiscard]] std::vector<PlannedRoute> plan(const detail::DoorDay& day, std::uint64_t seed,
                                                 const std::stop_token& stop) const {
        const std::vector<Access> places = placesOf(day);
        RoutingData data;
        data.placeCount = places.size();
        data.loadDimensions = 2;
        data.tables = {std::make_shared<const TravelMatrix>(tableOf(places, stop))};
        data.vehicleTypes = {m_type};
        DisposalCentre base;
        base.place = PlaceIndex{BasePlace};
        base.unloading = m_service;
        data.disposals = {base};
        for (std::size_t k = 0; k < day.homes.size(); ++k) {
            RoutingStop visit;
            visit.place = PlaceIndex{k + 1};
            const Mass mass = massOf(day, k);
            visit.load = {mass.count(), volumeOf(mass).count()};
            visit.service = m_service;
            data.stops.push_back(std::move(visit));
        }
        const RoutingProblem problem(std::move(data));
        RoutingOptions options;
        options.seed = seed;
        options.fewestVehicles = true;
        options.budget.effort = 100 + 5 * static_cast<std::int64_t>(day.homes.size());
        const RoutePlan routes = solveRouting(problem, options, stop, {});
        return written(day, places, routes);
    }

private:
    [[nodiscard]] std::vector<Access> placesOf(const detail::DoorDay& day) const {
        std::vector<Access> places = {*m_plan.city->candidates[m_plan.cabins[day.cabin].site.value()].access};
        for (const std::size_t home : day.homes)
            places.push_back(*m_plan.city->demand[home].access);
        return places;
    }

    [[nodiscard]] TravelMatrix tableOf(const std::vector<Access>& places, const std::stop_token& stop) const {
        const std::size_t n = places.size();
        std::vector<std::uint32_t> lengths = lengthsBetween(places, stop);
        std::vector<std::uint32_t> times(n * n, TravelMatrix::Unreachable);
        for (std::size_t i = 0; i < n * n; ++i)
            if (lengths[i] != TravelMatrix::Unreachable)
                times[i] = static_cast<std::uint32_t>(std::llround(lengths[i] * 3.6 / m_speed));
        return {n, std::move(times), std::move(lengths)};
    }

    [[nodiscard]] std::vector<std::uint32_t> lengthsBetween(const std::vector<Access>& places,
                                                            const std::stop_token& stop) const {
        const std::size_t n = places.size();
        std::vector<std::uint32_t> lengths(n * n);
        if (m_walks) {
            m_walks->walkRows(places, places, 1, stop,
                              [&](std::size_t source, std::span<const std::uint32_t> row) {
                                  std::copy(row.begin(), row.end(),
                                            lengths.begin() + static_cast<std::ptrdiff_t>(source * n));
                              });
            return lengths;
        }
        WalkSearch search(*m_plan.city->network);
        std::optional<Distance> farthest; // between two homes it is no farther than by way of the cabin
        for (std::size_t i = 0; i < n; ++i) {
            if (stop.stop_requested())
                throw Cancelled();
            (void)search.from(places[i], farthest);
            for (std::size_t j = 0; j < n; ++j)
                lengths[i * n + j] = search.distanceTo(places[j]);
            if (i == BasePlace)
                if (const auto most = *std::max_element(lengths.begin(), lengths.begin() + std::ptrdiff_t(n));
                    most != TravelMatrix::Unreachable)
                    farthest = Distance{2 * std::int64_t{most}};
        }
        return lengths;
    }

    [[nodiscard]] Mass massOf(const detail::DoorDay& day, std::size_t k) const {
        const Mass whole{m_plan.weights->collected[day.homes[k]].count() * day.filled[k]};
        return std::min(whole, Mass{m_type.capacity.front()});
    }

    [[nodiscard]] Volume volumeOf(Mass mass) const {
        const Volume whole = cubicMetres(inKilograms(mass) / m_density);
        return std::min(whole, Volume{m_type.capacity.back()});
    }

    [[nodiscard]] std::vector<PlannedRoute>
    written(const detail::DoorDay& day, const std::vector<Access>& places, const RoutePlan& routes) const {
        PathFinder finder(m_plan.city->network, TravelMode::Walk);
        std::vector<PlannedRoute> result;
        const std::string base = m_plan.cabins[day.cabin].key.text();
        for (std::size_t t = 0; t < routes.routes.size(); ++t)
            for (std::size_t r = 0; r < routes.routes[t].trips.size(); ++r) {
                const RouteTrip& trip = routes.routes[t].trips[r];
                if (trip.load.front() <= 0)
                    continue;
                PlannedRoute route;
                route.kind = RouteKind::DoorToDoor;
                route.day = day.day;
                route.truck = "tricycle " + base + "-" + std::to_string(t + 1);
                route.trip = static_cast<std::uint32_t>(r);
                route.key = Key("p-" + base + "-d" + std::to_string(day.day + 1) + "-t" +
                                std::to_string(t + 1) + "-r" + std::to_string(r + 1));
                route.length = trip.length;
                route.duration = trip.duration;
                fill(route, day, places, trip, finder);
                result.push_back(std::move(route));
            }
        return result;
    }

    void fill(PlannedRoute& route, const detail::DoorDay& day, const std::vector<Access>& places,
              const RouteTrip& trip, PathFinder& finder) const {
        std::optional<std::size_t> last;
        for (const RouteVisit& visit : trip.visits) {
            if (!visit.place || (last == BasePlace && *visit.place == PlaceIndex{BasePlace}))
                continue;
            const std::size_t place = visit.place->value();
            PlannedStop stop;
            stop.arrive = last ? visit.arrive : visit.leave;
            stop.dwell = last ? visit.leave - visit.arrive : Duration{};
            stop.at = pointOf(day, place);
            if (visit.stop) {
                const std::size_t k = visit.stop->value();
                stop.kind = RouteStopKind::Home;
                stop.home = DemandIndex{day.homes[k]};
                stop.mass = massOf(day, k);
                stop.volume = volumeOf(stop.mass);
                route.mass += stop.mass;
                route.volume += stop.volume;
            } else {
                stop.kind = RouteStopKind::Cabin;
                stop.cabin = CabinIndex(day.cabin);
                stop.mass = route.mass;
                stop.volume = route.volume;
            }
            if (last)
                append(route.line, finder.find(pointOf(day, *last), places[*last], stop.at, places[place]));
            route.stops.push_back(stop);
            last = place;
        }
    }

    [[nodiscard]] Point pointOf(const detail::DoorDay& day, std::size_t place) const {
        return place == BasePlace ? m_plan.cabins[day.cabin].at
                                  : m_plan.city->demand[day.homes[place - 1]].at;
    }

    static void append(Polyline& line, const std::optional<Path>& path) {
        if (!path)
            return;
        for (const Point& point : path->line)
            if (line.empty() || line.back() != point)
                line.push_back(point);
    }

    const Plan& m_plan;
    const PreparedNetwork* m_walks;
    double m_density;
    double m_speed;
    VehicleType m_type;
    Duration m_service;
};

/// From the cache where it is kept from an earlier plan of the same streets. Null for streets that are only
/// this scenario's, which are not worth a preparation; and when stopped.
std::unique_ptr<const PreparedNetwork> prepared(const Plan& plan, const std::filesystem::path& cacheFolder,
                                                const std::stop_token& stop) {
    if (!plan.scenario.closedStreets.empty() || !plan.scenario.footbridges.empty())
        return nullptr;
    const City& city = *plan.city;
    try {
        if (cacheFolder.empty())
            return std::make_unique<const PreparedNetwork>(city.network, TravelMode::Walk, stop);
        const Box& bounds = city.network->bounds();
        const std::string streets = std::to_string(city.network->vertexCount()) + ' ' +
                                    std::to_string(city.network->edgeCount()) + ' ' +
                                    std::to_string(bounds.minX) + ' ' + std::to_string(bounds.minY);
        return std::make_unique<const PreparedNetwork>(
            PreparedCache(cacheFolder).prepare(city.network, TravelMode::Walk, streets, stop).network);
    } catch (const Cancelled&) {
        return nullptr;
    }
}

/// None when stopped.
std::vector<PlannedRoute> planned(const DoorRounds& rounds, const detail::DoorDay& day, std::uint64_t seed,
                                  const std::stop_token& stop) {
    try {
        return rounds.plan(day, seed, stop);
    } catch (const Cancelled&) {
        return {};
    }
}

} // namespace

void planDoorRounds(Plan& plan, const Parameters& parameters, const PlanOptions& options,
                    std::stop_token stop, const ProgressFunction& progress) {
    const auto horizon = static_cast<std::uint32_t>(parameters.value("collection.horizon_days"));
    const std::vector<detail::DoorDay> days = detail::doorDays(plan, parameters, horizon);
    if (days.empty())
        return;
    if (progress)
        progress({Phase::Routing, std::nullopt, std::nullopt, std::nullopt});
    const std::unique_ptr<const PreparedNetwork> walks = prepared(plan, options.cacheFolder, stop);
    if (stop.stop_requested())
        return;
    const DoorRounds rounds(plan, parameters, walks.get());
    std::vector<std::vector<PlannedRoute>> results(days.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t d = next++; d < days.size() && !stop.stop_requested(); d = next++)
            results[d] = planned(rounds, days[d], plan.scenario.seed + d, stop);
    };
    {
        std::vector<std::jthread> helpers;
        for (unsigned t = 1; t < options.threads; ++t)
            helpers.emplace_back(work);
        work();
    }
    for (std::vector<PlannedRoute>& routes : results)
        for (PlannedRoute& route : routes)
            plan.doorRounds.push_back(std::move(route));
}

} // namespace planner
