#include "libplanner/collection/visit_worth.h"

#include "libplanner/collection/fleet_model.h"

#include <algorithm>

namespace planner::detail {

namespace {

constexpr std::int64_t Far = std::int64_t{1} << 60;

class Worths {
public:
    Worths(const CollectionInput& input, const CollectionParameters& parameters)
        : m_input(input), m_table(*input.tables.front()), m_mode(parameters.costMode),
          m_truck(input.fleet.empty() ? parameters.defaultTruck : input.fleet.front()),
          m_largest(largestTruck(input, parameters)) {}

    [[nodiscard]] std::int64_t of(std::size_t row, const CabinFill& fill) const {
        const PlaceIndex place = *m_input.cabins[row].place;
        std::int64_t haul = Far;
        for (const CollectionCentre& centre : m_input.centres)
            haul = std::min(haul, cost(place, centre.place));
        std::int64_t nearest = haul;
        for (const CollectionCabin& other : m_input.cabins)
            if (&other != &m_input.cabins[row] && other.place)
                nearest = std::min(nearest, cost(*other.place, place));
        if (haul >= Far)
            return 0;
        const std::int64_t days = fill.intervalDays;
        const std::int64_t volume = std::max<std::int64_t>(1, fill.volume.count() * days);
        const std::int64_t mass = std::max<std::int64_t>(1, fill.mass.count() * days);
        const std::int64_t stops = std::max<std::int64_t>(
            1, std::min(m_largest.volume.count() / volume, m_largest.mass.count() / mass));
        return 2 * haul / stops + nearest;
    }

private:
    [[nodiscard]] std::int64_t cost(PlaceIndex from, PlaceIndex to) const {
        if (!m_table.isReachable(from, to))
            return Far;
        const std::int64_t length = m_table.distance(from, to).count();
        const std::int64_t time = m_table.duration(from, to).count();
        switch (m_mode) {
        case CostMode::Length: return length;
        case CostMode::Time: return time;
        case CostMode::Money:
            return length * m_truck.costPerKilometre.count() * CostUnitsPerMmAtOnePerKm +
                   time * m_truck.costPerHour.count() * CostUnitsPerMsAtOnePerHour;
        }
        return Far;
    }

    const CollectionInput& m_input;
    const TravelMatrix& m_table;
    CostMode m_mode;
    CollectionTruck m_truck;
    LargestTruck m_largest;
};

} // namespace

std::vector<std::int64_t> visitWorths(const CollectionInput& input, const CollectionParameters& parameters,
                                      const std::vector<CabinFill>& fills) {
    const Worths worths(input, parameters);
    std::vector<std::int64_t> result;
    for (std::size_t row = 0; row < fills.size(); ++row)
        result.push_back(input.cabins[row].place ? worths.of(row, fills[row]) : 0);
    return result;
}

} // namespace planner::detail
