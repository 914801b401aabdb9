#include "routing_cases.h"

#include "libplanner/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace planner::test {

namespace {

std::shared_ptr<const TravelMatrix> madeTable(const std::vector<std::pair<int, int>>& points,
                                              bool isAsymmetric, double slowness) {
    const std::size_t n = points.size();
    std::vector<std::uint32_t> lengths(n * n);
    std::vector<std::uint32_t> times(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double dx = points[i].first - points[j].first;
            const double dy = points[i].second - points[j].second;
            double length = std::ceil(std::hypot(dx, dy));
            if (isAsymmetric && i < j)
                length = std::ceil(length * 1.2);
            lengths[i * n + j] = static_cast<std::uint32_t>(length);
            times[i * n + j] = static_cast<std::uint32_t>(std::ceil(length * slowness));
        }
    return std::make_shared<const TravelMatrix>(n, times, lengths);
}

void addStops(RoutingData& data, std::size_t stops, unsigned features, Random& random) {
    for (std::size_t s = 0; s < stops; ++s) {
        RoutingStop stop;
        stop.place = PlaceIndex{3 + s};
        stop.load = {static_cast<std::int64_t>(1 + random.below(9)),
                     static_cast<std::int64_t>(1 + random.below(9))};
        stop.service = Duration{static_cast<std::int64_t>(random.below(20))};
        if ((features & Windows) != 0) {
            const auto from = static_cast<std::int64_t>(random.below(800));
            stop.windows.push_back(
                {Duration{from}, Duration{from + 200 + static_cast<std::int64_t>(random.below(300))}});
        }
        if ((features & Releases) != 0)
            stop.release = Duration{static_cast<std::int64_t>(random.below(300))};
        if ((features & Prizes) != 0 && random.below(2) == 0)
            stop.prize = static_cast<std::int64_t>(random.below(200));
        data.stops.push_back(stop);
    }
}

VehicleType madeType(unsigned features, std::size_t number) {
    VehicleType type;
    type.count = 2;
    type.capacity = {12, 12 + static_cast<std::int64_t>(number) * 6};
    type.start = PlaceIndex{number};
    type.end = PlaceIndex{number};
    type.fixedCost = 20 + 30 * static_cast<std::int64_t>(number);
    type.costPerDistance = 1 + static_cast<std::int64_t>(number);
    type.costPerDuration = (features & TimeCost) != 0 ? 2 : 0;
    if ((features & (Trips | Reload)) != 0) {
        type.disposals = {DisposalIndex{std::size_t{0}}, DisposalIndex{std::size_t{1}}};
        type.endsEmpty = (features & Trips) != 0;
        type.maxTrips = 3;
    }
    if ((features & Shift) != 0)
        type.maxDuration = Duration{700};
    if ((features & (Windows | Releases)) != 0)
        type.latest = Duration{2000};
    if ((features & Rest) != 0)
        type.rest = DriverBreak{Duration{200}, Duration{300}, Duration{60}};
    if ((features & Totals) != 0) {
        type.maxLoadTotal = {20, 24};
        type.maxStops = 3;
        type.maxDistance = Distance{900};
    }
    return type;
}

/// Tries every assignment, order and unloading, route by route.
class BruteForce {
public:
    explicit BruteForce(const RoutingProblem& problem) : m_problem(problem) {}

    std::int64_t run() {
        const std::size_t n = m_problem.stops().size();
        const unsigned all = (1U << n) - 1;
        // best[t][mask]: cheapest single route of type t that visits exactly the mask.
        std::vector<std::vector<std::int64_t>> best(m_problem.vehicleTypes().size(),
                                                    std::vector<std::int64_t>(all + 1, Never));
        for (std::size_t t = 0; t < best.size(); ++t)
            for (unsigned mask = 1; mask <= all; ++mask)
                best[t][mask] = bestRoute(t, mask);
        std::vector<std::int64_t> plan(all + 1, Never);
        plan[0] = 0;
        for (std::size_t t = 0; t < best.size(); ++t)
            for (std::uint32_t k = 0; k < m_problem.vehicleTypes()[t].count; ++k)
                for (unsigned mask = all; mask > 0; --mask)
                    for (unsigned part = mask; part > 0; part = (part - 1) & mask)
                        if (best[t][part] < Never && plan[mask ^ part] < Never &&
                            !tearsSequence(part, mask ^ part))
                            plan[mask] = std::min(plan[mask], plan[mask ^ part] + best[t][part]);
        std::int64_t result = Never;
        for (unsigned mask = 0; mask <= all; ++mask) {
            std::int64_t cost = plan[mask];
            for (std::size_t s = 0; s < n && cost < Never; ++s)
                if ((mask >> s & 1U) == 0)
                    cost = m_problem.stops()[s].prize ? cost + *m_problem.stops()[s].prize : Never;
            result = std::min(result, cost);
        }
        return result;
    }

    static constexpr std::int64_t Never = std::int64_t{1} << 60;

private:
    /// Stops that must lie on one route are on both sides.
    [[nodiscard]] bool tearsSequence(unsigned part, unsigned others) const {
        return std::any_of(m_problem.data().sequences.begin(), m_problem.data().sequences.end(),
                           [&](const StopSequence& sequence) {
                               unsigned members = 0;
                               for (const StopIndex stop : sequence)
                                   members |= 1U << stop.value();
                               return (members & part) != 0 && (members & others) != 0;
                           });
    }

    [[nodiscard]] bool mayServe(std::size_t t, unsigned mask) const {
        for (std::size_t s = 0; s < m_problem.stops().size(); ++s) {
            const std::vector<VehicleTypeIndex>& allowed = m_problem.stops()[s].allowedTypes;
            if ((mask >> s & 1U) != 0 && !allowed.empty() &&
                std::find(allowed.begin(), allowed.end(), VehicleTypeIndex{t}) == allowed.end())
                return false;
        }
        return true;
    }

    /// Whether the order at hand keeps what is locked.
    [[nodiscard]] bool keepsLocks() const {
        std::vector<int> stops;
        std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(stops), [](int v) { return v >= 0; });
        for (std::size_t i = 0; i < m_order.size(); ++i)
            if (m_order[i] >= 0 && m_problem.stops()[static_cast<std::size_t>(m_order[i])].isFirst && i > 0)
                return false;
        for (const StopSequence& sequence : m_problem.data().sequences) {
            auto from = stops.begin();
            for (const StopIndex stop : sequence) {
                const auto at = std::find(stops.begin(), stops.end(), static_cast<int>(stop.value()));
                if (at == stops.end())
                    continue;
                if (at < from)
                    return false;
                from = at;
            }
        }
        return true;
    }

    std::int64_t bestRoute(std::size_t t, unsigned mask) {
        m_type = &m_problem.vehicleTypes()[t];
        m_best = Never;
        if (!mayServe(t, mask))
            return Never;
        m_order.clear();
        extend(mask);
        return m_best;
    }

    /// m_order: stops ≥ 0, unloadings as −1 − centre.
    void extend(unsigned left) {
        if (left == 0) {
            if (!m_type->endsEmpty)
                evaluate();
            for (const DisposalIndex centre : m_type->disposals) {
                m_order.push_back(-1 - static_cast<int>(centre.value()));
                if (m_type->endsEmpty)
                    evaluate();
                m_order.pop_back();
            }
            return;
        }
        for (std::size_t s = 0; s < m_problem.stops().size(); ++s) {
            if ((left >> s & 1U) == 0)
                continue;
            m_order.push_back(static_cast<int>(s));
            extend(left & ~(1U << s));
            m_order.pop_back();
        }
        if (m_order.empty() || m_order.back() < 0)
            return;
        for (const DisposalIndex centre : m_type->disposals) {
            m_order.push_back(-1 - static_cast<int>(centre.value()));
            extend(left);
            m_order.pop_back();
        }
    }

    void evaluate() {
        if (!loadsFit() || !keepsLocks())
            return;
        std::int64_t length = 0;
        PlaceIndex at = *m_type->start;
        for (const int visit : m_order) {
            const PlaceIndex to = visit >= 0
                                      ? m_problem.stops()[static_cast<std::size_t>(visit)].place
                                      : m_problem.disposals()[static_cast<std::size_t>(-1 - visit)].place;
            length += m_problem.table(0, 0).distance(at, to).count();
            at = to;
        }
        length += m_problem.table(0, 0).distance(at, *m_type->end).count();
        if (length > m_type->maxDistance.count())
            return;
        // The shortest day: every departure time is tried.
        std::int64_t duration = Never;
        if (needsClock()) {
            for (std::int64_t start = 0; start <= 1200; ++start) {
                const std::int64_t back = drive(start);
                if (back <= m_type->latest.count() && back - start <= m_type->maxDuration.count())
                    duration = std::min(duration, back - start);
            }
            if (duration >= Never)
                return;
        } else {
            duration = 0;
        }
        m_best = std::min(m_best, m_type->fixedCost + m_type->costPerDistance * length +
                                      m_type->costPerDuration * duration);
    }

    [[nodiscard]] bool needsClock() const {
        return m_type->latest < LatestTime || m_type->maxDuration < LatestTime || m_type->costPerDuration > 0;
    }

    [[nodiscard]] bool loadsFit() const {
        LoadVector trip(m_problem.loadDimensions(), 0);
        LoadVector total = trip;
        std::uint32_t trips = 0;
        std::uint32_t stops = 0;
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            if (m_order[i] < 0) {
                trip.assign(trip.size(), 0);
                continue;
            }
            if (i == 0 || m_order[i - 1] < 0)
                ++trips;
            ++stops;
            const LoadVector& load = m_problem.stops()[static_cast<std::size_t>(m_order[i])].load;
            for (std::size_t d = 0; d < trip.size(); ++d) {
                trip[d] += load[d];
                total[d] += load[d];
                if (trip[d] > m_type->capacity[d] ||
                    (!m_type->maxLoadTotal.empty() && total[d] > m_type->maxLoadTotal[d]))
                    return false;
            }
        }
        return trips <= m_type->maxTrips && stops <= m_type->maxStops;
    }

    /// Return when leaving at `start`; Never where a window is missed or a release not yet given.
    [[nodiscard]] std::int64_t drive(std::int64_t start) const {
        std::int64_t clock = start;
        PlaceIndex at = *m_type->start;
        if (released(0) > clock)
            return Never;
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const int visit = m_order[i];
            if (visit >= 0) {
                const RoutingStop& stop = m_problem.stops()[static_cast<std::size_t>(visit)];
                clock += m_problem.table(0, 0).duration(at, stop.place).count();
                if (!stop.windows.empty()) {
                    clock = std::max(clock, stop.windows.front().from.count());
                    if (clock > stop.windows.front().until.count())
                        return Never;
                }
                clock += stop.service.count();
                at = stop.place;
            } else {
                const DisposalCentre& centre = m_problem.disposals()[static_cast<std::size_t>(-1 - visit)];
                clock += m_problem.table(0, 0).duration(at, centre.place).count() + centre.unloading.count();
                clock = std::max(clock, released(i + 1));
                at = centre.place;
            }
        }
        return clock + m_problem.table(0, 0).duration(at, *m_type->end).count();
    }

    [[nodiscard]] std::int64_t released(std::size_t from) const {
        std::int64_t time = 0;
        for (std::size_t i = from; i < m_order.size() && m_order[i] >= 0; ++i)
            time = std::max(time, m_problem.stops()[static_cast<std::size_t>(m_order[i])].release.count());
        return time;
    }

    const RoutingProblem& m_problem;
    const VehicleType* m_type = nullptr;
    std::vector<int> m_order;
    std::int64_t m_best = Never;
};

} // namespace

RoutingData madeCase(std::size_t stops, unsigned features, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::pair<int, int>> points;
    for (std::size_t i = 0; i < stops + 3; ++i)
        points.emplace_back(static_cast<int>(random.below(200)), static_cast<int>(random.below(200)));
    RoutingData data;
    data.placeCount = points.size();
    data.loadDimensions = 2;
    data.tables = {madeTable(points, (features & Asymmetric) != 0, 1.0)};
    if ((features & Periods) != 0) {
        data.periods = {Duration{}, Duration{150}, Duration{500}};
        data.tables.push_back(madeTable(points, (features & Asymmetric) != 0, 2.0));
        data.tables.push_back(data.tables.front());
    }
    addStops(data, stops, features, random);
    for (std::size_t c = 1; c < 3 && (features & (Trips | Reload)) != 0; ++c) {
        DisposalCentre centre;
        centre.place = PlaceIndex{c};
        centre.unloading = Duration{15};
        if ((features & CentreLimits) != 0 && c == 1)
            centre.capacity = {10, 10};
        data.disposals.push_back(centre);
    }
    data.vehicleTypes.push_back(madeType(features, 0));
    if ((features & TwoTypes) != 0)
        data.vehicleTypes.push_back(madeType(features, 1));
    if ((features & Locks) != 0 && stops >= 3) {
        const std::size_t shift = random.below(stops);
        const auto stop = [&](std::size_t i) { return StopIndex{(i + shift) % stops}; };
        data.sequences = {{stop(0), stop(1)}};
        if (random.below(2) == 0)
            data.sequences.front().push_back(stop(2));
        data.stops[stop(random.below(stops)).value()].isFirst = true;
        data.stops[stop(1).value()].allowedTypes = {VehicleTypeIndex{data.vehicleTypes.size() - 1}};
    }
    data.vehicleTypes.front().count = static_cast<std::uint32_t>(std::max<std::size_t>(2, stops));
    return data;
}

std::int64_t bruteForce(const RoutingProblem& problem) {
    return BruteForce(problem).run();
}

} // namespace planner::test
